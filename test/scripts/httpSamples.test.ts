// The requests for HTTP clients: read by the parser of Bruno, and sent to a local relay in front of the simulated stores.
import { catalog } from '../../connector/catalog.ts';
import { isCallable } from '../../connector/emit/callable.ts';
import { orphans } from '../../scripts/generate/files.ts';
import { sampleBodies } from '../../scripts/generate/sampleBodies.ts';
import { type Sandbox, startSandbox } from '../../scripts/simulator/simulator.ts';
import { type EntryPoint, openLocalHost } from '../support/entryPoints.ts';
import {
  type BruRequest,
  brunoTexts,
  collectionBruToJson,
  readHttpFile,
  requests,
  sendBruno,
  sendHttp,
  sentEnvironment,
  sentFile,
  variables,
} from '../support/sampleFiles.ts';

const rows = catalog.filter(isCallable);

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
    const used = new Set([...[...brunoTexts.values()].join('').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name));
    expect(variables.map(({ name }) => name)).toEqual(expect.arrayContaining([...used]));
    const secrets = variables.filter(({ secret }) => secret);
    expect(secrets.map(({ name }) => name)).toContain('key');
    expect(secrets.filter(({ value }) => value)).toEqual([]);
    const { headers } = collectionBruToJson(brunoTexts.get('collection.bru') ?? '');
    expect(headers).toMatchObject([{ name: 'x-functions-key', value: '{{key}}', enabled: true }]);
  });
});

describe('The .http file', () => {
  const { declared, requests: inFile } = readHttpFile(sentFile);

  test('has a request for each operation', () => {
    const isLast = ({ method }: { readonly method: string }): boolean => method === 'DELETE';
    const inOrder = [...rows.filter((row) => !isLast(row)), ...rows.filter(isLast)];
    expect([...inFile.keys()]).toEqual(inOrder.map(({ id }) => id));
  });

  test('lists the inputs of a body that it does not send', () => {
    const [, more] = /^# @name CreateCustomProductPage\n.*\n# More inputs: (.*)$/m.exec(sentFile) ?? [];
    expect(more).toBe('deepLink, planId, planValidFor, account, Idempotency-Key');
  });

  test('declares every variable but the secret ones', () => {
    const used = [...sentFile.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
    const missing = [...new Set(used)].filter((name) => !declared.has(name));
    expect(missing).toContain('key');
    expect(missing.filter((name) => name !== 'key').sort()).toEqual(Object.keys(sentEnvironment).sort());
    expect(missing.every((name) => name === 'key' || name.endsWith('_secret'))).toBe(true);
  });
});

describe('Before a local relay', () => {
  let sandbox: Sandbox;
  let host: EntryPoint;
  const settings = () => ({ relay: `${host.origin}/api`, sandbox: sandbox.settings.APPLE__ORIGIN ?? '' });

  beforeAll(async () => {
    sandbox = await startSandbox();
    host = await openLocalHost({ ...sandbox.settings, RELAY__ALLOW: '*, anything' }); // as npm start
  });
  afterAll(async () => {
    await host?.close();
    await sandbox?.close();
  });

  /** What needs the ID of something that an earlier request makes, or that only a rollout in progress has. */
  const needMore = new Set([
    ...['ReadScreenshot', 'ListAnalyticsReportSegments', 'ReadSubscriptionExtension', 'ReadTestNotification'],
    ...['ReadJob', 'ReadJobResult', 'ReadRolloutRate', 'ReadDefaultRetentionMessage'],
    ...['DownloadSubscriptionOneTimeUseCodes', 'DownloadInAppPurchaseOneTimeUseCodes'],
    ...['ListCustomProductPagePlacements', 'ListTreatmentPlacements'],
  ]);
  const reads = rows.filter(({ id, method }) => method === 'GET' && !needMore.has(id)).map(({ id }) => id);

  test.each(reads)('%s works as it is', async (id) => {
    expect([await sendBruno(id, settings()), await sendHttp(id, settings())]).toEqual([200, 200]);
  });

  test.each([...needMore])('%s has a CHANGE-ME, or is refused by the store', async (id) => {
    expect([400, 404]).toContain(await sendHttp(id, settings()));
  });

  test.each([
    ...['SubmitVersionForReview', 'ReleaseVersion', 'ControlPhasedRelease', 'AddTester', 'AddTesters'],
    ...['ReplyToReviews', 'CallOperation', 'SendAppStoreRequest', 'SendGalaxyStoreRequest'],
    ...Object.keys(sampleBodies).filter((id) => id !== 'ListPurchaseNotifications'), // whose dates pass
  ])('%s works as it is, and changes nothing', async (id) => {
    expect([await sendBruno(id, settings()), await sendHttp(id, settings())]).toEqual([200, 200]);
  });

  test('only what an earlier response has is left to fill in', () => {
    const { declared } = readHttpFile(sentFile);
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
