// Answers that end too early, in every framing of HTTP: never a success with a part of the answer.
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { closeLater } from '../support/cleanup.ts';
import { listenRaw, rawServer } from '../support/listen.ts';
import { htmlPage, openRelayAt } from './relay.ts';

const open = closeLater();

const small = htmlPage(1_000);
const large = htmlPage(200_000);
/** Cut behind an inner bracket, the rest of a document looks like an end. */
const insides = JSON.stringify({ data: Array.from({ length: 4_000 }, (_, at) => ({ type: 'apps', id: `${at}` })) });
function half(text: string | Buffer): Buffer {
  return Buffer.from(text).subarray(0, Math.floor(text.length * 0.8));
}
function untilBracket(text: string): Buffer {
  return Buffer.from(text.slice(0, text.indexOf('}', text.length * 0.8) + 1));
}

type Framing = (body: Buffer, whole: number, encoding: string) => Buffer;
function chunkOf(body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n')]);
}
function head(...lines: readonly string[]): Buffer {
  return Buffer.from(`HTTP/1.1 200 OK\r\n${lines.filter(Boolean).join('\r\n')}\r\n\r\n`);
}

const framings: Readonly<Record<string, Framing>> = {
  'with its length': (body, whole, encoding) => Buffer.concat([head(encoding, `content-length: ${whole}`), body]),
  'with its length, on a closing connection': (body, whole, encoding) =>
    Buffer.concat([head(encoding, `content-length: ${whole}`, 'connection: close'), body]),
  'in chunks, without the last one': (body, _, encoding) =>
    Buffer.concat([head(encoding, 'transfer-encoding: chunked'), chunkOf(body)]),
  'in chunks, without the last one, on a closing connection': (body, _, encoding) =>
    Buffer.concat([head(encoding, 'transfer-encoding: chunked', 'connection: close'), chunkOf(body)]),
  'in the middle of a chunk': (body, whole, encoding) =>
    Buffer.concat([head(encoding, 'transfer-encoding: chunked'), Buffer.from(`${whole.toString(16)}\r\n`), body]),
  'in the middle of a chunk, on a closing connection': (body, whole, encoding) =>
    Buffer.concat([
      head(encoding, 'transfer-encoding: chunked', 'connection: close'),
      Buffer.from(`${whole.toString(16)}\r\n`),
      body,
    ]),
  'until the connection ends': (body, _, encoding) => Buffer.concat([head(encoding, 'connection: close'), body]),
};

const ends: Readonly<Record<string, (socket: Socket) => unknown>> = {
  FIN: (socket) => socket.end(),
  RST: (socket) => setTimeout(() => socket.resetAndDestroy(), 20),
};

const bodies: Readonly<Record<string, readonly [Buffer, number, string]>> = {
  small: [half(small), small.length, ''],
  large: [half(large), large.length, ''],
  'large, behind an inner bracket': [untilBracket(insides), insides.length, ''],
  'small and compressed': [half(gzipSync(insides)), gzipSync(insides).length, 'content-encoding: gzip'],
  'large and compressed': [
    half(gzipSync(large, { level: 0 })),
    gzipSync(large, { level: 0 }).length,
    'content-encoding: gzip',
  ],
};

const cases = Object.entries(framings).flatMap(([framing, frame]) =>
  Object.entries(bodies).flatMap(([size, body]) =>
    Object.entries(ends).map(([end, close]) => ({
      title: `${size}, ${framing}, ${end}`,
      // HTTP knows of no cut there: the bytes are a whole document or none
      refused: framing === 'until the connection ends' ? 'store_(unreachable|invalid_answer)' : 'store_unreachable',
      bytes: frame(...body),
      close,
    })),
  ),
);

test.each(cases)('A cut answer is no success: $title', async ({ bytes, close, refused }) => {
  const store = await open(listenRaw((socket) => socket.write(bytes, () => close(socket))));
  const relay = await open(openRelayAt(store.origin));
  const { status, broken, code } = await relay.call('ListApps', { headers: { 'accept-encoding': 'gzip' } });
  const outcome = broken ? `${status}, broken off` : `${status} ${code}`;
  expect(outcome).toMatch(new RegExp(`^(200, broken off|502 ${refused})$`));
});

/** All but one: where only the connection marks the end, HTTP detects no cut. */
const framed = Object.entries(framings).filter(([framing]) => framing !== 'until the connection ends');

test.each(framed)('A read whose small answer is cut %s is repeated', async (_, frame) => {
  const cut = frame(half(small), small.length, '');
  const store = await open(
    listenRaw((socket, nth) => socket.end(nth === 1 ? cut : rawServer('200 OK', small, { connection: 'close' }))),
  );
  const relay = await open(openRelayAt(store.origin));
  expect(await relay.call('ListApps')).toMatchObject({ status: 200, text: small });
});

const wrong: Readonly<Record<string, string>> = {
  'shorter than it is': rawServer('200 OK', small, { 'content-length': '20' }),
  'longer than it is': rawServer('200 OK', small, { 'content-length': `${small.length + 20}`, connection: 'close' }),
  negative: rawServer('200 OK', small, { 'content-length': '-1' }),
  'no number': rawServer('200 OK', small, { 'content-length': 'all' }),
  'given twice': rawServer('200 OK', small, { 'content-length': '20\r\ncontent-length: 30' }),
  'given beside chunks': rawServer('200 OK', small, { 'content-length': '20', 'transfer-encoding': 'chunked' }),
};

test.each(Object.entries(wrong))('An answer whose length is %s is no success', async (_, bytes) => {
  const store = await open(listenRaw((socket) => socket.end(bytes)));
  const relay = await open(openRelayAt(store.origin));
  const { status, code } = await relay.call('ListApps');
  expect([status, code]).toEqual([502, expect.stringMatching(/^store_(unreachable|invalid_answer)$/)]);
});
