// An answer of a store, read to its end: a refusal, or the answer to a token exchange.
import { Readable } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';
import type { Sent } from './adapter.ts';
import { collect } from './body.ts';
import { Failure } from './errors.ts';

/** An answer that was read to its end. `json` is undefined when it is none. */
export interface Whole {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly json: unknown;
}

/** More of a refusal, or of a token's answer, is not read, in bytes. */
const LARGEST = 262_144;
/** A success that was held compressed is at most this long unzipped. */
const LARGEST_SUCCESS = 4_194_304;

/** What a compressed stream begins with cannot be told before it is unzipped; its end is checked all the same. */
const JSON_FOLLOWS = Buffer.from('{');

const unzipped = (bytes: Buffer, encoding: string | undefined, limit = LARGEST): Buffer => {
  if (encoding !== 'gzip') return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: limit });
  } catch {
    return Buffer.alloc(0);
  }
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const bytesOf = async (body: Sent['body']): Promise<Buffer> => {
  if (Buffer.isBuffer(body)) return body;
  try {
    return (await collect(body, LARGEST)) ?? Buffer.alloc(0);
  } catch (cause) {
    throw broken(cause);
  }
};

export const readWhole = async ({ status, headers, body }: Sent): Promise<Whole> => {
  const bytes = await bytesOf(body);
  const text = unzipped(bytes, headers['content-encoding']).toString('utf8');
  return { status, headers, text, json: parsed(text) };
};

/**
 * A success that streams, read whole where it is no longer than so many bytes; else it goes on as it came. A refusal is
 * read by whoever tells of it.
 */
export const heldWhole = async (sent: Sent, most: number): Promise<Sent> => {
  const { body, status, headers } = sent;
  if (Buffer.isBuffer(body) || status >= 300 || Number(headers['content-length'] ?? 0) > most || most === 0)
    return sent;
  const rest = body[Symbol.asyncIterator]();
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for (let next = await rest.next(); !next.done; next = await rest.next()) {
      chunks.push(next.value);
      size += next.value.length;
      if (size > most) return { ...sent, body: Readable.from(again(chunks, rest), { objectMode: false }) };
    }
  } catch (cause) {
    throw broken(cause);
  }
  return { ...sent, body: Buffer.concat(chunks) };
};

async function* again(chunks: readonly Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* chunks;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** The deadline's, or the caller's, own word; or that of a store that left. */
const broken = (cause: unknown): Failure =>
  cause instanceof Failure
    ? cause
    : new Failure('store_unreachable', 'The store broke off its answer. Try again later.', { cause });

/** For a caller who cannot read gzip: the answer unzipped, where the store compressed it all the same. */
export const opened = (sent: Sent, acceptsGzip: boolean): Sent => {
  const { 'content-encoding': encoding, 'content-length': _, ...rest } = sent.headers;
  if (acceptsGzip || encoding !== 'gzip' || sent.status >= 400) return sent;
  if (Buffer.isBuffer(sent.body)) {
    const whole = unzipped(sent.body, encoding, LARGEST_SUCCESS);
    return { ...sent, headers: { ...rest, 'content-length': String(whole.length) }, body: whole, start: whole };
  }
  const { body } = sent;
  const unzip = createGunzip();
  body.once('error', (error) => unzip.destroy(error));
  unzip.on('error', () => undefined).once('close', () => body.destroy());
  return { ...sent, headers: { ...rest, 'transfer-encoding': 'chunked' }, body: body.pipe(unzip), start: JSON_FOLLOWS };
};
