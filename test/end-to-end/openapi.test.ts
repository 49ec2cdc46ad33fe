// GET /api/openapi.json through every entry point: what the caller may use, and responses that are what it says.
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type Sandbox, startSandbox } from '../../scripts/simulator/simulator.ts';
import { type EntryPoint, entryPoints } from '../support/entryPoints.ts';
import { openRelay } from '../support/relay.ts';

/** Reads of both stores and of the relay, each a list, a resource or a table. */
const asked: readonly (readonly [string, string])[] = [
  ['ListApps', '/apple/v1/apps?limit=3&include=appStoreVersions'],
  ['ReadApp', '/apple/v1/apps/6470100003'],
  ['ListVersions', '/apple/v1/apps/6470100003/appStoreVersions'],
  ['ListReviews', '/apple/v1/apps/6470100003/customerReviews'],
  ['ListGalaxyApps', '/samsung/seller/contentList'],
  ['ListAllApps', '/apps'],
  ['ReadAppStatus', '/status?appleApp=6470100003'],
  ['ListAccounts', '/accounts'],
  ['ListJobs', '/jobs'],
  ['ReadRelayVersion', '/version'],
  ['GetSalesReport', '/apple/reports/sales?vendorNumber=80012345'],
];

describe.each(Object.entries(entryPoints))('Over %s', (name, open) => {
  let sandbox: Sandbox;
  let entryPoint: EntryPoint;
  // biome-ignore lint/suspicious/noExplicitAny: the test defines the shape of a response
  let document: any;

  beforeAll(async () => {
    sandbox = await startSandbox();
    entryPoint = await open({ ...sandbox.settings, RELAY__ALLOW: 'read, ReplyToReview' });
    document = (await entryPoint.call('/api/openapi.json')).json;
  });
  afterAll(async () => {
    await entryPoint?.close();
    await sandbox?.close();
  });

  test('it names the relay that was asked, and what the caller may use', () => {
    expect(document.servers).toEqual([{ url: `${entryPoint.origin ?? 'https://relay.test'}/api` }]);
    expect(document.paths['/apple/v1/apps'].get.operationId).toBe('ListApps');
    expect(document.paths['/apple/v1/customerReviewResponses'].post.operationId).toBe('ReplyToReview');
    expect(document.paths['/apple/recipes/releaseVersion']).toBeUndefined();
  });

  test.each(asked)('a response of %s is what the document says', async (id, address) => {
    const { status, json } = await entryPoint.call(`/api${address}`);
    expect([id, status]).toEqual([id, 200]);
    const [path = ''] =
      Object.entries<Record<string, { operationId: string }>>(document.paths).find(
        ([, item]) => item.get?.operationId === id,
      ) ?? [];
    const { schema } = document.paths[path].get.responses[200].content['application/json'];
    const ajv = addFormats.default(new Ajv2020.default({ strict: false, allErrors: true, verbose: true }), {
      mode: 'fast',
    });
    ajv.addSchema({ $id: 'document', components: document.components });
    const check = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')));
    check(json);
    const wrong = (check.errors ?? []).map(({ schemaPath, message, data }) => `${schemaPath} ${message}: ${data}`);
    expect(wrong).toEqual([]);
  });

  test(`an error over ${name} is what the document says`, async () => {
    const { status, json } = await entryPoint.call('/api/apple/v1/apps?limit=0');
    const { error } = document.components.schemas.Error.properties;
    expect(status).toBe(400);
    expect(error.properties.code.enum).toContain(json.error.code);
    expect(Object.keys(json.error).sort()).toEqual([...error.required].sort());
  });
});

describe('The policy', () => {
  const reading = async (settings: Readonly<Record<string, string>>) => {
    const sandbox = await startSandbox();
    const relay = openRelay({ ...sandbox.settings, ...settings });
    const answered = await relay.call('ReadOpenApi');
    await relay.close();
    await sandbox.close();
    return answered;
  };

  test('decides who may read it, as for other reads', async () => {
    expect((await reading({ RELAY__ALLOW: 'ListApps' })).json.error.code).toBe('operation_not_allowed');
  });

  test('decides what is in it', async () => {
    const { json } = await reading({ RELAY__ALLOW: 'ListApps, ReadOpenApi' });
    const ids = Object.values<Record<string, { operationId: string; security?: unknown[] }>>(json.paths)
      .flatMap((item) => Object.values(item))
      .filter(({ security }) => security === undefined)
      .map(({ operationId }) => operationId);
    expect(ids.sort()).toEqual(['CallOperation', 'ListApps', 'ReadOpenApi']);
  });

  test('of a relay behind Microsoft Entra ID asks for a token as well', async () => {
    const { json } = await reading({ RELAY__EASY_AUTH: 'on' });
    expect(json.security).toEqual([{ functionKey: [], entraToken: [] }]);
  });
});
