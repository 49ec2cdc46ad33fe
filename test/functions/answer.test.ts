// Only an answer of the right kind is a success, and only declared headers travel with it.
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { catalog } from '../../connector/catalog.ts';
import type { Operation, Store } from '../../connector/operation.ts';
import type { Sent } from '../../functions/adapter.ts';
import { answer } from '../../functions/answer.ts';
import { failureOf } from '../tools/failures.ts';
import { closeLater } from '../tools/later.ts';
import { listenRaw, raw } from '../tools/listen.ts';
import { openWay } from '../tools/way.ts';

const open = closeLater();
const secret = 'a-secret-token-of-the-test';

const operation = (id: string): Operation & { store: Store } => {
  const found = catalog.find((each) => each.id === id);
  if (!found?.store) throw new Error(`There is no ${id} of a store`);
  return { ...found, store: found.store };
};

const sentOf = (status: number, body: string | Buffer, headers: Record<string, string> = {}): Sent => {
  const bytes = Buffer.from(body);
  return { status, headers, body: bytes, start: bytes };
};
const answered = (sent: Sent, id = 'ListApps') => answer({ operation: operation(id), sent, secrets: [secret] });
const textOf = async (sent: Sent, id?: string): Promise<string> => String((await answered(sent, id)).body);

test('JSON comes through as it is', async () => {
  expect(await textOf(sentOf(200, ' {"data":[ ]}\n'))).toBe(' {"data":[ ]}\n');
});

test('A list comes through, too', async () => {
  expect(await textOf(sentOf(200, '[]'), 'CheckAccessToken')).toBe('[]');
});

test('The status of a success is that of the store', async () => {
  expect((await answered(sentOf(201, '{}'))).status).toBe(201);
});

test('An answer without content has no body', async () => {
  expect(await answered(sentOf(204, ''))).toEqual({ status: 204, headers: {}, body: undefined });
});

test('Compressed JSON comes through compressed', async () => {
  const zipped = gzipSync('{}');
  const { headers, body } = await answered(sentOf(200, zipped, { 'content-encoding': 'gzip' }));
  expect([headers['content-encoding'], body]).toEqual(['gzip', zipped]);
});

test('Of the headers of a store, only the declared ones come through', async () => {
  const declared = { etag: '"1"', 'last-modified': 'x', 'retry-after': '1', 'x-rate-limit': 'user-hour-lim:3600;' };
  const other = {
    'set-cookie': 'session=1',
    server: 'x',
    'access-control-allow-origin': '*',
    'x-functions-key': 'x',
    location: 'https://evil.example',
    connection: 'close',
    'transfer-encoding': 'chunked',
    authorization: 'Bearer x',
    'x-apple-request-uuid': 'x',
  };
  const { headers } = await answered(sentOf(200, '{}', { ...declared, ...other }));
  expect(headers).toEqual({ ...declared, 'content-type': 'application/json' });
});

test('Whatever type the store names, the answer says that it is JSON', async () => {
  const { headers } = await answered(sentOf(200, '{}', { 'content-type': 'text/html' }));
  expect(headers['content-type']).toBe('application/json');
});

describe('Told as an invalid answer is', () => {
  test.each<[string, Sent]>([
    ['a web page', sentOf(200, '<html></html>', { 'content-type': 'text/html' })],
    ['an empty success', sentOf(200, '')],
    ['a success of blanks', sentOf(200, ' \n')],
    ['a text', sentOf(200, 'OK')],
    ['a JSON text', sentOf(200, '"OK"')],
    ['a JSON number', sentOf(200, '42')],
    ['null', sentOf(200, 'null')],
    ['half a document', sentOf(200, '{"data":[')],
    ['a document and more', sentOf(200, '{}{}')],
    ['JavaScript', sentOf(200, '{data:[]}')],
    ['JSON with a byte order mark', sentOf(200, '\uFEFF{}')],
    ['what says it is gzip and is not', sentOf(200, '{}', { 'content-encoding': 'gzip' })],
    ['gzip that does not say so', sentOf(200, gzipSync('{}'))],
    ['an encoding that nobody asked for', sentOf(200, '{}', { 'content-encoding': 'br' })],
    ['two encodings', sentOf(200, gzipSync('{}'), { 'content-encoding': 'gzip, gzip' })],
    ['a redirect', sentOf(302, '', { location: 'https://evil.example' })],
    ['not modified', sentOf(304, '')],
    ['a status of no kind', sentOf(999, '{}')],
    ['no status', sentOf(0, '')],
  ])('%s', async (_, sent) => {
    const { code, status } = await failureOf(answered(sent));
    expect([code, status]).toEqual(['store_invalid_answer', 502]);
  });

  test('a long web page', async () => {
    const page = Buffer.from(`<html>${'a'.repeat(100_000)}`);
    const sent = { status: 200, headers: {}, body: Readable.from([page]), start: page };
    expect((await failureOf(answered(sent))).code).toBe('store_invalid_answer');
  });
});

test('A long JSON answer streams through unread', async () => {
  const start = Buffer.from('{"data":[');
  const body = new Readable({ read: () => undefined });
  const sent = { status: 200, headers: {}, body, start };
  expect((await answered(sent)).body).toBe(body);
  expect(body.readableDidRead).toBe(false);
});

describe('A refusal', () => {
  const apple = JSON.stringify({ errors: [{ code: 'NOT_FOUND', title: 'There is no such app.' }] });

  test.each([400, 403, 404, 409, 422, 429, 500, 503])('with %i keeps status and words of the store', async (status) => {
    const failure = await failureOf(answered(sentOf(status, apple), 'ReadApp'));
    expect([failure.code, failure.status]).toEqual(['store_refused', status]);
    expect(failure.message).toBe(`App Store Connect refused ReadApp (${status}): There is no such app.`);
    expect(failure.details).toEqual([{ code: 'NOT_FOUND', message: 'There is no such app.' }]);
  });

  test('with 401 is about the key of the relay, not that of the caller', async () => {
    const failure = await failureOf(answered(sentOf(401, apple)));
    expect([failure.code, failure.status]).toEqual(['credentials_refused', 502]);
    expect(failure.message).toMatch(/administrator.*key/);
  });

  test.each(['CheckAccessToken', 'LoginUserProfile'])('of %s with 401 is about what the caller brought', async (id) => {
    const failure = await failureOf(answered(sentOf(401, '{"code":"AUTH_REQUIRE","message":"No."}'), id));
    expect([failure.code, failure.status]).toEqual(['store_refused', 401]);
  });

  test('keeps Retry-After and the rate limit, and no other header', async () => {
    const headers = { 'retry-after': '7', 'x-rate-limit': 'user-hour-rem:0;', 'set-cookie': 'x', etag: 'x' };
    const failure = await failureOf(answered(sentOf(429, apple, headers)));
    expect(failure.headers).toEqual({ 'retry-after': '7', 'x-rate-limit': 'user-hour-rem:0;' });
  });

  test('shows no secret, neither in its sentence nor in its details', async () => {
    const text = JSON.stringify({ errors: [{ code: 'X', title: `Bearer ${secret}` }] });
    const failure = await failureOf(answered(sentOf(400, text)));
    expect(JSON.stringify([failure.message, failure.details])).not.toContain(secret);
  });

  test('of Samsung that comes with HTTP 200 is a refusal all the same', async () => {
    const body = JSON.stringify({ resultCode: '5021', resultMessage: 'This binary is in use.', data: null });
    const failure = await failureOf(answered(sentOf(200, body), 'CheckAccessToken'));
    expect([failure.code, failure.status]).toEqual(['store_refused', 422]);
    expect(failure.details).toEqual([{ code: '5021', message: 'This binary is in use.' }]);
  });

  test('is none when Samsung’s result is 0000', async () => {
    expect((await answered(sentOf(200, '{"resultCode":"0000","data":{}}'), 'CheckAccessToken')).status).toBe(200);
  });
});

describe('A long refusal', () => {
  const half = raw('409 Conflict', `{"errors":[{"code":"X","title":"${'a'.repeat(100_000)}`, {
    'content-length': '200000',
  });

  test('that is cut is told as broken off', async () => {
    const store = await open(listenRaw((socket) => socket.write(half, () => setTimeout(() => socket.destroy(), 50))));
    const { send } = await open(openWay(store.origin));
    expect((await failureOf(answered(await send()))).code).toBe('store_unreachable');
  });

  test('that hangs is ended by the deadline, and told as such', async () => {
    const store = await open(listenRaw((socket) => socket.write(half)));
    const { send } = await open(openWay(store.origin));
    expect((await failureOf(answered(await send({ milliseconds: 300 })))).code).toBe('store_timeout');
  });

  test('without an end is not read without an end', async () => {
    const store = await open(
      listenRaw((socket) => {
        socket.write(raw('500 Internal Server Error', '', { 'content-length': '1000000000000' }));
        const pour = (): void => {
          while (!socket.destroyed && socket.write(Buffer.alloc(65_536, 97)));
        };
        socket.on('drain', pour);
        pour();
      }),
    );
    const { send } = await open(openWay(store.origin));
    const sent = await send({ method: 'POST', body: '{}', milliseconds: 10_000 });
    expect((await failureOf(answered(sent))).status).toBe(500);
  });
});
