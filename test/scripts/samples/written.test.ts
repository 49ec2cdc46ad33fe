// Validates everything that `npm run samples` writes: against strict schemas, for consistency, and against the relay's definition.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { catalog } from '../../../connector/catalog.ts';
import { workflowSettingsOf } from '../../../scripts/samples/build/workflow.ts';
import { treePartsOf } from '../../../scripts/samples/expression/print.ts';
import { expressionsIn, textsIn } from '../../../scripts/samples/expression/template.ts';
import { knownFunctions } from '../../../scripts/samples/run/evaluate.ts';
import { type Flow, readFlows, readSettings, WEEK } from '../../../scripts/samples/source.ts';
import { samplesOf, writtenSamples } from '../../../scripts/samples/written.ts';
import { readText } from '../../support/sources.ts';
import { type Any, relaySwagger } from './calls.ts';
import { judgeWorkflow } from './judge.ts';
import { workflowFaultsBy } from './schemas.ts';

const flows = readFlows();
const settings = readSettings();
const files = writtenSamples(flows, settings);

function bytesOf(path: string): Buffer {
  const found = files.get(path);
  if (!found) throw new Error(`${path} is not written`);
  return found;
}
const read = new Map<string, Any>();
/** Each is parsed once: a test that modifies one takes a copy. */
function once(path: string, make: () => Any): Any {
  if (!read.has(path)) read.set(path, make());
  return read.get(path);
}
function jsonOf(path: string): Any {
  return once(path, () => JSON.parse(bytesOf(path).toString()));
}

function templateOf(sample: string): Any {
  return jsonOf(`consumption/${sample}.json`);
}
function resourcesOf(sample: string, type: string): Any[] {
  return templateOf(sample).resources.filter((each: Any) => each.type === type);
}
function workflowOf({ id, sample }: Flow): Any {
  return resourcesOf(sample, 'Microsoft.Logic/workflows').find(({ name }) => name === `store-relay-${id}`).properties;
}
function unzipped(bytes: Buffer): Any {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, each]) => [name, JSON.parse(strFromU8(each))]),
  );
}
function entriesOf({ id }: Flow): Record<string, Any> {
  return once(id, () => unzipped(bytesOf(`power-automate/${id}.zip`)));
}
function entryOf(flow: Flow, end: string): Any {
  return Object.entries(entriesOf(flow)).find(([name]) => name.endsWith(end))?.[1];
}
function packagedOf(flow: Flow): Any {
  return entryOf(flow, '/definition.json').properties;
}
function standardOf({ id }: Flow): Any {
  return jsonOf(`standard/${id}/workflow.json`).definition;
}

function connectionsIn(value: Any, pattern: RegExp): string[] {
  return [...new Set([...JSON.stringify(value).matchAll(pattern)].map(([, name = '']) => name))].sort();
}

const each = flows.map((flow) => [flow.id, flow] as const);
const samples = samplesOf(flows);
const samplesFolder = new URL('../../../../samples/', import.meta.url);
const week = readdirSync(new URL(WEEK, samplesFolder)).map((file) => file.replace('.json', ''));

test('There are ten samples, each with one flow or with one for each store, and the short ones', () => {
  expect(samples.filter((sample) => !week.includes(sample))).toHaveLength(10);
  expect(flows.map(({ id }) => id.replace(/-(apple|galaxy)$/, ''))).toEqual(flows.map(({ sample }) => sample));
  const others = ['settings.json', 'store-relay.http', 'http-client.env.json', 'bruno'];
  const inFolder = readdirSync(samplesFolder);
  expect(inFolder.filter((name) => !samples.includes(name)).sort()).toEqual([...others, WEEK].sort());
});

test('Their settings keep to one form, and each is used', () => {
  expect(workflowFaultsBy('settings', settings)).toEqual([]);
  const used = new Set(flows.flatMap(workflowSettingsOf));
  expect([...used].sort()).toEqual(Object.keys(settings).sort());
});

test('They are written for three platforms, and nothing else is', () => {
  const wanted = [
    ...samples.map((sample) => `consumption/${sample}.json`),
    ...['host', 'connections', 'parameters'].map((name) => `standard/${name}.json`),
    ...flows.flatMap(({ id }) => [`standard/${id}/workflow.json`, `power-automate/${id}.zip`]),
  ];
  expect([...files.keys()].sort()).toEqual(wanted.sort());
});

describe.each(each)('%s', (_, flow) => {
  const definitions = (): Any[] => [workflowOf(flow).definition, standardOf(flow), packagedOf(flow).definition];
  /** Every action and trigger of a definition with its inputs, at any depth. */
  const steps = (value: Any): Any[] =>
    typeof value !== 'object' || value === null
      ? []
      : [...(value.inputs?.host ? [value] : []), ...Object.values(value).flatMap(steps)];
  const isOurs = ({ inputs: { host } }: Any): boolean => /relay/.test(JSON.stringify(host));
  const reads = ({ inputs: { host, method, path } }: Any): boolean => {
    const route = String(path ?? '').replace(/@\{[^}]*\}/g, '{}');
    const operation = catalog.find((each) =>
      host.operationId === undefined
        ? each.method.toLowerCase() === (method ?? 'post') && `/api/${each.address.replace(/\{\w+\}/g, '{}')}` === route
        : each.id === host.operationId,
    );
    if (!operation) throw new Error(`There is no operation at ${route}`);
    return operation.method === 'GET' || operation.safe === true;
  };

  /** For other connectors: the Logic Apps requests, and the operations that Power Automate knows by name only. */
  const readsElsewhere = ({ inputs: { host, method } }: Any): boolean =>
    method === 'get' || ['GetFormResponseById', 'GetItems'].includes(host.operationId);

  test('repeats no write by itself, and a read a few times, whichever connector it is of', () => {
    for (const definition of definitions()) {
      expect(steps(definition).filter(isOurs).length).toBeGreaterThan(0);
      for (const step of steps(definition))
        expect([step.inputs.path ?? step.inputs.host.operationId, step.inputs.retryPolicy]).toEqual([
          expect.anything(),
          (isOurs(step) ? reads : readsElsewhere)(step)
            ? expect.objectContaining({ type: 'exponential', count: 3 })
            : { type: 'none' },
        ]);
    }
  });
});

test('They are the same, byte for byte, when they are written again', () => {
  for (const [path, bytes] of writtenSamples(readFlows(), readSettings()))
    expect([path, bytes.equals(bytesOf(path))]).toEqual([path, true]);
});

describe.each(each)('%s', (_, flow) => {
  test('keeps to the form of a sample', () => {
    expect(workflowFaultsBy('source', flow)).toEqual([]);
  });

  test('keeps to the form of each platform', () => {
    expect(workflowFaultsBy('consumption', workflowOf(flow).definition)).toEqual([]);
    expect(workflowFaultsBy('standard', jsonOf(`standard/${flow.id}/workflow.json`))).toEqual([]);
    expect(workflowFaultsBy('standardDefinition', standardOf(flow))).toEqual([]);
    expect(workflowFaultsBy('flowDefinition', packagedOf(flow).definition)).toEqual([]);
  });

  test('is valid for Logic Apps (Consumption)', () => {
    const { definition } = workflowOf(flow);
    expect(judgeWorkflow(definition, Object.keys(definition.parameters))).toEqual([]);
  });

  test('is valid for Logic Apps (Standard)', () => {
    expect(judgeWorkflow(standardOf(flow), Object.keys(jsonOf('standard/parameters.json')))).toEqual([]);
  });

  test('is valid for Power Automate', () => {
    expect(judgeWorkflow(packagedOf(flow).definition, ['$authentication', '$connections'])).toEqual([]);
  });

  test('does the same on all platforms', () => {
    const shape = (actions: Any): Any =>
      Object.fromEntries(
        Object.entries<Any>(actions).map(([name, node]) => [
          name,
          [node.runAfter, node.actions && shape(node.actions)],
        ]),
      );
    const wanted = shape(flow.actions);
    for (const { actions } of [workflowOf(flow).definition, standardOf(flow), packagedOf(flow).definition])
      expect(Object.keys(shape(actions))).toEqual(Object.keys(wanted));
    expect(shape(standardOf(flow).actions)).toEqual(shape(workflowOf(flow).definition.actions));
    expect(shape(packagedOf(flow).definition.actions)).toEqual(shape(workflowOf(flow).definition.actions));
  });
});

describe('As a package of Power Automate', () => {
  test.each(each)('%s has five files, named as the importer wants them', (_, flow) => {
    const { name: id } = entryOf(flow, '/definition.json');
    expect(Object.keys(entriesOf(flow)).sort()).toEqual(
      [
        'manifest.json',
        'Microsoft.Flow/flows/manifest.json',
        ...['apisMap', 'connectionsMap', 'definition'].map((name) => `Microsoft.Flow/flows/${id}/${name}.json`),
      ].sort(),
    );
    expect(entryOf(flow, 'flows/manifest.json').flowAssets.assetPaths).toEqual([id]);
  });

  test.each(each)('%s keeps to the form of each file', (_, flow) => {
    const entries = entriesOf(flow);
    const forms = { apisMap: 'map', connectionsMap: 'map', definition: 'flow' } as const;
    expect(workflowFaultsBy('manifest', entries['manifest.json'])).toEqual([]);
    expect(workflowFaultsBy('flowsManifest', entries['Microsoft.Flow/flows/manifest.json'])).toEqual([]);
    for (const [name, form] of Object.entries(forms))
      expect(workflowFaultsBy(form, entryOf(flow, `/${name}.json`))).toEqual([]);
  });

  test.each(each)('%s names each connection in all files alike', (_, flow) => {
    const { definition, connectionReferences } = packagedOf(flow);
    const used = connectionsIn(definition, /"connectionName":"([^"]+)"/g);
    const { resources } = entriesOf(flow)['manifest.json'];
    const [apis, connections] = [entryOf(flow, '/apisMap.json'), entryOf(flow, '/connectionsMap.json')];
    for (const map of [connectionReferences, apis, connections]) expect(Object.keys(map).sort()).toEqual(used);
    for (const name of used) {
      expect(resources[apis[name]].type).toBe('Microsoft.PowerApps/apis');
      expect(resources[connections[name]].dependsOn).toEqual([apis[name]]);
    }
    const root = resources[entryOf(flow, '/definition.json').name];
    expect(root.dependsOn.toSorted()).toEqual(used.flatMap((name) => [apis[name], connections[name]]).toSorted());
    expect(Object.keys(resources)).toHaveLength(1 + 2 * used.length);
  });

  test.each(each)('%s lets the maker pick the relay, and knows the other connectors by name', (_, flow) => {
    const { resources } = entriesOf(flow)['manifest.json'];
    for (const [name, id] of Object.entries<string>(entryOf(flow, '/apisMap.json'))) {
      const { id: api, name: apiName, creationType, configurableBy } = resources[id];
      const isOurs = name === 'shared_store-20relay';
      expect([api === undefined, apiName, creationType, configurableBy]).toEqual(
        isOurs ? [true, undefined, 'Existing', 'User'] : [false, name, undefined, 'System'],
      );
    }
  });
});

describe('As a template of Azure Resource Manager', () => {
  test.each(samples)('%s keeps to the form', (sample) => {
    expect(workflowFaultsBy('template', templateOf(sample))).toEqual([]);
  });

  test.each(samples)(
    '%s has a connector with just the operations that it needs, lookups and the test of a connection too',
    (sample) => {
      const [connector, ...others] = resourcesOf(sample, 'Microsoft.Web/customApis');
      const own = connector.properties.swagger;
      expect(others).toEqual([]);
      const ids = Object.values<Any>(own.paths).flatMap((path) =>
        Object.values<Any>(path).map(({ operationId }) => operationId),
      );
      expect(ids).toEqual(expect.arrayContaining(connectionsIn(own, /"operationId":"(\w+)"/g)));
      expect(ids).toContain('ListAccounts');
      const paths = Object.keys(own.paths);
      const routes = paths.map((path) => path.replace(/\{\w+\}/g, '{}'));
      for (const flow of flows.filter((each) => each.sample === sample)) {
        const asked = connectionsIn(workflowOf(flow).definition, /"path":"(\/api\/[^"]+)"/g);
        expect(routes).toEqual(expect.arrayContaining(asked.map((path) => path.replace(/@\{[^}]*\}/g, '{}'))));
      }
      expect(paths.every((path) => path in relaySwagger.paths)).toBe(true);
    },
  );

  test.each(samples)('%s declares every parameter that it uses, and uses each that it declares', (sample) => {
    const { parameters, resources } = templateOf(sample);
    const inBrackets = textsIn(resources).filter((text) => /^\[(?!\[)[\s\S]*\]$/.test(text));
    const used = connectionsIn(inBrackets, /parameters\('(\w+)'\)/g);
    expect(used).toEqual(Object.keys(parameters).sort());
  });

  test.each(samples)('%s depends on what it makes, and on nothing else', (sample) => {
    const { resources } = templateOf(sample);
    const made = resources.map(({ type, name }: Any) => `[resourceId('${type}', '${name}')]`);
    const wanted = resources.flatMap(({ dependsOn = [] }: Any) => dependsOn);
    expect(wanted.filter((id: string) => !made.includes(id))).toEqual([]);
    expect(new Set(made).size).toBe(made.length);
  });

  test.each(each)('%s has each connection in the workflow, in its parameters and among the resources', (_, flow) => {
    const { definition, parameters } = workflowOf(flow);
    const used = connectionsIn(definition, /\['(\w+)'\]\['connectionId'\]/g);
    const given = parameters.$connections.value;
    const made = resourcesOf(flow.sample, 'Microsoft.Web/connections').map(({ name }) => name);
    expect(Object.keys(given).sort()).toEqual(used);
    for (const { connectionName, connectionId } of Object.values<Any>(given)) {
      expect(made).toContain(connectionName);
      expect(connectionId).toBe(`[resourceId('Microsoft.Web/connections', '${connectionName}')]`);
    }
    expect(Object.keys(parameters).sort()).toEqual(Object.keys(definition.parameters).sort());
  });

  test('A text in brackets that is no expression gets a second bracket', () => {
    const [flow] = flows;
    if (!flow) throw new Error('There is no flow.');
    const compose = { type: 'Compose', inputs: ['[1, 2]', '[open', 'a [b]'], runAfter: {} } as const;
    const files = writtenSamples([{ ...flow, actions: { Compose: compose } }], settings);
    const template: Any = JSON.parse(String(files.get(`consumption/${flow.sample}.json`)));
    const made = template.resources.find(({ type }: Any) => type === 'Microsoft.Logic/workflows');
    expect(made.properties.definition.actions.Compose.inputs).toEqual(['[[1, 2]', '[open', 'a [b]']);
  });
});

describe('As a project of Logic Apps (Standard)', () => {
  test('the workflows share their connections and parameters, and use each of them', () => {
    const all = flows.map(standardOf);
    const { managedApiConnections } = jsonOf('standard/connections.json');
    expect(workflowFaultsBy('connections', jsonOf('standard/connections.json'))).toEqual([]);
    expect(workflowFaultsBy('parameters', jsonOf('standard/parameters.json'))).toEqual([]);
    expect(Object.keys(managedApiConnections).sort()).toEqual(connectionsIn(all, /"referenceName":"(\w+)"/g));
    expect(Object.keys(jsonOf('standard/parameters.json'))).toEqual(connectionsIn(all, /parameters\('(\w+)'\)/g));
  });
});

describe('What is written', () => {
  const texts = [...files].flatMap(([path, bytes]) =>
    path.endsWith('.zip') ? Object.values(unzipSync(bytes)).map((entry) => strFromU8(entry)) : [bytes.toString('utf8')],
  );

  test('has no ID but those that are made of names', () => {
    const ids = texts.flatMap((text) => text.match(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi) ?? []);
    expect(ids.length).toBeGreaterThan(0);
    // all of ours are derived from names (version 5); those of a tenant are random (version 4)
    expect(ids.filter((id) => !/^[0-9a-f-]{14}5[0-9a-f]{3}-[89ab]/.test(id))).toEqual([]);
  });

  test('has no mail address but the two of nobody, and that of the connector', () => {
    const addresses = texts.flatMap((text) => text.match(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g) ?? []);
    const known = ['maintainers@store-relay.example', 'someone.else@example.com', 'someone@example.com'];
    expect([...new Set(addresses)].sort()).toEqual(known);
  });

  test('leads to no host but those of Microsoft, of examples and of nobody', () => {
    const hosts = texts.flatMap((text) => [...text.matchAll(/https?:\/\/(\w[\w.-]*)/g)].map(([, host = '']) => host));
    const known = /(^|\.)(azure\.com|example|example\.com|invalid)$/;
    expect([...new Set(hosts)].filter((host) => !known.test(host))).toEqual([]);
  });

  test('calls no function that the runs of these tests do not know', () => {
    const called = flows.flatMap((flow) =>
      [workflowOf(flow).definition, packagedOf(flow).definition]
        .flatMap(({ triggers, actions }) => expressionsIn([triggers, actions]))
        .flatMap(treePartsOf)
        .flatMap((part) => (part.kind === 'call' ? [part.name] : [])),
    );
    const examples = readText('docs/examples.md');
    const inExamples = knownFunctions.filter((name) => examples.includes(`${name}(`));
    expect([...new Set([...called, ...inExamples])].sort()).toEqual(knownFunctions);
  });
});

test.each<[string, (action: Any) => void]>([
  ['a misspelt property', (action) => Object.assign(action, { runafter: {} })],
  ['a missing order', (action) => delete action.runAfter],
  ['an unknown kind', (action) => Object.assign(action, { type: 'Compse' })],
  ['an unknown status', (action) => Object.assign(action.runAfter, { Card: ['Succeded'] })],
])('The schema of a workflow refuses %s', (_, spoil) => {
  const flow = flows.find(({ id }) => id === 'low-star-review-apple') as Flow;
  for (const [form, { definition }] of [
    ['consumption', workflowOf(flow)],
    ['flowDefinition', packagedOf(flow)],
  ] as const) {
    const spoilt = structuredClone(definition);
    spoil(spoilt.actions.Card);
    expect(workflowFaultsBy(form, spoilt)).not.toEqual([]);
  }
});

describe('The check finds', () => {
  const flow = flows.find(({ id }) => id === 'low-star-review-apple') as Flow;
  const judged = (spoil: (definition: Any) => void, id = flow.id): string[] => {
    const { definition } = structuredClone(workflowOf(flows.find((each) => each.id === id) as Flow));
    spoil(definition);
    return judgeWorkflow(definition, Object.keys(definition.parameters));
  };
  const inner = (definition: Any): Any => definition.actions.Reply_is_wanted.actions;

  test.each<[string, (definition: Any) => void, string]>([
    [
      'an action that runs after none',
      ({ actions }) => Object.assign(actions.Card.runAfter, { Nobody: ['Succeeded'] }),
      'is not beside it',
    ],
    [
      'a circle',
      ({ actions }) => Object.assign(actions.Card.runAfter, { Ask_team: ['Succeeded'] }),
      'waits for itself',
    ],
    [
      'a name that is there twice',
      (definition) => Object.assign(inner(definition), { CARD: { type: 'Compose', inputs: 1, runAfter: {} } }),
      'is there twice',
    ],
    [
      'an answer that is read too early',
      ({ actions }) => Object.assign(actions.Card, { inputs: "@body('Reply')" }),
      'which has not been',
    ],
    [
      'a loop that is none',
      ({ actions }) => Object.assign(actions.Card, { inputs: "@items('Card')" }),
      'is not in the loop',
    ],
    [
      'a parameter that there is not',
      ({ actions }) => Object.assign(actions.Card, { inputs: "@parameters('Nobody')" }),
      'the parameter Nobody',
    ],
    [
      'a path that is no operation',
      (definition) => Object.assign(inner(definition).Reply.inputs, { path: '/api/nothing' }),
      'calls no operation',
    ],
    [
      'an input that the operation does not have',
      (definition) => Object.assign(inner(definition).Reply.inputs, { queries: { colour: 'red' } }),
      'has no colour',
    ],
    [
      'an input that is missing',
      (definition) => Object.assign(inner(definition).Reply.inputs, { body: { reviewId: 'x' } }),
      'lacks responseBody',
    ],
    [
      'a value of another kind',
      (definition) => Object.assign(inner(definition).Reply.inputs.body, { reviewId: 5 }),
      'is no string',
    ],
    [
      'a field that the trigger does not have',
      ({ actions }) => Object.assign(actions.Card, { inputs: "@triggerBody()?['stars']" }),
      'there is no stars',
    ],
    [
      'a field that an answer does not have',
      (definition) =>
        Object.assign(inner(definition).Say_so.inputs.body, { messageBody: "@{body('Reply')?['state']}" }),
      'there is no state',
    ],
  ])('%s', (_, spoil, sentence) => {
    expect(judged(spoil).join('\n')).toContain(sentence);
  });

  test('a trigger without an input that it needs', () => {
    const spoil = ({ triggers }: Any): void => {
      for (const { inputs } of Object.values<Any>(triggers)) Object.assign(inputs, { queries: {} });
    };
    expect(judged(spoil, 'daily-sales').join('\n')).toContain('lacks vendorNumber');
  });

  test('nothing in a valid flow', () => {
    expect(judged(() => undefined)).toEqual([]);
  });
});

describe('The command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samples-'));
  const script = fileURLToPath(new URL('../../../scripts/samples/main.js', import.meta.url));
  const command = (...given: string[]) =>
    spawnSync(process.execPath, [script, ...given], { encoding: 'utf8', cwd: folder });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('writes every file below the folder that is named, and says what each is for', () => {
    const { status, stdout } = command('--out', 'out');
    expect(status).toBe(0);
    for (const [path, bytes] of files) expect(readFileSync(join(folder, 'out', path)).equals(bytes)).toBe(true);
    expect(flows.filter(({ id }) => !stdout.includes(id))).toEqual([]);
  });

  test('refuses what it does not know, and writes nothing', () => {
    const { status, stderr } = command('--where', 'here');
    expect([status, stderr]).toEqual([2, expect.stringContaining('Usage: npm run samples')]);
    expect(readdirSync(folder).filter((name) => name !== 'out')).toEqual([]);
  });
});

describe('The page about the samples', () => {
  const page = readText('docs/samples.md');

  test.each(each)('has %s, and what it uses', (_, { sample, trigger, actions }) => {
    expect(page).toContain(`\`${sample}\``);
    const used = connectionsIn([trigger, actions], /"use":"relay\.(\w+)"/g);
    expect(used.filter((id) => !page.includes(`\`${id}\``))).toEqual([]);
  });

  test('has every setting', () => {
    expect(Object.keys(settings).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  test('has every application setting of the Standard project', () => {
    const wanted = connectionsIn(jsonOf('standard/connections.json'), /appsetting\('(\w+)'\)/g);
    expect(wanted.filter((name) => !page.includes(name))).toEqual([]);
  });
});
