// The reads that polls share, over all instances: one call to the store in a minute, however many instances poll.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type { LeasedValue } from '../state/leasedValue.ts';
import type { ShareRead } from '../transport/shareRead.ts';

export interface SharedReadParts {
  /** In a sealed table: a response may hold personal data. */
  readonly values: LeasedValue;
  /** Wall clock, in milliseconds: other instances compare it. */
  readonly now: () => number;
  /** Time to live of a result, in milliseconds. */
  readonly ttl: number;
}

/** How long others wait for the instance that reads, in milliseconds; then they read for themselves. */
const LEASE = 20_000;

/** Most bytes of a compressed result: in Base64, sealed and in Base64 again it is 1.8 times as long, of 400,000 characters. */
const MOST = 200_000;
/** Most bytes of a result before and after compression. */
const LARGEST = 4_194_304;

const deflate = promisify(brotliCompress);
const inflate = promisify(brotliDecompress);
const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } };

/** A result that is too large to be shared is read by each instance, without waiting for another. */
export function createSharedReads({ values, now, ttl }: SharedReadParts): ShareRead {
  const ageOf = (at: unknown): number => (typeof at === 'number' ? now() - at : Number.NaN);
  const isFresh = (at: unknown): boolean => ageOf(at) > -ttl && ageOf(at) < ttl;
  return async <T>(owner: string, question: string, read: () => Promise<T>) => {
    const id = { partition: `read-${digestOf(owner)}`, key: digestOf(question) };
    let own: { readonly answer: T } | undefined;
    const obtained = await values.obtain(id, {
      isUsable: ({ at }) => isFresh(at),
      make: async () => {
        own = { answer: await read() };
        return { at: now(), ...(await written(own.answer)) };
      },
      ttl,
      lease: LEASE,
    });
    if (own) return { ...own, age: 0 };
    const found = await readAnswer<T>(obtained?.value.body);
    const age = Math.max(0, ageOf(obtained?.value.at));
    return found ? { ...found, age } : { answer: await read(), age: 0 };
  };
}

/** The body is left out if the result is too large. */
async function written(answer: unknown) {
  const bytes = serialize(answer);
  if (bytes.length > LARGEST) return {};
  const body = await deflate(bytes, quickly);
  return body.length > MOST ? {} : { body: body.toString('base64') };
}

/** undefined if it is not there, or was written by a version of Node.js that this one does not read. */
async function readAnswer<T>(body: unknown): Promise<{ readonly answer: T } | undefined> {
  if (typeof body !== 'string') return undefined;
  try {
    const bytes = await inflate(Buffer.from(body, 'base64'), { maxOutputLength: LARGEST });
    return { answer: deserialize(bytes) as T };
  } catch {
    return undefined;
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
