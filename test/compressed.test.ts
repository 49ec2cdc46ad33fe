// An answer that the store compressed is judged by what is inside, as an open one is.
import { gzipSync } from 'node:zlib';
import { startSandbox } from '../scripts/sandbox/sandbox.ts';
import { closeLater } from './tools/later.ts';
import { listen, type Message } from './tools/listen.ts';
import { pipeWay, type Reply } from './tools/ways.ts';

const open = closeLater();

/** Asks an App Store Connect that answers 200 with these compressed bytes: for one app, unless told otherwise. */
const readFrom = async (compress: (message: Message) => Buffer, path = '/v1/apps/1'): Promise<Reply> => {
  const sandbox = await open(startSandbox());
  const store = await open(
    listen((response, message) => {
      const bytes = compress(message);
      const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
      response.writeHead(200, { ...headers, 'content-length': bytes.length }).end(bytes);
    }),
  );
  const way = await open(pipeWay({ ...sandbox.settings, APPLE__ORIGIN: store.origin }));
  return way.call(`/api/apple${path}`, { headers: { 'accept-encoding': 'gzip' } });
};

test.each([
  ['half a document', '{"data": ['],
  ['a web page', '<html><body>Bad Gateway</body></html>'],
  ['nothing', ''],
  ['blanks', '  \n'],
])('With %s inside it is refused', async (_, text) => {
  const { status, json } = await readFrom(() => gzipSync(text));
  expect([status, json?.error?.code]).toEqual([502, 'store_invalid_answer']);
});

test('A compressed answer that was cut is refused', async () => {
  const whole = gzipSync(JSON.stringify({ data: [], links: { self: '/' } }));
  const { status, json } = await readFrom(() => whole.subarray(0, whole.length - 12));
  expect([status, json?.error?.code]).toEqual([502, 'store_invalid_answer']);
});

test('With whole JSON inside it is answered as it came', async () => {
  const { status, headers } = await readFrom(() =>
    gzipSync('{"data": {"type": "apps", "id": "1"}, "links": {"self": "/"}}\n'),
  );
  expect([status, headers['content-encoding']]).toEqual([200, 'gzip']);
});

test('A list is opened, as the link to its next page has to lead to the relay', async () => {
  const page = { data: [], links: { self: '/', next: 'https://store.example/v1/apps?cursor=2' } };
  const { status, headers, json } = await readFrom(() => gzipSync(JSON.stringify(page)), '/v1/apps');
  expect([status, headers['content-encoding']]).toEqual([200, undefined]);
  expect(new URL(json.nextLink).searchParams.get('cursor')).toBe('2');
});

test('An echo of our token inside does not reach the caller', async () => {
  const { status, json, text } = await readFrom(({ headers }) => gzipSync(JSON.stringify({ headers })));
  expect([status, json?.error?.code]).toEqual([502, 'store_invalid_answer']);
  expect(text).not.toMatch(/eyJ/);
});
