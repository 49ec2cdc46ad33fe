// A large document as JSON that is written piece by piece, as its reader takes it: written at once, it would hold up every other call.
import { Readable } from 'node:stream';
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { Deadline } from './deadline.ts';
import { asFailure } from './errors.ts';
import { writeExact } from './losslessJson.ts';
import type { RelayResponse } from './types.ts';
import { whenAborted } from './whenAborted.ts';

/** An answer of more bytes is written as its reader takes it. */
const LARGEST_AT_ONCE = 262_144;
/** For so long after the deadline a document that is there may be read, in milliseconds. */
const GRACE = 30_000;
/** Bytes of a piece, roughly. */
const PIECE = 65_536;

/** A success with this document, which was read from so many bytes. */
export function longJson(document: unknown, bytes: number, deadline: Deadline): RelayResponse {
  const body = bytes <= LARGEST_AT_ONCE ? Buffer.from([...texts(document)].join('')) : jsonStream(document, deadline);
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
}

/**
 * The same text as `writeExact` writes, and bytes as the JSON that they are. A document that is there goes on past the
 * deadline of the call, for half a minute. Throws what the deadline says where it has ended before.
 */
export function jsonStream(document: unknown, { signal }: Deadline): Readable {
  signal.throwIfAborted();
  const stream = Readable.from(pieces(document), { objectMode: false, highWaterMark: PIECE });
  let timer: NodeJS.Timeout | undefined;
  const leave = (): void => void stream.destroy(signal.reason);
  const forget = whenAborted(signal, () => {
    if (asFailure(signal.reason).code === 'caller_gone') leave();
    else timer = setTimeout(leave, GRACE).unref();
  });
  stream.once('close', () => {
    forget();
    clearTimeout(timer);
  });
  stream.on('error', () => undefined);
  return stream;
}

/** Lists by their members, objects by theirs; members of lists whole. */
function* texts(value: unknown): Generator<string> {
  if (Array.isArray(value)) yield* members(value);
  else if (isJsonObject(value)) yield* properties(value);
  else yield textOf(value);
}

function* members(list: readonly unknown[]): Generator<string> {
  for (const [at, each] of list.entries()) yield `${at === 0 ? '[' : ','}${textOf(each ?? null)}`;
  yield list.length === 0 ? '[]' : ']';
}

function* properties(part: JsonObject): Generator<string> {
  const given = Object.entries(part).filter(([, each]) => each !== undefined);
  for (const [at, [name, each]] of given.entries()) {
    yield `${at === 0 ? '{' : ','}${JSON.stringify(name)}:`;
    yield* texts(each);
  }
  yield given.length === 0 ? '{}' : '}';
}

/** Bytes are JSON that was written before. */
function textOf(value: unknown): string {
  return value instanceof Uint8Array
    ? Buffer.from(value.buffer, value.byteOffset, value.length).toString()
    : writeExact(value);
}

async function* pieces(document: unknown): AsyncGenerator<Buffer> {
  let held = '';
  for (const text of texts(document)) {
    held += text;
    if (held.length < PIECE) continue;
    yield Buffer.from(held);
    held = '';
    await new Promise(setImmediate); // other calls go on between two pieces
  }
  yield Buffer.from(held);
}
