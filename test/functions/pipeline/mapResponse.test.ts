// Only a valid response is a success, and only declared headers are forwarded.
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import type { StoreResponse } from '../../../functions/transport/storeResponse.ts';
import { answered, sentOf } from '../../support/answers.ts';
import { failureOf } from '../../support/failures.ts';

/** The smallest answer that lists apps. */
const page = '{"data":[],"links":{"self":"https://store.example/v1/apps"}}';

async function textOf(sent: StoreResponse, id?: string): Promise<string> {
  return String((await answered(sent, id)).body);
}

test('JSON is forwarded unchanged', async () => {
  expect(await textOf(sentOf(200, ` ${page}\n`))).toBe(` ${page}\n`);
});

test('Undeclared members are forwarded, too', async () => {
  const more = page.replace('{', '{"meta":{"new":[1]},');
  expect(await textOf(sentOf(200, more))).toBe(more);
});

test('The status of a success is that of the store', async () => {
  expect((await answered(sentOf(201, page))).status).toBe(201);
});

test('A change whose response has no content returns no body', async () => {
  expect(await answered(sentOf(204, ''), 'DeleteReviewReply')).toEqual({ status: 204, headers: {}, body: undefined });
});

test('Compressed JSON is forwarded compressed to a client that accepts it', async () => {
  const zipped = gzipSync(page);
  const sent = sentOf(200, zipped, { 'content-encoding': 'gzip', 'content-length': String(zipped.length) });
  const { headers, body } = await answered(sent);
  expect([headers['content-encoding'], body]).toEqual(['gzip', zipped]);
});

test('Compressed JSON that was not requested is decompressed, without its Content-Length', async () => {
  const zipped = gzipSync(page);
  const sent = sentOf(200, zipped, { 'content-encoding': 'gzip', 'content-length': String(zipped.length) });
  const { headers, body } = await answered(sent, 'ListApps', { acceptsGzip: false });
  const read = body instanceof Readable ? await text(body) : String(body);
  expect([headers['content-encoding'], read]).toEqual([undefined, page]);
  expect([undefined, String(page.length)]).toContain(headers['content-length']);
});

test('Only declared headers of a store are forwarded', async () => {
  const declared = { 'content-length': String(page.length), 'retry-after': '1', 'x-rate-limit': 'user-hour-lim:3600;' };
  const other = {
    etag: '"1"',
    'last-modified': 'x',
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
  const { headers } = await answered(sentOf(200, page, { ...declared, ...other }));
  expect(headers).toEqual({ ...declared, 'x-ratelimit-limit': '3600', 'content-type': 'application/json' });
});

test.each([
  ['content-length', '1, 2'],
  ['content-length', '-1'],
  ['content-encoding', 'identity'],
  ['retry-after', 'soon'],
  ['retry-after', 'a-text-of-the-store'],
  ['x-rate-limit', 'a text of the store'],
  ['x-rate-limit', `user-hour-lim:${'9'.repeat(50)};`],
])('A header %s that has not its form does not come through: %j', async (name, value) => {
  const { headers } = await answered(sentOf(200, page, { [name]: value }));
  expect(headers).not.toHaveProperty(name);
});

test('Whatever type the store names, the answer says that it is JSON', async () => {
  const { headers } = await answered(sentOf(200, page, { 'content-type': 'text/html' }));
  expect(headers['content-type']).toBe('application/json');
});

describe('Reported as an invalid response is', () => {
  test.each<[string, StoreResponse]>([
    ['a document without its data', sentOf(200, '{}')],
    ['a document whose data is of another kind', sentOf(200, page.replace('[]', '{}'))],
    ['a list where a document was promised', sentOf(200, '[]')],
    ['a status that has no body by its own rule', sentOf(205, page)],
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
    ['a redirect', sentOf(302, '{}', { location: 'https://evil.example' })],
    ['not modified', sentOf(304, '{}')],
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

describe('A long JSON answer', () => {
  /** A stream whose bytes the test gives, behind those that were read already. */
  const long = (first: string): { readonly sent: StoreResponse; readonly body: Readable } => {
    const body = new Readable({ read: () => undefined });
    body.on('error', () => undefined);
    body.push(first);
    const headers = { 'transfer-encoding': 'chunked' };
    return { sent: { status: 200, headers, body, start: Buffer.from(first) }, body };
  };

  test('is forwarded before its end has arrived', async () => {
    const app = '{"type":"apps","id":"1"},';
    const { sent, body } = long(`{"data":[${app.repeat(4_000)}`);
    const streamed = (await answered(sent)).body as Readable;
    const [chunk] = await once(streamed, 'data');
    expect(String(chunk).startsWith(`{"data":[${app}`)).toBe(true);
    body.destroy();
  });

  test('is forwarded byte for byte', async () => {
    const json = `{"data":[{"type":"apps","id":"1","attributes":{"name":"${'ä'.repeat(50_000)}`;
    const { sent, body } = long(json);
    body.push('"}}]}\n');
    body.push(null);
    expect(await text((await answered(sent)).body as Readable)).toBe(`${json}"}}]}\n`);
  });

  test('that is truncated aborts the response', async () => {
    const { sent, body } = long('{"data":[');
    const streamed = (await answered(sent)).body as Readable;
    body.destroy(new Error('the connection is gone'));
    await expect(text(streamed)).rejects.toThrow('the connection is gone');
  });

  test('whose client disconnects is aborted at the store', async () => {
    const { sent, body } = long('{"data":[');
    const streamed = (await answered(sent)).body as Readable;
    const closed = once(body, 'close');
    streamed.destroy();
    await closed;
    expect(body.destroyed).toBe(true);
  });
});

test('A rejected response is discarded, so that its connection is free', async () => {
  const body = new Readable({ read: () => undefined });
  const sent = { status: 302, headers: {}, body, start: Buffer.from('{') };
  await failureOf(answered(sent));
  expect(body.destroyed).toBe(true);
});

test('A long response that ends with its connection is rejected: it could be truncated', async () => {
  const body = new Readable({ read: () => undefined });
  const sent = { status: 200, headers: {}, body, start: Buffer.from('{"data":[') };
  expect((await failureOf(answered(sent))).code).toBe('store_invalid_answer');
});
