// Digest of the inputs of a write, to compare repeats; for a file, of its start.
import { isJsonObject } from '../../connector/core/json.ts';
import type { Operation } from '../../connector/core/operation.ts';
import type { Deadline } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import { readObject } from '../core/jsonText.ts';
import { writeExact } from '../core/losslessJson.ts';
import { LARGEST_BODY, readBytes } from '../core/readBody.ts';
import type { LogEntry, RelayRequest } from '../core/types.ts';
import { type KeyedDigest, type PeekedFile, peekFile } from './idempotencyKey.ts';
import type { CallerPolicy } from './identifyCaller.ts';
import type { ValidatedRequest } from './validate.ts';

export interface IdempotentCall {
  readonly operation: Operation;
  readonly valid: ValidatedRequest;
  readonly call: RelayRequest;
  readonly policy: CallerPolicy;
  readonly deadline: Deadline;
  readonly line: LogEntry;
}

/** Comparable inputs; use `valid` in place of the request that was read to compute them. */
export interface IdempotentInputs {
  readonly digest: string;
  readonly valid: ValidatedRequest;
  readonly file?: PeekedFile;
  /** A raw request whose method is a read. */
  readonly reads?: boolean;
}

export async function inputsOf(
  { operation, valid, call }: IdempotentCall,
  digestOf: KeyedDigest,
): Promise<IdempotentInputs> {
  const { path, query, header, body, account = '', bytes } = valid;
  const given = [operation.id, operation.method, account, ...[path, query, header].map(sorted)];
  const parts = [...given, body === undefined ? '' : writeExact(inOrder(body))];
  if (!bytes) return { digest: digestOf(parts), valid };
  if (operation.body?.format === 'binary') {
    const file = await peekFile(bytes);
    const digest = digestOf([...parts, call.header('content-length') ?? '', file.beginning]);
    return { digest, valid: { ...valid, bytes: file.bytes }, file };
  }
  const held = await readBytes(bytes, LARGEST_BODY);
  if (!held) throw new Failure('payload_too_large', `The body of the call is larger than ${LARGEST_BODY} bytes.`);
  return {
    digest: digestOf([...parts, held.toString('latin1')]),
    valid: { ...valid, bytes: again(held) },
    reads: asksToRead(operation, held),
  };
}

function sorted(values: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The same JSON with sorted object members, since their order is irrelevant. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, each]) => [name, inOrder(each)]));
}

/** An iterable that can be read more than once. */
function again(held: Buffer): AsyncIterable<Uint8Array> {
  return {
    async *[Symbol.asyncIterator]() {
      yield held;
    },
  };
}

function asksToRead({ methodIn }: Operation, held: Buffer): boolean {
  const asked = methodIn === undefined ? undefined : readObject(held.toString('utf8'), JSON.parse)?.[methodIn];
  return typeof asked === 'string' && asked.trim().toUpperCase() === 'GET';
}
