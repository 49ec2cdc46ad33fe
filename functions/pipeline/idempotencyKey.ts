// Idempotency keys: from the Idempotency-Key header, or from the platform's run and action headers. Never from inputs alone.
import { createHash, createHmac } from 'node:crypto';
import { idempotencyKey, LONGEST_KEY } from '../../connector/core/repeats.ts';
import { Failure } from '../core/errors.ts';
import { callBroken } from '../core/readBody.ts';
import type { RelayRequest } from '../core/types.ts';

const OWN = idempotencyKey.name.toLowerCase();

/**
 * Headers of Power Automate and Logic Apps for each call of an HTTP action or a connector, from captured requests and
 * the samples of Microsoft's REST reference (Workflow Run Action Request Histories). It is not documented which of them
 * stay equal when the platform retries an action. The first row with all headers present is used; a row must not
 * contain headers that may change on a retry.
 */
const identities: readonly { readonly headers: readonly string[]; readonly why: string }[] = [
  {
    headers: ['x-ms-workflow-run-id', 'x-ms-workflow-operation-name'],
    why: 'The run and the name of its action: all retries of an action send both.',
  },
  {
    headers: ['x-ms-action-tracking-id'],
    why: 'The action of a run, if the caller does not send the run. With the run it is not used: it may change on a retry.',
  },
  {
    headers: ['x-ms-client-tracking-id'],
    why: 'The run, if the caller sends nothing else: the same call twice in a run counts as a retry.',
  },
];

/** The idempotency key of a call; undefined if it has none. */
export interface IdempotencyKey {
  /** The source of the key and its values. Only their keyed digest is kept. */
  readonly texts: readonly string[];
  /** The client chose the key, so it identifies one call regardless of its inputs. */
  readonly chosen: boolean;
}

/** Bytes at the start of a file that identify it before it is sent. */
const BEGINNING = 65_536;

export interface PeekedFile {
  readonly beginning: string;
  /** The whole file, from its first byte. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** SHA-256 of the whole file, once it has been read to its end. */
  readonly digest: () => string | undefined;
  /** Number of bytes forwarded so far. */
  readonly passed: () => number;
}

export function idempotencyKeyOf(call: RelayRequest): IdempotencyKey | undefined {
  const chosen = call.header(OWN)?.trim();
  if (chosen) {
    if (chosen.length <= LONGEST_KEY && /^[\x20-\x7e]+$/.test(chosen)) return { texts: [OWN, chosen], chosen: true };
    throw new Failure('invalid_request', `The header Idempotency-Key must be at most ${LONGEST_KEY} ASCII characters.`);
  }
  for (const { headers } of identities) {
    const values = headers.map((name) => call.header(name)?.trim() ?? '');
    if (values.every((value) => value !== '' && value.length <= LONGEST_KEY))
      return { texts: [...headers, ...values], chosen: false };
  }
  return undefined;
}

/** Digest of length-prefixed texts, so that no two lists of texts collide. */
export type KeyedDigest = (texts: readonly string[]) => string;

/** HMAC with SHA-256. */
export function keyedDigest(key: Buffer): KeyedDigest {
  return (texts) => {
    const hash = createHmac('sha256', key);
    for (const text of texts) hash.update(`${Buffer.byteLength(text)}:`).update(text);
    return hash.digest('base64url');
  };
}

/** Reads the start of a streamed file, and returns a stream of the whole file. */
export async function peekFile(source: AsyncIterable<Uint8Array>): Promise<PeekedFile> {
  const rest = source[Symbol.asyncIterator]();
  const hash = createHash('sha256');
  const held: Uint8Array[] = [];
  let digest: string | undefined;
  let [size, passed] = [0, 0];
  const pull = (): Promise<IteratorResult<Uint8Array>> =>
    rest.next().catch((cause) => {
      throw callBroken(cause);
    });
  let next = await pull();
  for (; !next.done && size < BEGINNING; next = await pull()) {
    held.push(next.value);
    size += next.value.byteLength;
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      for (const piece of held.splice(0)) {
        hash.update(piece);
        passed += piece.byteLength;
        yield piece;
      }
      for (; !next.done; next = await pull()) {
        hash.update(next.value);
        passed += next.value.byteLength;
        yield next.value;
      }
      digest = hash.digest('hex');
    } finally {
      await rest.return?.();
    }
  }
  const beginning = createHash('sha256').update(Buffer.concat(held).subarray(0, BEGINNING)).digest('hex');
  return { beginning, bytes: all(), digest: () => digest, passed: () => passed };
}
