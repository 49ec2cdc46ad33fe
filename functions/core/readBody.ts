// Reads the request body as JSON: bounded, and only with a JSON content type.
import { type ErrorDetail, Failure } from './errors.ts';
import { isDeep, TOO_DEEP } from './jsonDepth.ts';
import type { RelayRequest } from './types.ts';

/** Largest JSON body, in bytes; no store input comes near it. */
export const LARGEST_BODY = 1_048_576;

/** Maximum members of a body, far more than any operation has; 100,000 validation errors would block the event loop. */
const MOST_MEMBERS = 256;

/** Empty bodies as flows and generated clients send them. */
const NOTHING = /^\uFEFF?\s*(?:null|\{\s*\}|\[\s*\]|"\s*")?\s*$/;
/** Bytes read of an unexpected body. */
const LONGEST_NOTHING = 1_024;
/** Length of `null`. A longer body is not empty, even if its bytes cannot be read. */
const LENGTH_OF_NULL = 4;

/** Parses the body; adds validation errors to `faults`. Throws if the body exceeds the limit. */
export async function readJson(
  call: RelayRequest,
  faults: ErrorDetail[],
  parse: (text: string) => unknown = JSON.parse,
): Promise<unknown> {
  if (!call.body) return undefined;
  if (!isJson(call.header('content-type'))) {
    faults.push(fault('Must be JSON, sent with the header content-type: application/json.'));
    return undefined;
  }
  if (call.header('content-encoding')) faults.push(fault('Must not be compressed.'));
  const bytes = await readBytes(call.body, LARGEST_BODY);
  if (!bytes) throw new Failure('payload_too_large', `The body of the call is larger than ${LARGEST_BODY} bytes.`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.trim() === '') return undefined;
    const value = parse(text);
    const isLong = Object.keys(value ?? {}).length > MOST_MEMBERS;
    if (!isLong && !isDeep(value)) return value;
    faults.push(fault(isLong ? `Has more than ${MOST_MEMBERS} members.` : TOO_DEEP));
    return undefined;
  } catch {
    faults.push(fault('Is not valid JSON.'));
    return undefined;
  }
}

/**
 * For an operation without a body: an empty one (no bytes, whitespace, `null`, `{}`, `[]`, `""`) counts as absent,
 * whatever its type; any other is added to `faults`. Hosts do not expose the body of a GET, so only its length counts.
 */
export async function refuseBody(call: RelayRequest, faults: ErrorDetail[]): Promise<void> {
  if (!call.body) return refuseUnreadBody(call, faults);
  const bytes = await readBytes(call.body, LONGEST_NOTHING);
  const isEmpty = bytes !== undefined && NOTHING.test(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  if (!isEmpty) faults.push(noInput());
}

/** The same for a call whose body the host does not expose. */
export function refuseUnreadBody(call: RelayRequest, faults: ErrorDetail[]): void {
  if (declaresBody(call)) faults.push(noInput());
}

/**
 * Whether the headers announce a body that is not empty. `Transfer-Encoding` does not: some platforms send it with an
 * empty body, whose length is then known to the host alone.
 */
export function declaresBody(call: RelayRequest): boolean {
  return Number(call.header('content-length') ?? 0) > LENGTH_OF_NULL;
}

/**
 * Reads a stream to its end or to the limit. With a declared `length` it fills a single buffer from the start, since
 * concatenating chunks at the end would need the memory twice. `failureOf`: the failure of a stream that ends early.
 */
export async function readBytes(
  source: AsyncIterable<Uint8Array>,
  limit: number,
  length = 0,
  failureOf: (cause: unknown) => Failure = callBroken,
): Promise<Buffer | undefined> {
  const whole = Buffer.allocUnsafeSlow(Math.min(length, limit));
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of source) {
      if (size + chunk.byteLength > limit) return undefined;
      if (chunks.length === 0 && size + chunk.byteLength <= whole.length) whole.set(chunk, size);
      else chunks.push(chunk);
      size += chunk.byteLength;
    }
  } catch (cause) {
    throw failureOf(cause);
  }
  const [only] = chunks;
  if (only && only.byteLength === size) return Buffer.from(only.buffer, only.byteOffset, size);
  const filled = size - chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
  return chunks.length === 0 ? whole.subarray(0, size) : Buffer.concat([whole.subarray(0, filled), ...chunks]);
}

/** The failure of a call whose client closed the connection within the body. */
export function callBroken(cause: unknown): Failure {
  return cause instanceof Failure ? cause : new Failure('caller_gone', 'The call ended within its body.', { cause });
}

/** Whether the type is JSON or has the suffix +json (RFC 6838, 4.2.8). The charset is ignored: JSON is UTF-8. */
function isJson(type = ''): boolean {
  return (
    /^application\/([\w.-]{1,64}\+)?json\s*(;|$)/i.test(type) && !/;\s*charset\s*=(?!\s*"?utf-?8"?\s*(;|$))/i.test(type)
  );
}

function noInput(): ErrorDetail {
  return fault('Is not an input of this operation, which takes no body. Leave it out.');
}

function fault(message: string): ErrorDetail {
  return { code: 'body', message, target: 'body' };
}
