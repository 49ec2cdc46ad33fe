// CallOperation: calls another operation by name, exactly like a direct call; for the Azure Functions action.
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { openRelay } from '../../support/relay.ts';

let sandbox: Sandbox;
let relay: ReturnType<typeof openRelay>;
beforeAll(async () => {
  sandbox = await startSandbox();
  relay = openRelay({ ...sandbox.settings, RELAY__ALLOW: 'read, write, SendAppStoreRequest' }, { pollDelay: () => 1 });
});
afterAll(async () => {
  await relay?.close();
  await sandbox?.close();
});

function pass(operation: unknown, parameters?: unknown, body?: unknown) {
  return relay.call('CallOperation', { body: { operation, parameters, body } });
}
function asked(): string[] {
  return sandbox.seen.map(({ method, url }) => `${method} ${url}`);
}

describe('A call and CallOperation return the same:', () => {
  test('a list with its query', async () => {
    const direct = await relay.call('ListApps', { query: { limit: '2', sort: 'name', 'fields[apps]': 'name,sku' } });
    const passed = await pass('ListApps', { limit: 2, sort: 'name', 'fields[apps]': ['name', 'sku'] });
    expect(direct.status).toBe(200);
    const { links: _, nextLink: __, ...same } = direct.json;
    expect([passed.status, passed.json]).toEqual([200, expect.objectContaining(same)]);
    expect(asked().at(-1)).toBe(asked().at(-2));
  });

  test('one thing by a value of its path', async () => {
    const { json } = await relay.call('ListApps', { query: { limit: '1' } });
    const path = { id: json.data[0].id };
    const direct = await relay.call('ReadApp', { path });
    expect(await pass('ReadApp', path)).toMatchObject({ status: direct.status, json: direct.json });
    expect(direct.json.data.id).toBe(path.id);
  });

  test('a write with its body', async () => {
    const { json } = await relay.call('ListApps', { query: { limit: '1' } });
    const body = { appId: json.data[0].id, name: 'Called by name' };
    const { status, json: made } = await pass('CreateBetaGroup', {}, body);
    expect([status, made.data?.attributes?.name]).toEqual([201, 'Called by name']);
  });

  test('an ID that is a number keeps all its digits', async () => {
    await relay.call('CallOperation', { body: '{"operation":"ReadApp","parameters":{"id":12345678901234567890}}' });
    expect(asked().at(-1)).toBe('GET /v1/apps/12345678901234567890');
  });

  test('an operation that reads its body itself', async () => {
    const { status, json } = await pass('SendAppStoreRequest', {}, { method: 'GET', path: '/v1/apps' });
    expect([status, json.status]).toEqual([200, 200]);
  });

  test.each([
    ['a value that does not fit', 'ListApps', { limit: 1_000 }],
    ['an input that is not there', 'ListApps', { colour: 'red' }],
    ['a value missing from the path', 'ReadApp', {}],
    ['a value that leads out of the path', 'ReadApp', { id: '../users' }],
    ['a store that does not have it', 'ReadApp', { id: '404' }],
    ['an account that is not there', 'ListApps', { account: 'nobody' }],
  ])('the refusal of %s', async (_, id, parameters: Record<string, string | number>) => {
    const { id: inPath, ...query } = parameters;
    const text = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
    const direct = await relay.call(id, { query: text, ...(inPath !== undefined && { path: { id: String(inPath) } }) });
    expect(direct.status).toBeGreaterThanOrEqual(400);
    expect(await pass(id, parameters)).toMatchObject({ status: direct.status, json: direct.json });
  });

  test('the refusal of the policy, which is asked about the operation itself', async () => {
    const direct = await relay.call('CreateAccessToken');
    const passed = await pass('CreateAccessToken');
    expect([passed.status, passed.json.error.code]).toEqual([403, 'operation_not_allowed']);
    expect(passed.json).toEqual(direct.json);
  });
});

test('A null is no value, as flows send it for what they do not have', async () => {
  expect((await pass('ListApps', { limit: 1, sort: null }, null)).status).toBe(200);
  expect((await pass(' ListApps ', '', '')).status).toBe(200);
  expect((await pass('ListApps', { limit: '', sort: '', 'fields[apps]': [] })).status).toBe(200);
});

test('The parameters may be a JSON text', async () => {
  const { status, json } = await pass('ListApps', '{"limit": 1}');
  expect([status, json.data.length]).toEqual([200, 1]);
});

test('A link to the next page leads to the operation, not to CallOperation', async () => {
  const { json } = await pass('ListApps', { limit: 1 });
  const next = new URL(json.nextLink);
  expect([next.origin, next.pathname]).toEqual(['https://relay.example', '/api/apple/v1/apps']);
  expect(next.searchParams.get('limit')).toBe('1');
});

test('The log line has the former name of viaOperation, too, until version 0.3', async () => {
  expect((await pass('ListApps', { limit: 1 })).line?.through).toBe('CallOperation');
});

test('The line in the log is that of the operation, and says through which one it came', async () => {
  const { line } = await pass('ListApps', { limit: 1 });
  expect(line).toMatchObject({ operation: 'ListApps', viaOperation: 'CallOperation', query: ['limit'], status: 200 });
});

describe('Refused is', () => {
  const sent = (): number => sandbox.seen.length;
  test.each([
    ['CallOperation by itself', { operation: 'CallOperation', body: { operation: 'Health' } }],
    ['an operation that is not there', { operation: 'listApps' }],
    ['an operation that every object has', { operation: 'constructor' }],
    ['no operation at all', {}],
    ['a list in the place of the parameters', { operation: 'ListApps', parameters: [1] }],
    ['an object as a value', { operation: 'ListApps', parameters: { limit: { a: 1 } } }],
    ['half a character', { operation: 'ReadApp', parameters: { id: '\ud800' } }],
    ['a member that it does not have', { operation: 'ListApps', params: { limit: 1 } }],
    ['a text in the place of the object', '"ListApps"'],
    ['what is no JSON', '{'],
    ['an operation that takes a file', { operation: 'UploadBinary', body: 'AAAA' }],
  ])('%s', async (_, body) => {
    const count = sent();
    const { status, json } = await relay.call('CallOperation', { body });
    expect([status, json.error.code]).toEqual([400, 'invalid_request']);
    expect(json.error.message).toMatch(/^Invalid input for CallOperation: body/);
    expect(sent()).toBe(count);
  });

  test('a list of more values than an input takes, with their number', async () => {
    const parameters = { 'filter[name]': Array.from({ length: 101 }, (_, at) => `name ${at}`) };
    const { status, json } = await relay.call('CallOperation', { body: { operation: 'ListApps', parameters } });
    expect([status, json.error.details[0].message]).toEqual([
      400,
      'Each must be a text, a number, yes or no, or a list of at most 100 of those.',
    ]);
  });

  test.each([
    ['a body', (deep: string) => `{"operation":"CreateSubscriptionOfferCodes","body":{"a":${deep}}}`],
    ['parameters', (deep: string) => `{"operation":"ListApps","parameters":{"limit":${deep}}}`],
    [
      'parameters that are a text',
      (deep: string) => `{"operation":"ListApps","parameters":${JSON.stringify(`{"a":${deep}}`)}}`,
    ],
    ['a list of texts', (deep: string) => `{"operation":"SetWhatsNew","body":{"texts":${JSON.stringify(deep)}}}`],
    [
      'the body of a raw request',
      (deep: string) =>
        `{"operation":"SendAppStoreRequest","body":{"method":"POST","path":"/v1/apps","body":${JSON.stringify(deep)}}}`,
    ],
    [
      'the query of a raw request',
      (deep: string) =>
        `{"operation":"SendAppStoreRequest","body":{"method":"GET","path":"/v1/apps","query":${JSON.stringify(`{"a":${deep}}`)}}}`,
    ],
  ])('%s that is nested deeply', async (_, body) => {
    const count = sent();
    for (const depth of [65, 8_000, 100_000]) {
      const { status, json } = await relay.call('CallOperation', { body: body('['.repeat(depth) + ']'.repeat(depth)) });
      expect([status, json.error.code]).toEqual([400, 'invalid_request']);
      expect(json.error.message).toMatch(/[Ii]s nested too deeply: at most 64 levels/);
    }
    expect(sent()).toBe(count);
  });

  test('a body that does not say that it is JSON', async () => {
    const headers = { 'content-type': 'text/plain' };
    const { status } = await relay.call('CallOperation', { body: { operation: 'ListApps' }, headers });
    expect(status).toBe(400);
  });
});

describe('The policy', () => {
  const allowing = async (allow: string, operation: string): Promise<string> => {
    const other = openRelay({ ...sandbox.settings, RELAY__ALLOW: allow });
    const { status, json } = await other.call('CallOperation', { body: { operation } });
    await other.close();
    return `${status} ${json.error?.message ?? 'fine'}`;
  };

  test.each(['ListApps', 'read', 'apple/*'])('%s is enough to call ListApps by its name', async (allow) => {
    expect(await allowing(allow, 'ListApps')).toBe('200 fine');
  });

  test('that allows nothing allows nothing by name either', async () => {
    expect(await allowing('', 'ListApps')).toMatch(/^403 ListApps is switched off/);
  });

  test('can disable calls by name', async () => {
    expect(await allowing('read, -CallOperation', 'ListApps')).toMatch(/^403 CallOperation is switched off/);
  });
});
