// The body of a call as JSON: bounded, and only when it says that it is JSON.
import { type ErrorDetail, Failure } from './errors.ts';
import type { RelayRequest } from './types.ts';

/** No JSON input of a store comes near this, in bytes. */
export const LARGEST_BODY = 1_048_576;

/** Far more than any body has; a fault for each of a hundred thousand would hold up everyone else. */
const MOST_MEMBERS = 256;

/** What flows and generated clients send where there is nothing to send. */
const NOTHING = /^\uFEFF?\s*(?:null|\{\s*\}|\[\s*\]|"\s*")?\s*$/;
/** So many bytes are read of a body that should not be there. */
const LONGEST_NOTHING = 1_024;
/** `null` has so many bytes. More than that is no empty body, even where its bytes cannot be read. */
const LENGTH_OF_NULL = 4;

/** The parsed body; what is wrong with it goes to `faults`. A body over the limit ends the call. */
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
    if (Object.keys(value ?? {}).length <= MOST_MEMBERS) return value;
    faults.push(fault(`Has more than ${MOST_MEMBERS} members.`));
    return undefined;
  } catch {
    faults.push(fault('Is not valid JSON.'));
    return undefined;
  }
}

/**
 * For an operation without a body: an empty one (no bytes, blanks, `null`, `{}`, `[]`, `""`) counts as none, whatever
 * its type; any other is told to `faults`. Hosts hand on no body of a GET, so that its length alone is judged there.
 */
export async function refuseBody(call: RelayRequest, faults: ErrorDetail[]): Promise<void> {
  const bytes = call.body ? await readBytes(call.body, LONGEST_NOTHING) : undefined;
  const told = Number(call.header('content-length') ?? 0);
  const isEmpty = call.body
    ? bytes !== undefined && NOTHING.test(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
    : !(told > LENGTH_OF_NULL);
  if (!isEmpty) faults.push(fault('Is no input of this operation: it takes no body. Leave it out.'));
}

/**
 * Reads a stream to its end, or stops at the limit. Where it says how long it is (`length`), it is read into one piece from
 * the start: pieces that are put together at the end would be there twice.
 */
export async function readBytes(
  source: AsyncIterable<Uint8Array>,
  limit: number,
  length = 0,
): Promise<Buffer | undefined> {
  const whole = Buffer.allocUnsafeSlow(Math.min(length, limit));
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    if (size + chunk.byteLength > limit) return undefined;
    if (chunks.length === 0 && size + chunk.byteLength <= whole.length) whole.set(chunk, size);
    else chunks.push(chunk);
    size += chunk.byteLength;
  }
  const filled = size - chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
  return chunks.length === 0 ? whole.subarray(0, size) : Buffer.concat([whole.subarray(0, filled), ...chunks]);
}

/** JSON, or JSON:API's own type (RFC 6838, 4.2.8: a suffix tells the form); in UTF-8, whatever else the header says. */
function isJson(type = ''): boolean {
  return (
    /^application\/([\w.-]{1,64}\+)?json\s*(;|$)/i.test(type) && !/;\s*charset\s*=(?!\s*"?utf-?8"?\s*(;|$))/i.test(type)
  );
}

function fault(message: string): ErrorDetail {
  return { code: 'body', message, target: 'body' };
}
