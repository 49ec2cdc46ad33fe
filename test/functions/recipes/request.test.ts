// The two raw request operations: off by default, restricted to their store's API, and signed, counted and refused like every call.
import { startSandbox } from '../../../scripts/simulator/simulator.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openLocalHost } from '../../support/entryPoints.ts';
import { openRelay } from '../../support/relay.ts';

const open = closeLater();

async function start(more: Readonly<Record<string, string>> = { RELAY__ALLOW: 'anything' }) {
  const sandbox = await open(startSandbox());
  const relay = await open(openRelay({ ...sandbox.settings, ...more }, { pollDelay: () => 1 }));
  const apple = (body: unknown) => relay.call('SendAppStoreRequest', { body });
  const samsung = (body: unknown) => relay.call('SendGalaxyStoreRequest', { body });
  const urls = (): string[] => sandbox.seen.map(({ method, url }) => `${method} ${url}`);
  return { sandbox, ...relay, apple, samsung, urls };
}

const list = { method: 'GET', path: '/v1/apps' };

test.each(['SendAppStoreRequest', 'SendGalaxyStoreRequest'])(
  '%s is switched off until it is switched on',
  async (id) => {
    const { call, sandbox } = await start({});
    const { status, json } = await call(id, { body: { method: 'GET', path: '/v1/apps' } });
    expect([status, json.error.code]).toEqual([403, 'operation_not_allowed']);
    expect(sandbox.seen).toEqual([]);
  },
);

test.each(['read, write, publish, credential', 'read, *, -Send*', 'Send*', 'apple/Send*', '*AppStoreRequest'])(
  'The policy %s does not switch it on',
  async (allow) => {
    const { apple } = await start({ RELAY__ALLOW: allow });
    expect((await apple(list)).status).toBe(403);
  },
);

test.each(['anything', 'SendAppStoreRequest', 'apple/anything'])('The policy %s switches it on', async (allow) => {
  const { apple } = await start({ RELAY__ALLOW: allow });
  expect((await apple(list)).status).toBe(200);
});

describe('What is sent', () => {
  test.each([
    ['an object', { limit: 2, 'fields[apps]': ['name', 'sku'], sort: 'name' }],
    ['a text', 'limit=2&fields[apps]=name,sku&sort=name'],
    ['a text with a question mark in front', '?limit=2&fields%5Bapps%5D=name%2Csku&sort=name'],
  ])('takes its query from %s', async (_, query) => {
    const { apple, sandbox } = await start();
    const { status, json } = await apple({ ...list, query });
    const asked = new URL(sandbox.seen[0]?.url ?? '', 'https://store.invalid').searchParams;
    expect(Object.fromEntries(asked)).toEqual({ limit: '2', 'fields[apps]': 'name,sku', sort: 'name' });
    expect([status, json.status, json.body.data.length]).toEqual([200, 200, 2]);
  });

  test.each<[string, object]>([
    ['as null', { query: null, body: null }],
    ['as an empty text', { query: '', body: '' }],
    ['as null in the query', { query: { sort: null, 'filter[sku]': [null] } }],
    ['as an empty text in the query', { query: { sort: '', 'filter[sku]': ['', ' '], include: ' ' } }],
    ['as an empty value of a query that is a text', { query: 'sort=&include=' }],
  ])('goes without what is not given: %s', async (_, nothing) => {
    const { apple, urls } = await start();
    expect((await apple({ ...list, ...nothing })).status).toBe(200);
    expect(urls()).toEqual(['GET /v1/apps']);
  });

  test('takes query and body as JSON text, and a method in small letters', async () => {
    const { apple, sandbox } = await start();
    await apple({ method: 'get', path: '/v1/apps', query: '{"limit": 2}' });
    await apple({ method: 'post', path: '/v1/betaGroups', body: '{"data": {"type": "betaGroups", "n": 1.10}}' });
    expect(sandbox.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /v1/apps?limit=2',
      'POST /v1/betaGroups',
    ]);
    expect(JSON.parse(sandbox.seen[1]?.body ?? '')).toEqual({ data: { type: 'betaGroups', n: 1.1 } });
  });

  test('keeps every digit of a number, on its way there and back', async () => {
    const { apple, sandbox } = await start();
    const numbers = '{"id":12345678901234567890,"price":1.10}';
    for (const body of [numbers, JSON.stringify(numbers)])
      await apple(`{"method":"POST","path":"/v1/betaGroups","body":${body}}`);
    expect(sandbox.seen.map(({ body }) => body)).toEqual([numbers, numbers]);
    await apple(`{"method":"GET","path":"/v1/apps","query":{"filter[id]":[9007199254740993]}}`);
    expect(decodeURIComponent(sandbox.seen.at(-1)?.url ?? '')).toBe('/v1/apps?filter[id]=9007199254740993');
    sandbox.fail({ store: 'apple', kind: 'status', status: 200, path: '/v1/x', body: numbers });
    expect((await apple({ method: 'GET', path: '/v1/x' })).text).toBe(`{"status":200,"body":${numbers}}`);
  });

  test('sends its body unchanged', async () => {
    const { apple, sandbox } = await start();
    const { json: apps } = await apple({ ...list, query: { limit: 1 } });
    const app = { data: { type: 'apps', id: apps.body.data[0].id } };
    const attributes = { name: 'Quiet testers', publicLinkEnabled: false };
    const body = { data: { type: 'betaGroups', attributes, relationships: { app } } };
    const { status, json } = await apple({ method: 'POST', path: '/v1/betaGroups', body });
    expect(JSON.parse(sandbox.seen.at(-1)?.body ?? '')).toEqual(body);
    expect([status, json.status, json.body.data.attributes.name]).toEqual([200, 201, 'Quiet testers']);
  });

  test('returns no body if the store returns none', async () => {
    const { samsung } = await start();
    const { json: apps } = await samsung({ method: 'GET', path: '/seller/contentList' });
    const ready = apps.body.find(
      ({ contentStatus }: { contentStatus: string }) => contentStatus === 'READY_FOR_CHANGE',
    );
    const body = { contentId: ready.contentId, contentStatus: 'FOR_SALE' };
    const { json } = await samsung({ method: 'POST', path: '/seller/contentStatusUpdate', body });
    expect(json).toEqual({ status: 204 });
  });

  test('uses the account that the call names', async () => {
    const { call } = await start();
    const { json } = await call('SendAppStoreRequest', { query: { account: 'games' }, body: list });
    expect(json.body.data.map(({ attributes }: { attributes: { name: string } }) => attributes.name)).toContain(
      'Paper Comets',
    );
  });

  test('is sent with a new token when Galaxy Store refuses the old one', async () => {
    const { samsung, sandbox } = await start();
    await samsung({ method: 'GET', path: '/seller/contentList' });
    sandbox.fail({ store: 'samsung', kind: 'revoke', path: '/seller/contentList' });
    expect((await samsung({ method: 'GET', path: '/seller/contentList' })).status).toBe(200);
  });

  test('is retried after an error if it is a read', async () => {
    const { apple, sandbox, urls } = await start();
    sandbox.fail({ store: 'apple', kind: 'status', status: 503 });
    expect((await apple(list)).status).toBe(200);
    expect(urls()).toHaveLength(2);
  });

  test('is not retried after an error if it is a write', async () => {
    const { apple, sandbox, urls } = await start();
    sandbox.fail({ store: 'apple', kind: 'status', status: 503 });
    const { status, json } = await apple({ method: 'POST', path: '/v1/betaGroups', body: { data: {} } });
    expect([status, json.error.code, urls().length]).toEqual([409, 'outcome_unknown', 1]);
  });

  test('waits for an asynchronous result of Galaxy Store', async () => {
    const { samsung, sandbox } = await start();
    sandbox.fail({ store: 'samsung', kind: 'later', path: '/seller/contentList' });
    const { json } = await samsung({ method: 'GET', path: '/seller/contentList' });
    expect(json.body.length).toBeGreaterThan(0);
  });

  test('returns the error of the store', async () => {
    const { apple } = await start();
    const { status, json } = await apple({ method: 'GET', path: '/v1/apps/1' });
    expect([status, json.error.code, json.error.details[0].code]).toEqual([404, 'store_refused', 'NOT_FOUND']);
    expect(json.error.message).toContain('SendAppStoreRequest');
  });

  test('works over the local host, too', async () => {
    const sandbox = await open(startSandbox());
    const entryPoint = await open(openLocalHost({ ...sandbox.settings, RELAY__ALLOW: 'SendAppStoreRequest' }));
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ ...list, query: { limit: 1 } });
    const { status, json } = await entryPoint.call('/api/apple/request', { method: 'POST', headers, body });
    expect([status, json.status, json.body.data.length]).toEqual([200, 200, 1]);
  });
});

test.each([
  ['GET', '/v1/salesReports', 'Download sales report'],
  ['GET', '/v1/financeReports', 'Download finance report'],
])('%s %s is answered with the operation that knows how', async (method, path, name) => {
  const { apple, sandbox } = await start();
  const { status, json } = await apple({ method, path });
  expect([status, json.error.code]).toEqual([400, 'invalid_request']);
  expect(json.error.message).toContain(name);
  expect(sandbox.seen).toEqual([]);
});

/** Paths that leave the API, contain dot segments, or are ambiguous. */
// biome-ignore format: a table is read by its lines
const climbing = [
  '', '/', '//', '/v1', '/v1/', 'v1/apps', '/v4/apps', '/V1/apps', '/v1apps', '/v1//apps', '/v1/apps/', '/v1/apps//1',
  '/v1/./apps', '/v1/../apps', '/v1/apps/..', '/v1/apps/../../admin', '/v1/apps/.', '/v1/..;/apps', '/v1/apps;a=b',
  '/v1/%2e%2e/apps', '/v1/%2E./apps', '/v1/.%2e/apps', '/v1/apps%2f1', '/v1/apps%2F..%2F..', '/v1/apps%5c1', '/v1/apps\\1',
  '/v1\\apps', '\\v1\\apps', '/v1/apps%00', '/v1/apps%0d%0ahost:%20a', '/v1/apps\r\nhost: a', '/v1/apps\n', '/v1/apps\t', '/v1/apps ',
  ' /v1/apps', '/v1/apps%7f', '/v1/apps%252e%252e', '/v1/apps%252f', '/v1/apps%25', '/v1/apps%', '/v1/apps%2', '/v1/apps%zz', '/v1/apps%c0%af',
  '/v1/apps?limit=1', '/v1/apps#a', '/v1/apps%3flimit=1', '/v1/apps%23a', '/v1/apps%3b', '/v1/apps?', '/v1/apps#',
  'https://evil.example/v1/apps', '//evil.example/v1/apps', '/v1/apps@evil.example:80/..', 'http:/v1/apps', '/\\evil.example/v1/apps',
  '/v1/{id}', '/v1/apps/<x>', '/v1/apps/"x"', '/v1/apps/`x`', '/v1/apps|x', '/v1/apps^x', '/v1/äpps', '/v1/apps\u2025', '/v1/\uff0e\uff0e/apps',
  '/v1/%ef%bc%8e%ef%bc%8e/apps', '/v1/apps%ef%bc%8fx', '/v1/apps%e2%80%8b', '/v1/apps\ud800', `/v1/${'a'.repeat(1_025)}`, '/seller/contentList',
  '/seller/../v1/apps', '/auth/accessToken',
];

const closed = [
  '/auth/accessToken',
  '/auth/revokeAccessToken',
  '/auth/checkAccessToken/',
  '/auth/checkAccessToken/../accessToken',
  '/auth/checkAccessToken%2f..%2faccessToken',
  '/auth/',
  '/AUTH/checkAccessToken',
  '/seller/../auth/accessToken',
  '/seller/%2e%2e/auth/accessToken',
  '/seller/..;/auth/accessToken',
  '/galaxyapi/fileUpload',
  '/v1/apps',
  '/seller',
  '/seller/',
];

describe('Nothing is sent to', () => {
  test.each(climbing.map((path) => [JSON.stringify(path).slice(0, 60), path]))(
    '%s of the App Store',
    async (_, path) => {
      const { apple, sandbox } = await start();
      const { status, json } = await apple({ method: 'GET', path });
      expect([status, json.error.code]).toEqual([400, 'invalid_request']);
      expect(sandbox.seen).toEqual([]);
    },
  );

  test.each(closed)('%s of Galaxy Store', async (path) => {
    const { samsung, sandbox } = await start();
    const { status, json } = await samsung({ method: 'POST', path });
    expect([status, json.error.code]).toEqual([400, 'invalid_request']);
    expect(sandbox.seen).toEqual([]);
  });
});

function deep(levels: number): string {
  return `${'['.repeat(levels)}${']'.repeat(levels)}`;
}

// biome-ignore format: a table is read by its lines
const wrong: readonly (readonly [string, unknown])[] = [
  ['nothing', undefined],
  ['a list', []],
  ['null', null],
  ['a number', 1],
  ['what is no JSON', '{"method":'],
  ['no path', { method: 'GET' }],
  ['no method', { path: '/v1/apps' }],
  ['a method that is none', { method: 'FETCH', path: '/v1/apps' }],
  ['a method that Apple does not have', { method: 'PUT', path: '/v1/apps' }],
  ['TRACE', { method: 'TRACE', path: '/v1/apps' }],
  ['CONNECT', { method: 'CONNECT', path: '/v1/apps' }],
  ['two methods', { method: ['GET', 'DELETE'], path: '/v1/apps' }],
  ['a path that is no text', { method: 'GET', path: { toString: '/v1/apps' } }],
  ['headers', { ...list, headers: { authorization: 'Bearer x' } }],
  ['a host', { ...list, host: 'evil.example' }],
  ['a body with a GET', { ...list, body: {} }],
  ['a body that is a text', { method: 'POST', path: '/v1/apps', body: 'a' }],
  ['a query that is a number', { ...list, query: 1 }],
  ['a query that is a list', { ...list, query: ['a'] }],
  ['a query with an object in it', { ...list, query: { a: { b: 1 } } }],
  ['a query with lists in a list', { ...list, query: { a: [['b']] } }],
  ['a query with a line end', { ...list, query: { a: 'b\r\nc' } }],
  ['a query with half a character', `{"method":"GET","path":"/v1/apps","query":{"a":"\\ud800"}}`],
  ['a query without a name', { ...list, query: { '': 'a' } }],
  ['a query of too many values', { ...list, query: Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`a${at}`, at])) }],
  ['a query that is too long', { ...list, query: { a: 'a'.repeat(9_000) } }],
  ['a body without an end', `{"method":"POST","path":"/v1/apps","body":${deep(100_000)}}`],
  ['__proto__', '{"method":"GET","path":"/v1/apps","__proto__":{"a":1}}'],
];

test('A query with a list of too many values is refused with their number', async () => {
  const { apple } = await start();
  const { json } = await apple({ ...list, query: { a: Array.from({ length: 101 }, (_, at) => at) } });
  expect(json.error.details[0].message).toContain('a list of at most 100 of those');
});

test.each(wrong)('A call with %s is refused, and nothing is sent', async (_, body) => {
  const { apple, sandbox } = await start();
  const { status, json } = await apple(body);
  expect([status, json.error.code]).toEqual([400, 'invalid_request']);
  expect(sandbox.seen).toEqual([]);
});
