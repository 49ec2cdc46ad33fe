// Answers that are no answers: web pages, half JSON, odd encodings and statuses, redirects. All end in 502, none is followed.
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { closeLater } from '../support/cleanup.ts';
import { listen, listenRaw, rawServer } from '../support/listen.ts';
import { htmlPage, openRelayAt } from './relay.ts';
import { exchanges, goodStore } from './stores.ts';

const open = closeLater();
const html = '<html><body><h1>Welcome</h1></body></html>';
function bytes(text: string, headers: Readonly<Record<string, string>>, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(rawServer(text, '', { ...headers, 'content-length': String(body.length) })), body]);
}

const garbage: Readonly<Record<string, string | Buffer>> = {
  'a web page': rawServer('200 OK', html, { 'content-type': 'text/html' }),
  'a web page that says it is JSON': rawServer('200 OK', html, { 'content-type': 'application/json' }),
  'a long web page': rawServer('200 OK', html.padEnd(100_000)),
  'JSON that does not end': rawServer('200 OK', '{"data": ['),
  'JSON with something behind it': rawServer('200 OK', '{"data":[]}x'),
  'two documents': rawServer('200 OK', '{"data":[]}{"data":[]}'),
  nothing: rawServer('200 OK'),
  blanks: rawServer('200 OK', '   \r\n  '),
  'a word': rawServer('200 OK', 'OK'),
  null: rawServer('200 OK', 'null'),
  'a number': rawServer('200 OK', '1'),
  'a text in quotes': rawServer('200 OK', '"data"'),
  'bytes of an image': rawServer('200 OK', '\x89PNG\r\n\x1a\n'),
  'a content encoding that was not requested': bytes(
    '200 OK',
    { 'content-encoding': 'deflate' },
    deflateSync(htmlPage()),
  ),
  'an encoding that nobody knows': rawServer('200 OK', htmlPage(), { 'content-encoding': 'secret' }),
  'two encodings': bytes('200 OK', { 'content-encoding': 'gzip, gzip' }, gzipSync(gzipSync(htmlPage()))),
  'plain text that says it is compressed': rawServer('200 OK', htmlPage(), { 'content-encoding': 'gzip' }),
  'bytes that only begin like gzip': bytes(
    '200 OK',
    { 'content-encoding': 'gzip' },
    Buffer.from('1f8b0800ffffffffffff', 'hex'),
  ),
  'a page inside gzip': bytes('200 OK', { 'content-encoding': 'gzip' }, gzipSync(html)),
  'status 101': 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
  'status 300': rawServer('300 Multiple Choices', htmlPage()),
  'status 304': rawServer('304 Not Modified'),
  'status 305': rawServer('305 Use Proxy', '', { location: 'http://127.0.0.1:9/' }),
  'status 399': rawServer('399 Odd', htmlPage()),
  'status 600': rawServer('600 Odd', htmlPage()),
  'status 999': rawServer('999 Odd', htmlPage()),
  'status 099': rawServer('099 Odd', htmlPage()),
  'no status': rawServer('OK', htmlPage()),
  'another protocol': 'SSH-2.0-OpenSSH_9.9\r\n',
  'bytes without sense': Buffer.from('0001020304ff', 'hex'),
  'HTTP/2 in the clear': Buffer.from('000012040000000000', 'hex'),
  'headers of 200,000 bytes': rawServer('200 OK', htmlPage(), { x: 'x'.repeat(200_000) }),
  'a header with a bare return': rawServer('200 OK', htmlPage(), { x: 'a\rb: c' }),
  'a header that is none': `HTTP/1.1 200 OK\r\nnonsense\r\ncontent-length: 2\r\n\r\n{}`,
};

test.each(Object.entries(garbage))('%s is no success', async (_, answer) => {
  const store = await open(listenRaw((socket) => socket.end(answer)));
  const relay = await open(openRelayAt(store.origin));
  const { status, code, text, headers } = await relay.call('ListApps', { headers: { 'accept-encoding': 'gzip' } });
  expect([status, code]).toEqual([502, expect.stringMatching(/^store_(invalid_answer|unreachable)$/)]);
  expect(headers['content-type']).toBe('application/json');
  expect(text).not.toMatch(/<html|SSH|PNG/);
});

test.each([300, 301, 302, 303, 307, 308])(
  'A redirect with %i is not followed, and nobody else gets the token',
  async (status) => {
    const elsewhere = await open(listen((response) => goodStore(response)));
    const store = await open(
      listen((response, message) => {
        if (exchanges(response, message)) return;
        response.writeHead(status, { location: `${elsewhere.origin}/v1/apps` }).end();
      }),
    );
    const relay = await open(openRelayAt(store.origin));
    for (const [id, reported] of [
      ['ListApps', 'store_invalid_answer'],
      ['CheckAccessToken', 'store_invalid_answer'],
      ['RevokeAccessToken', 'outcome_unknown'],
      ['CreateAccessToken', undefined],
    ] as const) {
      const { code, headers } = await relay.call(id);
      expect([code, headers.location]).toEqual([reported, undefined]);
    }
    expect(elsewhere.messages).toEqual([]);
  },
);

test('Long pages and long error responses release their connections: after seventy of each the account still works', async () => {
  const long = {
    200: html.padEnd(150_000),
    401: `{"errors":[]}${' '.repeat(150_000)}`,
    403: html.padEnd(400_000),
    302: html.padEnd(150_000),
  };
  let status: keyof typeof long | undefined;
  const store = await open(
    listen((response) => (status ? response.writeHead(status).end(long[status]) : goodStore(response))),
  );
  const relay = await open(openRelayAt(store.origin, 5));
  for (const each of [200, 401, 403, 302] as const) {
    status = each;
    for (let turn = 0; turn < 70; turn += 1) expect((await relay.call('ListApps')).status).not.toBe(200);
  }
  status = undefined;
  expect((await relay.call('ListApps')).status).toBe(200);
});

test('An error response that is a decompression bomb is read up to a limit, and reported as an error', async () => {
  const bomb = gzipSync(Buffer.alloc(64_000_000));
  const store = await open(listen((response) => response.writeHead(409, { 'content-encoding': 'gzip' }).end(bomb)));
  const relay = await open(openRelayAt(store.origin));
  expect(await relay.call('ListApps', { headers: { 'accept-encoding': 'gzip' } })).toMatchObject({
    status: 409,
    code: 'store_refused',
  });
});

test('An error response that is nested ten thousand deep is reported as an error', async () => {
  const deep = `{"errors":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
  const store = await open(listen((response) => response.writeHead(409).end(deep)));
  const relay = await open(openRelayAt(store.origin));
  expect(await relay.call('ListApps')).toMatchObject({ status: 409, code: 'store_refused' });
});

const refusal = Buffer.from(JSON.stringify({ errors: [{ code: 'X', title: 'Not now.', detail: 'Wait.' }] }));
test.each([
  ['br', brotliCompressSync(refusal)],
  ['deflate', deflateSync(refusal, { level: 0 })],
  ['zstd', Buffer.from('28b52ffd', 'hex')],
  ['gzip, gzip', gzipSync(gzipSync(refusal, { level: 0 }), { level: 0 })],
])('A refusal encoded as %s, which was not requested, has no bytes of it in its message', async (encoding, body) => {
  const store = await open(listen((response) => response.writeHead(409, { 'content-encoding': encoding }).end(body)));
  const relay = await open(openRelayAt(store.origin));
  const { status, code, json } = await relay.call('ReadApp', { path: { id: '1' } });
  const details = [{ code: 'HTTP_409', message: 'The store gave no reason.' }];
  expect([status, code, json.error.details]).toEqual([409, 'store_refused', details]);
  expect(json.error.message).toMatch(/^[\x20-\x7e]+$/);
  expect(json.error.message).not.toContain('Not now');
});
