// Serializes a large document in chunks as the client reads it; serializing it at once would block the event loop.
import { Readable } from 'node:stream';
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { Deadline } from './deadline.ts';
import { writeExact } from './losslessJson.ts';
import type { RelayResponse } from './types.ts';

/** Larger responses are serialized in chunks, in bytes. */
const LARGEST_AT_ONCE = 262_144;
/** Time after the deadline in which a finished document may still be read, in milliseconds. */
const GRACE = 30_000;
/** Approximate size of a chunk, in bytes. */
const PIECE = 65_536;

/** A 200 response with this document, which was parsed from so many bytes. */
export function longJson(document: unknown, bytes: number, deadline: Deadline): RelayResponse {
  const body =
    bytes <= LARGEST_AT_ONCE ? Buffer.concat([...texts(document)].map(bytesOf)) : jsonStream(document, deadline);
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
}

/**
 * Streams the text that `writeExact` writes; byte members are JSON already and pass as they are. The stream may outlive
 * the deadline of the call by half a minute. Throws the failure of a deadline that has already ended.
 */
export function jsonStream(document: unknown, { reason, onAbort }: Deadline): Readable {
  const ended = reason();
  if (ended) throw ended;
  const stream = Readable.from(pieces(document), { objectMode: false, highWaterMark: PIECE });
  let timer: NodeJS.Timeout | undefined;
  const forget = onAbort((failure) => {
    const leave = (): void => void stream.destroy(failure);
    if (failure.code === 'caller_gone') leave();
    else timer = setTimeout(leave, GRACE).unref();
  });
  stream.once('close', () => {
    forget();
    clearTimeout(timer);
  });
  stream.on('error', () => undefined);
  return stream;
}

/** Yields lists and objects member by member; the members of lists are serialized whole. Bytes are JSON already. */
function* texts(value: unknown): Generator<string | Uint8Array> {
  if (Array.isArray(value)) yield* members(value);
  else if (value instanceof Uint8Array) yield value;
  else if (isJsonObject(value)) yield* properties(value);
  else yield writeExact(value);
}

function* members(list: readonly unknown[]): Generator<string | Uint8Array> {
  for (const [at, each] of list.entries()) {
    yield at === 0 ? '[' : ',';
    yield each instanceof Uint8Array ? each : writeExact(each ?? null);
  }
  yield list.length === 0 ? '[]' : ']';
}

function* properties(part: JsonObject): Generator<string | Uint8Array> {
  const given = Object.entries(part).filter(([, each]) => each !== undefined);
  for (const [at, [name, each]] of given.entries()) {
    yield `${at === 0 ? '{' : ','}${JSON.stringify(name)}:`;
    yield* texts(each);
  }
  yield given.length === 0 ? '{}' : '}';
}

function bytesOf(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? Buffer.from(text) : text;
}

/** Short texts are joined; long bytes pass in slices, without a copy. Between two chunks the event loop continues. */
async function* pieces(document: unknown): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  for (const text of texts(document)) {
    const bytes = bytesOf(text);
    if (bytes.length < PIECE) {
      held.push(bytes);
      size += bytes.length;
    }
    if (size > 0 && (size >= PIECE || bytes.length >= PIECE)) {
      yield Buffer.concat(held, size);
      [held, size] = [[], 0];
      await new Promise(setImmediate);
    }
    if (bytes.length < PIECE) continue;
    for (let at = 0; at < bytes.length; at += PIECE) {
      yield bytes.subarray(at, at + PIECE);
      await new Promise(setImmediate);
    }
  }
  yield Buffer.concat(held, size);
}
