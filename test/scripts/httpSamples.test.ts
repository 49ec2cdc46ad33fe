// The requests for HTTP clients: read by the parser of Bruno, and sent to a local relay in front of the simulated stores.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { catalog } from '../../connector/catalog.ts';
import { isCallable } from '../../connector/emit/callable.ts';
import { orphans } from '../../scripts/generate/files.ts';
import { brunoCollection } from '../../scripts/generate/httpSamples.ts';
import { sampleBodies } from '../../scripts/generate/sampleBodies.ts';
import { type Sandbox, startSandbox } from '../../scripts/simulator/simulator.ts';
import { type EntryPoint, openLocalHost, TEST_FUNCTION_KEY } from '../support/entryPoints.ts';
import { sourceRoot } from '../support/sources.ts';

interface BruInput {
  readonly name: string;
  readonly value: string;
  readonly enabled: boolean;
  readonly type?: 'path' | 'query';
}
interface BruRequest {
  readonly meta: { readonly name: string };
  readonly http: { readonly method: string; readonly url: string; readonly body: string };
  readonly params?: readonly BruInput[];
  readonly headers?: readonly BruInput[];
  readonly body?: { readonly json?: string };
}
interface BruLanguage {
  readonly bruToJsonV2: (text: string) => BruRequest;
  readonly bruToEnvJsonV2: (text: string) => { variables: readonly (BruInput & { secret: boolean })[] };
  readonly collectionBruToJson: (text: string) => { headers: readonly BruInput[] };
}

const { bruToJsonV2, bruToEnvJsonV2, collectionBruToJson }: BruLanguage = createRequire(import.meta.url)(
  '@usebruno/lang',
);
const files = brunoCollection();
const requests = new Map(
  [...files]
    .filter(([name]) => /^[A-Z].*\.bru$/.test(name))
    .map(([name, text]) => [name.replace(/^.*\/|\.bru$/g, ''), bruToJsonV2(text)] as const),
);
const { variables } = bruToEnvJsonV2(files.get('environments/sandbox.bru') ?? '');
const rows = catalog.filter(isCallable);
const httpFile = readFileSync(join(sourceRoot, 'samples', 'store-relay.http'), 'utf8');

describe('The collection of Bruno', () => {
  test('has a request for each operation, and no other file', () => {
    expect([...requests.keys()].sort()).toEqual(rows.map(({ id }) => id).sort());
    expect(orphans()).toEqual([]);
  });

  test.each(rows.map((row) => [row.id, row] as const))(
    '%s has every input in its place',
    (id, { method, address, names, body }) => {
      const { http, params = [], headers = [], body: content } = requests.get(id) as BruRequest;
      expect([http.method, http.url.split('?')[0]]).toEqual([
        method.toLowerCase(),
        `{{relay}}/${address.replace(/\{(\w+)\}/g, ':$1')}`,
      ]);
      const inPlace = (place: string) => params.filter(({ type }) => type === place).map(({ name }) => name);
      expect(inPlace('path')).toEqual(names.path);
      expect(names.query).toEqual(expect.arrayContaining(inPlace('query')));
      expect(headers.map(({ name }) => name)).toEqual(expect.arrayContaining([...names.header]));
      expect(content?.json !== undefined).toBe(body !== undefined && body.format !== 'binary');
      if (content?.json !== undefined) expect(typeof JSON.parse(content.json)).toBe('object');
    },
  );

  test('every variable is in the environment, and the secret ones have no value', () => {
    const used = new Set([...[...files.values()].join('').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name));
    expect(variables.map(({ name }) => name)).toEqual(expect.arrayContaining([...used]));
    const secrets = variables.filter(({ secret }) => secret);
    expect(secrets.map(({ name }) => name)).toContain('key');
    expect(secrets.filter(({ value }) => value)).toEqual([]);
    const { headers } = collectionBruToJson(files.get('collection.bru') ?? '');
    expect(headers).toMatchObject([{ name: 'x-functions-key', value: '{{key}}', enabled: true }]);
  });
});

/** The requests of a .http file, as its formats define them: a name, a request line, headers, an empty line, a body. */
function readHttpFile(text: string) {
  const [head = '', ...parts] = text.split(/^### .*$/m);
  const declared = new Map([...head.matchAll(/^@(\w+) = (.*)$/gm)].map(([, name = '', value = '']) => [name, value]));
  const read = parts.map((part) => {
    const [, name = ''] = /^# @name (\w+)$/m.exec(part) ?? [];
    const [lines = '', ...body] =
      part.replace(/^(#.*)?\n/gm, '').length > 0
        ? part
            .trim()
            .replace(/^#.*\n/gm, '')
            .split('\n\n')
        : [];
    const [line = '', ...headers] = lines.split('\n');
    const [method = '', url = ''] = line.split(' ');
    return { name, method, url, headers, body: body.join('\n\n') };
  });
  return { declared, requests: new Map(read.map((each) => [each.name, each])) };
}

describe('The .http file', () => {
  const { declared, requests: inFile } = readHttpFile(httpFile);

  test('has a request for each operation', () => {
    expect([...inFile.keys()]).toEqual(rows.map(({ id }) => id));
  });

  test('lists the inputs of a body that it does not send', () => {
    const [, more] = /^# @name CreateCustomProductPage\n.*\n# More inputs: (.*)$/m.exec(httpFile) ?? [];
    expect(more).toBe('deepLink, planId, planValidFor, account, Idempotency-Key');
  });

  test('declares every variable but the secret ones', () => {
    const used = [...httpFile.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
    const missing = [...new Set(used)].filter((name) => !declared.has(name));
    expect(missing.every((name) => name === 'key' || name.endsWith('_secret'))).toBe(true);
    expect(missing).toContain('key');
  });
});

describe('Before a local relay', () => {
  let sandbox: Sandbox;
  let host: EntryPoint;
  const filled = (text: string, more: Readonly<Record<string, string>>): string =>
    text.replace(
      /\{\{(\w+)\}\}/g,
      (_, name: string) => more[name] ?? variables.find((each) => each.name === name)?.value ?? '',
    );
  const settings = (): Readonly<Record<string, string>> => ({
    ...{ relay: `${host.origin}/api`, key: TEST_FUNCTION_KEY },
    sandbox: sandbox.settings.APPLE__ORIGIN ?? '',
  });

  beforeAll(async () => {
    sandbox = await startSandbox();
    host = await openLocalHost({ ...sandbox.settings, RELAY__ALLOW: '*, anything' }); // as npm start
  });
  afterAll(async () => {
    await host?.close();
    await sandbox?.close();
  });

  /** As Bruno sends it. */
  async function sendBruno(id: string): Promise<number> {
    const { http, params = [], body } = requests.get(id) as BruRequest;
    const url = params
      .filter(({ type }) => type === 'path')
      .reduce((text, { name, value }) => text.replace(`:${name}`, value), http.url);
    const { status } = await fetch(filled(url, settings()), {
      method: http.method.toUpperCase(),
      headers: { 'x-functions-key': TEST_FUNCTION_KEY, 'content-type': 'application/json' },
      ...(body?.json && { body: filled(body.json, settings()) }),
    });
    return status;
  }

  async function sendHttp(id: string): Promise<number> {
    const { declared, requests: inFile } = readHttpFile(httpFile);
    const { method, url, headers, body } = inFile.get(id) ?? { method: '', url: '', headers: [], body: '' };
    const values = { ...Object.fromEntries(declared), ...settings() };
    const { status } = await fetch(filled(url, values), {
      method,
      headers: Object.fromEntries(headers.map((each) => filled(each, values).split(': ') as [string, string])),
      ...(body && { body: filled(body, values) }),
    });
    return status;
  }

  /** What needs the ID of something that an earlier request makes, or that only a rollout in progress has. */
  const needMore = new Set([
    ...['ReadScreenshot', 'ListAnalyticsReportSegments', 'ReadSubscriptionExtension', 'ReadTestNotification'],
    ...['ReadJob', 'ReadJobResult', 'ReadRolloutRate', 'ReadDefaultRetentionMessage'],
    ...['DownloadSubscriptionOneTimeUseCodes', 'DownloadInAppPurchaseOneTimeUseCodes'],
    ...['ListCustomProductPagePlacements', 'ListTreatmentPlacements'],
  ]);
  const reads = rows.filter(({ id, method }) => method === 'GET' && !needMore.has(id)).map(({ id }) => id);

  test.each(reads)('%s works as it is', async (id) => {
    expect([await sendBruno(id), await sendHttp(id)]).toEqual([200, 200]);
  });

  test.each([...needMore])('%s has a CHANGE-ME, or is refused by the store', async (id) => {
    expect([400, 404]).toContain(await sendHttp(id));
  });

  test.each([
    ...['SubmitVersionForReview', 'ReleaseVersion', 'ControlPhasedRelease', 'AddTester', 'AddTesters'],
    ...['ReplyToReviews', 'CallOperation', 'SendAppStoreRequest', 'SendGalaxyStoreRequest'],
    ...Object.keys(sampleBodies).filter((id) => id !== 'ListPurchaseNotifications'), // whose dates pass
  ])('%s works as it is, and changes nothing', async (id) => {
    expect([await sendBruno(id), await sendHttp(id)]).toEqual([200, 200]);
  });

  test('only what an earlier response has is left to fill in', () => {
    const { declared } = readHttpFile(httpFile);
    const open = [...declared].filter(([, value]) => value === 'CHANGE-ME').map(([name]) => name);
    expect(open).toEqual([
      ...['batchId', 'customCodeId', 'encryptionDeclarationId', 'filekey', 'jobId', 'messageIdentifier'],
      ...['pageLocalizationId', 'placementId', 'placementType'],
      ...[
        'reportInstanceId',
        'screenshotId',
        'screenshotSetId',
        'sessionId',
        'signed',
        'subscription',
        'testNotificationToken',
        'treatmentLocalizationId',
      ],
    ]);
  });
});
