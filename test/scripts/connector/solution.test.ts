// The solution zip: the structure that Dataverse exports and imports for a connector alone.
import { unzipSync } from 'fflate';
import { guidOf } from '../../../scripts/connector/guid.ts';
import { solutionId, solutionName } from '../../../scripts/connector/solution.ts';
import { readConnector } from '../../../scripts/connector-lint/connector.ts';
import { agentRules } from '../../../scripts/connector-lint/rules/agents.ts';
import { made } from './wanted.ts';
import { contentOf, jsonOf } from './written.ts';

const titles = ['Store Relay', 'Store Relay for agents'];
const [connectorName, agentsName] = titles.map((title) => solutionName({ title }));
const zip = contentOf('StoreRelayConnector.zip');
const entries = unzipSync(zip);
function textOf(name: string): string {
  return Buffer.from(entries[name] ?? []).toString();
}
function valuesIn(xml: string, element: string): (string | undefined)[] {
  return [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(([, value]) => value);
}
function valueIn(xml: string, element: string): string | undefined {
  return valuesIn(xml, element)[0];
}
function partOf(name: string | undefined, part: string) {
  return JSON.parse(textOf(`Connector/${name}_${part}.json`));
}

const solution = textOf('solution.xml');
const customizations = textOf('customizations.xml');

/** Every element is closed, in order. */
function unclosed(xml: string): string[] {
  const open: string[] = [];
  for (const [, end, name = '', alone] of xml.matchAll(/<(\/?)([A-Za-z][\w.]*)[^<>]*?(\/?)>/g)) {
    if (alone) continue;
    if (!end) open.push(name);
    else if (open.pop() !== name) return [`</${name}>`];
  }
  return open;
}

test('It holds the two manifests, the types of its files, and four files of each connector', () => {
  const parts = ['connectionparameters.json', 'iconblob.Png', 'openapidefinition.json', 'policytemplateinstances.json'];
  expect(Object.keys(entries)).toEqual([
    ...[agentsName, connectorName].flatMap((name) => parts.map((part) => `Connector/${name}_${part}`)),
    '[Content_Types].xml',
    'customizations.xml',
    'solution.xml',
  ]);
});

test.each(['[Content_Types].xml', 'customizations.xml', 'solution.xml'])('%s is well-formed', (name) => {
  expect(textOf(name)).toMatch(/^\uFEFF?<\?xml version="1\.0" encoding="utf-8"\?>/);
  expect(unclosed(textOf(name))).toEqual([]);
});

test('The types cover every ending in the zip', () => {
  const endings = new Set(Object.keys(entries).map((name) => name.slice(name.lastIndexOf('.') + 1)));
  expect(endings).toEqual(new Set(['xml', 'json', 'Png']));
  for (const ending of endings) expect(textOf('[Content_Types].xml')).toContain(`<Default Extension="${ending}"`);
});

test('It is unmanaged, and its components are the two connectors', () => {
  expect(valueIn(solution, 'Managed')).toBe('0');
  expect(valueIn(solution, 'Version')).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
  expect(solution.match(/<RootComponent /g)).toHaveLength(2);
  for (const title of titles)
    expect(solution).toContain(
      `<RootComponent type="372" id="{${solutionId({ title })}}" schemaName="${solutionName({ title })}" behavior="0" />`,
    );
  expect(new Set(titles.map((title) => solutionId({ title }))).size).toBe(2);
});

test('The name begins with the prefix of the publisher, with a space as Dataverse encodes it', () => {
  expect(connectorName).toBe(`${valueIn(solution, 'CustomizationPrefix')}_store-20relay`);
  expect(connectorName).toMatch(/^[a-z]{2,8}_[A-Za-z0-9-]+$/);
});

test('Both manifests name the same connector', () => {
  expect(valuesIn(customizations, 'displayname')).toEqual(titles);
  expect(valuesIn(customizations, 'connectorid')).toEqual(titles.map((title) => solutionId({ title })));
  expect(valuesIn(customizations, 'name')).toEqual([connectorName, agentsName]);
  expect(valuesIn(customizations, 'connectortype')).toEqual(['1', '1']);
});

test.each(['openapidefinition', 'connectionparameters', 'policytemplateinstances', 'iconblob'])(
  'The file that %s points at is in the zip',
  (element) => {
    const names = valuesIn(customizations, element);
    expect(names).toHaveLength(2);
    expect(Object.keys(entries).map((name) => `/${name}`)).toEqual(expect.arrayContaining(names));
  },
);

test('The files are those of the variant with a function key, and of the one for agents', () => {
  const { connectionParameters, policyTemplateInstances } =
    jsonOf('power-platform/apiProperties.json').properties ?? {};
  expect(partOf(connectorName, 'openapidefinition')).toEqual(made.key.definition);
  expect(partOf(connectorName, 'connectionparameters')).toEqual(connectionParameters);
  expect(partOf(connectorName, 'policytemplateinstances')).toEqual(policyTemplateInstances);
  expect(partOf(agentsName, 'openapidefinition')).toEqual(made.agents.definition);
  expect(partOf(agentsName, 'policytemplateinstances')).toEqual([]);
});

test('The mark of the MCP server is in the solution, and the rules about agents hold there', () => {
  const packed = partOf(agentsName, 'openapidefinition');
  expect(packed.paths['/api/mcp'].post['x-ms-agentic-protocol']).toBe('mcp-streamable-1.0');
  const findings = (definition: unknown): string[] => {
    const files = { definition: JSON.stringify(definition), properties: '{}', icon: Buffer.alloc(0) };
    return agentRules.flatMap(({ name, check }) => (check(readConnector(files)).length > 0 ? [name] : []));
  };
  expect(findings(packed)).toEqual([]);
  delete packed.paths['/api/mcp'].post['x-ms-agentic-protocol'];
  expect(findings(packed)).toEqual(['AgenticProtocolMissing']);
});

test('A GUID is derived from a name as in RFC 9562', () => {
  // uuid.uuid5(uuid.NAMESPACE_URL, 'https://example.com/') in Python
  expect(guidOf('https://example.com/')).toBe('dd2c1780-811a-5296-81c5-178a0ef488bc');
});
