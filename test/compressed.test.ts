// An answer that the store compressed is judged by what is inside, as an open one is.
import { gzipSync } from 'node:zlib';
import { startSandbox } from '../scripts/sandbox/sandbox.ts';
import { closeLater } from './tools/later.ts';
import { listen, type Message } from './tools/listen.ts';
import { pipeWay, type Reply } from './tools/ways.ts';

const open = closeLater();

/** Lists apps at an App Store Connect that answers 200 with these compressed bytes. */
const listFrom = async (compress: (message: Message) => Buffer): Promise<Reply> => {
  const sandbox = await open(startSandbox());
  const store = await open(
    listen((response, message) => {
      const bytes = compress(message);
      const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
      response.writeHead(200, { ...headers, 'content-length': bytes.length }).end(bytes);
    }),
  );
  const way = await open(pipeWay({ ...sandbox.settings, APPLE__ORIGIN: store.origin }));
  return way.call('/api/apple/v1/apps', { headers: { 'accept-encoding': 'gzip' } });
};

test.each([
  ['half a document', '{"data": ['],
  ['a web page', '<html><body>Bad Gateway</body></html>'],
  ['nothing', ''],
  ['blanks', '  \n'],
])('With %s inside it is refused', async (_, text) => {
  const { status, json } = await listFrom(() => gzipSync(text));
  expect([status, json?.error?.code]).toEqual([502, 'store_invalid_answer']);
});

test('A compressed answer that was cut is refused', async () => {
  const whole = gzipSync(JSON.stringify({ data: [], links: { self: '/' } }));
  const { status, json } = await listFrom(() => whole.subarray(0, whole.length - 12));
  expect([status, json?.error?.code]).toEqual([502, 'store_invalid_answer']);
});

test('With whole JSON inside it is answered as it came', async () => {
  const { status, headers } = await listFrom(() => gzipSync('{"data": [], "links": {"self": "/"}}\n'));
  expect([status, headers['content-encoding']]).toEqual([200, 'gzip']);
});

test('An echo of our token inside does not reach the caller', async () => {
  const { status, json, text } = await listFrom(({ headers }) => gzipSync(JSON.stringify({ headers })));
  expect([status, json?.error?.code]).toEqual([502, 'store_invalid_answer']);
  expect(text).not.toMatch(/eyJ/);
});
