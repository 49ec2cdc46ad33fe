// A third store, added to a copy of the checkout by its folders and index entries alone, through every entry point.
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { until } from '../scripts/local-host/hosted.ts';
import { runIn } from '../scripts/scaffold/copy.ts';
import { type EntryPoint, entryPoints, type RelayCode } from '../support/entryPoints.ts';
import { listen, type ReceivedMessage } from '../support/listen.ts';
import { checkoutWithToyStore, indexEntries } from './toyCheckout.ts';

const KEY = `toy-key-${randomUUID()}`;
const JSON_TYPE = { 'content-type': 'application/json' };

const copy = checkoutWithToyStore();
const run = runIn(copy);
let built: ReturnType<typeof run>;
let code: RelayCode;
let store: Awaited<ReturnType<typeof listen>>;
let tokens: Awaited<ReturnType<typeof listen>>;
let key = KEY;

beforeAll(async () => {
  built = run('node_modules/typescript/bin/tsc', '-p', '.');
  code = await loadCode();
  store = await listen(answer);
  tokens = await listen(exchange);
}, 300_000);
afterAll(async () => {
  await store?.close();
  await tokens?.close();
  rmSync(copy, { recursive: true, force: true });
});
beforeEach(() => {
  key = KEY;
});

test('It compiles with three folders and one entry in each index', () => {
  expect(built).toEqual({ status: 0, reported: '' });
  expect(indexEntries.map(({ file }) => file)).toEqual([
    'connector/core/stores.ts',
    'connector/stores/index.ts',
    'functions/stores/index.ts',
    'scripts/stores/index.ts',
  ]);
});

describe.each(Object.entries(entryPoints))('Over %s', (_, open) => {
  let entryPoint: EntryPoint;
  beforeAll(async () => {
    entryPoint = await open(settings({ RELAY__ALLOW: 'read, toy/write, SellToy' }), code);
  }, 60_000);
  afterAll(() => entryPoint?.close());

  const requests = (): readonly ReceivedMessage[] => store.messages;
  const since = async (work: () => Promise<unknown>): Promise<readonly ReceivedMessage[]> => {
    const before = requests().length;
    await work();
    return requests().slice(before);
  };
  const create = (name: string) =>
    entryPoint.call('/api/toy/v1/toys', { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ name }) });

  test('a toy is read with the token that another host gives for the key', async () => {
    const { status, json } = await entryPoint.call('/api/toy/v1/toys/t1');
    expect([status, json]).toEqual([200, { id: 't1', name: 'Toy 1', color: 'red' }]);
    expect(requests().at(-1)?.headers.authorization).toBe(`Bearer ${tokenOf(KEY)}`);
    expect(tokens.messages.at(-1)).toMatchObject({ path: '/token', headers: { authorization: `Bearer ${KEY}` } });
  });

  test('an input that is not declared is refused before the store is called', async () => {
    const sent = await since(async () => {
      const { status, json } = await entryPoint.call('/api/toy/v1/toys?colour=red');
      expect([status, json.error.details[0].target]).toEqual([400, 'query.colour']);
    });
    expect(sent).toEqual([]);
  });

  test('a list of values is sent as repeated values', async () => {
    const { json } = await entryPoint.call('/api/toy/v1/toys?color=red,green&pageSize=10');
    expect(requests().at(-1)?.path).toBe('/v1/toys?color=red&color=green&pageSize=10');
    expect(json.toys.map(({ id }: { id: string }) => id)).toEqual(['t1', 't3', 't4']);
  });

  test('all pages are read by their tokens', async () => {
    const { status, json } = await entryPoint.call('/api/toy/v1/toys?all=true&pageSize=2');
    expect([status, json.toys.length, json.pagination.complete]).toEqual([200, 5, true]);
  });

  test('its recipe makes several calls', async () => {
    const sent = await since(async () => {
      const { status, json } = await entryPoint.call('/api/toy/recipes/count?color=red');
      expect([status, json]).toEqual([200, { count: 2 }]);
    });
    expect(sent.every(({ path }) => path.includes('color=red'))).toBe(true);
  });

  test('its trigger reports what has changed since the checkpoint', async () => {
    const { json: first } = await entryPoint.call('/api/toy/triggers/colors');
    painted.set('t2', 'gold');
    const { status, json } = await entryPoint.call(`/api/toy/triggers/colors?state=${encodeURIComponent(first.next)}`);
    painted.clear();
    expect(first.items).toEqual([]);
    expect([status, json.items]).toEqual([200, [{ toyId: 't2', state: 'GOLD', previousState: 'BLUE' }]]);
  });

  test('an error has the code and the message of the store, and a hint', async () => {
    const { status, json } = await entryPoint.call('/api/toy/v1/toys/none');
    expect([status, json.error.code]).toEqual([404, 'store_refused']);
    expect(json.error.message).toBe(
      'Toy Store refused ReadToy (404): There is no such toy. The toy may be sold. List toys finds the ID.',
    );
    expect(json.error.details).toEqual([
      { code: 'NOT_FOUND', message: 'There is no such toy.' },
      { code: 'UNKNOWN_ID', message: 'none' },
    ]);
  });

  test('a read is repeated while the store is down', async () => {
    const sent = await since(async () => expect((await entryPoint.call('/api/toy/v1/toys/busy')).status).toBe(200));
    expect(sent.map(({ method }) => method)).toEqual(['GET', 'GET']);
  });

  test('a write is never repeated, and its answer says that it may have been made', async () => {
    const sent = await since(async () => {
      const { status, json } = await create('down');
      expect([status, json.error.code]).toEqual([409, 'outcome_unknown']);
      expect(json.error.message).toContain('Check with List toys whether the change was made');
    });
    expect(sent.map(({ method }) => method)).toEqual(['POST']);
  });

  test('a write reaches the store as it was given', async () => {
    const { status, json } = await create('Kite');
    expect([status, json]).toEqual([200, { id: 't9', name: 'Kite' }]);
  });

  test('a custom verb has a colon in its path', async () => {
    const sent = await since(async () => {
      const { status, json } = await entryPoint.call('/api/toy/v1/toys/t1:sell', { method: 'POST' });
      expect([status, json.id]).toEqual([200, 't1']);
    });
    expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /v1/toys/t1:sell']);
  });

  test('an operation of its contract is called by its name, and a row by its name there', async () => {
    const byName = (operation: string, parameters: object) =>
      entryPoint.call('/api/CallOperation', {
        ...{ method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ operation, parameters }) },
      });
    const opened = await byName('boxes_open', { id: 'b1' });
    expect([opened.status, opened.json]).toEqual([200, { id: 'b1' }]);
    expect(requests().at(-1)).toMatchObject({ method: 'POST', path: '/v1/boxes/b1/open' });
    expect((await byName('toys_list', { color: ['green'] })).json.toys).toHaveLength(1);
    const { json } = await byName('boxes_open', { id: 'down' });
    expect(json.error.details).toContainEqual(expect.objectContaining({ code: 'verify_with', target: 'boxes_get' }));
  });

  test('its apps have a status beside those of the other stores', async () => {
    const { status, json } = await entryPoint.call('/api/status?toy=t1&appleApp=1');
    expect([status, json.apple.appId, json.apple.problem === undefined]).toEqual([200, '1', false]);
    expect(json.toy).toEqual({ account: 'default', toyId: 't1', color: 'red', sentence: 'Toy 1 is for sale.' });
  });

  test('a token that the store sends back is masked', async () => {
    const { status, text } = await entryPoint.call('/api/toy/v1/toys/echo');
    const token = tokenOf(KEY);
    expect([status, text.includes(token), text.includes('*'.repeat(token.length))]).toEqual([200, false, true]);
  });

  test('an answer that ends too early is an error', async () => {
    const { status, json } = await entryPoint.call('/api/toy/v1/toys/cut');
    expect([status, json.error.code]).toEqual([502, expect.stringMatching(/^store_(unreachable|invalid_answer)$/)]);
  });

  test('no log line has the key or the token', async () => {
    const { headers } = await entryPoint.call('/api/toy/v1/toys/echo');
    const id = headers['x-correlation-id'] ?? '';
    await until(() => id !== '' && entryPoint.written().includes(id));
    expect(entryPoint.written()).not.toContain(KEY);
    expect(entryPoint.written()).not.toContain(tokenOf(KEY));
  });

  // last: a failed exchange is remembered for a second
  test('a key that the store refuses is the fault of the relay, and not in the answer', async () => {
    key = 'another key';
    const { status, json, text } = await entryPoint.call('/api/toy/v1/toys/t1');
    expect([status, json.error.code]).toEqual([502, 'credentials_refused']);
    expect(text).not.toContain(KEY);
  });
});

test('A path that only its contract has is served, and no other', async () => {
  const entryPoint = await entryPoints['the local host'](
    settings({ RELAY__ALLOW: 'boxes_get, ReadRelayVersion' }),
    code,
  );
  const box = await entryPoint.call('/api/toy/v1/boxes/b2');
  const refused = await entryPoint.call('/api/toy/v1/boxes/b2/open', { method: 'POST' });
  const unknown = await entryPoint.call('/api/toy/v1/crates/c1');
  const version = await entryPoint.call('/api/version');
  await entryPoint.close();
  expect([box.status, box.json]).toEqual([200, { id: 'b2' }]);
  expect([refused.status, refused.json.error.code]).toEqual([403, 'operation_not_allowed']);
  expect([unknown.status, unknown.json.error.message]).toEqual([
    404,
    'The contract of Toy Store, version 1.2, has no such path.',
  ]);
  expect(version.json).toMatchObject({ appleContract: expect.any(String), toyContract: '1.2' });
});

test('The policy knows its classes', async () => {
  const entryPoint = await entryPoints['the pipeline'](settings({ RELAY__ALLOW: 'toy/read' }), code);
  const answers = await Promise.all([
    entryPoint.call('/api/toy/v1/toys'),
    entryPoint.call('/api/toy/v1/toys', { method: 'POST', headers: JSON_TYPE, body: '{"name":"Kite"}' }),
    entryPoint.call('/api/apple/v1/apps'),
  ]);
  await entryPoint.close();
  expect(answers.map(({ status, json }) => [status, json.error?.code])).toEqual([
    [200, undefined],
    [403, 'operation_not_allowed'],
    [403, 'operation_not_allowed'],
  ]);
});

test('Without a key, a call names the setting that is missing', async () => {
  const entryPoint = await entryPoints['the pipeline']({}, code);
  const { status, json } = await entryPoint.call('/api/toy/v1/toys');
  await entryPoint.close();
  expect([status, json.error.message]).toEqual([503, expect.stringContaining('settings TOY__PRIVATE_KEY.')]);
});

test('It is in the list of all apps, where it has none, and among the accounts', async () => {
  const entryPoint = await entryPoints['the pipeline'](settings({}), code);
  const [apps, accounts] = [await entryPoint.call('/api/apps'), await entryPoint.call('/api/accounts')];
  await entryPoint.close();
  expect(apps.json.problems).toEqual([expect.objectContaining({ store: 'toy', code: 'incomplete' })]);
  expect(accounts.json.accounts).toEqual([{ name: 'default', store: 'toy', default: true, usable: true }]);
});

test('The definition of the connector has its operations', () => {
  expect(run('dist/scripts/generate/main.js').status).toBe(0);
  expect(run('dist/scripts/connector-lint/main.js')).toEqual({
    status: 0,
    reported: expect.not.stringContaining('Findings'),
  });
});

test('Setup tries its key, and the doctor has a section for it', () => {
  const file = join(copy, 'toy.key');
  writeFileSync(file, KEY, { mode: 0o600 });
  const flags = ['--store', 'toy', '--toy-key-id', 'one', '--key-file', file, '--write', 'none', '--yes', '--skip-try'];
  expect(run('dist/scripts/setup/main.js', ...flags)).toEqual({
    status: 0,
    reported: expect.stringContaining('not called'),
  });
  expect(run('dist/scripts/doctor/main.js').reported).toMatch(/^Toy\n {2}ok {4}There is no account\.$/m);
});

function settings(more: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { TOY__PRIVATE_KEY: KEY, TOY__ORIGIN: store.origin, TOY__TOKENS_ORIGIN: tokens.origin, ...more };
}

async function loadCode(): Promise<RelayCode> {
  const load = (file: string) => import(pathToFileURL(join(copy, 'dist', file)).href);
  return Object.assign(
    { startScript: join(copy, 'dist/scripts/start.js') },
    ...(await Promise.all(
      [
        'connector/catalog.js',
        'functions/composition.js',
        'functions/stores/readConfig.js',
        'functions/dispatch.js',
        'functions/hosting/azureFunctions.js',
      ].map(load),
    )),
  );
}

const toys = ['red', 'blue', 'green', 'red', 'blue'].map((color, at) => ({
  id: `t${at + 1}`,
  name: `Toy ${at + 1}`,
  color,
}));

/** Colors that differ from those above. */
const painted = new Map<string, string>();

function tokenOf(given: string): string {
  return `token-of-${given}`;
}

/** The host with the tokens. */
function exchange(response: ServerResponse, { headers }: ReceivedMessage): unknown {
  if (headers.authorization !== `Bearer ${key}`) return refuse(response, 401, 'UNAUTHENTICATED', 'Who are you?');
  return send(response, { access_token: tokenOf(key), expires_in: 3600 });
}

/** The toy store. A read of `busy` fails every other time. */
let isBusy = false;
function answer(response: ServerResponse, { method, path, headers, body }: ReceivedMessage): unknown {
  const { pathname, searchParams } = new URL(path, 'http://toys.test');
  const [id, verb] = pathname.split('/')[3]?.split(':') ?? [];
  if (headers.authorization !== `Bearer ${tokenOf(key)}`)
    return refuse(response, 401, 'UNAUTHENTICATED', 'Who are you?');
  if (pathname.startsWith('/v1/boxes/')) return openBox(response, id);
  if (method === 'POST' && verb === undefined) return make(response, JSON.parse(body));
  if (id === undefined) return send(response, pageOf(searchParams));
  if (id === 'echo') return send(response, { id, name: `The token is ${tokenOf(KEY)}` });
  if (id === 'cut') return cut(response);
  isBusy = id === 'busy' && !isBusy;
  if (isBusy) return refuse(response, 503, 'UNAVAILABLE', 'Later.');
  if (id === 'busy') return send(response, { id, name: 'At last' });
  const found = toys.find((each) => each.id === id);
  return found ? send(response, found) : refuse(response, 404, 'NOT_FOUND', 'There is no such toy.', id);
}

function openBox(response: ServerResponse, id = ''): unknown {
  return id === 'down' ? refuse(response, 503, 'UNAVAILABLE', 'Later.') : send(response, { id });
}

function make(response: ServerResponse, { name }: { readonly name: string }): unknown {
  if (name === 'down') return refuse(response, 503, 'UNAVAILABLE', 'Later.');
  return send(response, { id: 't9', name });
}

function pageOf(query: URLSearchParams) {
  const colors = query.getAll('color');
  const now = toys.map((toy) => ({ ...toy, color: painted.get(toy.id) ?? toy.color }));
  const all = now.filter(({ color }) => colors.length === 0 || colors.includes(color));
  const [from, size] = [Number(query.get('pageToken') ?? 0), Number(query.get('pageSize') ?? 2)];
  const next = from + size;
  return { toys: all.slice(from, next), ...(next < all.length && { nextPageToken: String(next) }) };
}

/** Closes the connection in the middle of the body. */
function cut(response: ServerResponse): unknown {
  return response.writeHead(200, { ...JSON_TYPE, 'content-length': 500 }).write('{"id":', () => response.destroy());
}

function refuse(response: ServerResponse, code: number, status: string, message: string, id?: string): unknown {
  const details = id === undefined ? [] : [{ reason: 'UNKNOWN_ID', message: id }];
  return response.writeHead(code, JSON_TYPE).end(JSON.stringify({ error: { code, message, status, details } }));
}

function send(response: ServerResponse, value: unknown): unknown {
  return response.writeHead(200, JSON_TYPE).end(JSON.stringify(value));
}
