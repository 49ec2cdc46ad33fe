// Maps a store response to the relay's response: forwards only declared headers and only valid bodies.
import type { StoreOperation } from '../../connector/core/operation.ts';
import { isRead } from '../../connector/core/repeats.ts';
import { none } from '../../connector/core/schema.ts';
import { stores } from '../../connector/core/stores.ts';
import type { Deadline } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import { parseExact, writeExact } from '../core/losslessJson.ts';
import { asWriteFailure, unknownOutcome } from '../core/retryAdvice.ts';
import type { Secret } from '../core/secret.ts';
import { jsonResponse as jsonAnswer, type RelayResponse } from '../core/types.ts';
import { discardBody, type StoreResponse } from '../transport/storeResponse.ts';
import { bufferResponse, bufferUpTo } from './bufferResponse.ts';
import { membersAt } from './coerceTypes.ts';
import { emptyResponse } from './emptyResponse.ts';
import { addsIncluded, type CheckedResponse, forwardBody } from './forwardBody.ts';
import { hasRefusal, judge, planFor } from './judgeResponse.ts';
import { linkRangesOf } from './listMembers.ts';
import { errorHeaders, pickHeaders, successHeaders } from './responseHeaders.ts';
import type { OwnAddress } from './rewriteNextLink.ts';
import { type ScannedResponse, scanResponse } from './scanResponse.ts';
import type { DecodingAccount, StoreDefinition } from './storeDefinition.ts';
import { hintFor, parseStoreError, storeErrorSentence } from './storeErrors.ts';
import { typedResponse } from './typedResponse.ts';
import { checkFile, checkResponse, invalidResponse, notJson, readWholeUpTo } from './validateResponse.ts';

export interface ResponseContext {
  readonly operation: StoreOperation;
  /** The store of the operation. */
  readonly definition: StoreDefinition;
  /** The store's response; compressed JSON is already decompressed (functions/pipeline/decompress.ts). */
  readonly sent: StoreResponse;
  /** Secrets that must not appear in the response. */
  readonly secrets: readonly Secret[];
  /** Expected ID of the resource, if the row declares one. */
  readonly id?: string | undefined;
  /** Whether the client accepts gzip. */
  readonly acceptsGzip: boolean;
  /** Base of the next-page link, for a paginated list. */
  readonly here?: OwnAddress | undefined;
  /** Leaves out what the caller does not get; only of a paginated list. */
  readonly shorten?: ((page: Buffer) => Buffer) | undefined;
  /** A 401 is about the relay's own key, not about a credential from the client. */
  readonly ours: boolean;
  /** The call requested related resources, so the response has a list of them, possibly empty. */
  readonly includes?: boolean | undefined;
  /** The calling code buffers the response and coerces its types (functions/pipeline/typedResponse.ts). */
  readonly isReadWhole?: boolean | undefined;
  /** URL of the request. */
  readonly address?: string | undefined;
  /** Deadline of the call; memory of the response is held until it ends. */
  readonly deadline: Deadline;
  /** Needed for a row with the column `decodes`. */
  readonly account?: DecodingAccount | undefined;
  /** Called with the locations of values that did not have their declared type. */
  readonly onCoerced?: ((places: readonly string[]) => void) | undefined;
}

const REFUSED_WITH_200 = 422;

/** Maximum number of reported locations of coerced values. */
const MOST_PLACES = 5;

/** Streams a success; buffers an error response and throws a Failure with the store's own message. */
export async function mapResponse(answering: ResponseContext): Promise<RelayResponse> {
  try {
    return await judged(answering);
  } catch (thrown) {
    discardBody(answering.sent);
    throw isRead(answering.operation) ? thrown : asWriteFailure(thrown);
  }
}

async function judged(answering: ResponseContext): Promise<RelayResponse> {
  const { operation, definition } = answering;
  const { store, responds } = operation;
  const most = readWholeUpTo(definition.buffersReads, isRead(operation), answering.id !== undefined);
  const coming = bufferUpTo(answering.sent, most, answering.deadline);
  const sent = coming instanceof Promise ? await coming : coming;
  const { status } = sent;
  if (status >= 400 && status < 600) throw await refused(answering, status);
  if (status < 200 || status >= 300 || status === 205) throw invalidResponse(store, `status ${status}`);
  if (status === 204 || (responds === none && isEmpty(sent))) return empty(answering, sent);
  if (responds.format === 'binary') return file(answering, sent);
  const whole = await success(answering, sent);
  return forwardBody(answering, whole);
}

async function refused(
  { operation, definition, sent, secrets, ours }: ResponseContext,
  status: number,
): Promise<Failure> {
  const { title } = stores[operation.store];
  const details = parseStoreError(definition, await bufferResponse(sent), secrets);
  const headers = pickHeaders(sent.headers, errorHeaders, definition.rateLimitHeader);
  if (ours) {
    const hint = hintFor(definition.hints, details);
    const message = `${title} does not accept the key of the relay.${hint} An administrator should check the key, its ID and the clock.`;
    return new Failure('credentials_refused', message, { details, headers });
  }
  const sentence = storeErrorSentence(operation, definition, status, details);
  // after a gateway error or a 5xx the outcome of a write is unknown
  if (!isRead(operation) && (status === 408 || status >= 500)) return unknownOutcome(sentence, details);
  return new Failure('store_refused', sentence, { status, details, headers });
}

/** An empty response, or the empty document that it stands for. */
function empty({ operation, definition, address = '' }: ResponseContext, { headers }: StoreResponse): RelayResponse {
  const stands = emptyResponse(operation, address);
  if (stands !== undefined)
    return jsonAnswer(200, stands, pickHeaders(headers, errorHeaders, definition.rateLimitHeader));
  return { status: 204, headers: pickHeaders(headers, errorHeaders, definition.rateLimitHeader), body: undefined };
}

/** Forwards a file unchanged: it is compressed, and no store writes a token into one. */
function file({ operation, definition }: ResponseContext, sent: StoreResponse): RelayResponse {
  checkFile(operation, sent);
  const headers = pickHeaders(sent.headers, successHeaders, definition.rateLimitHeader);
  return {
    status: sent.status,
    headers: { ...headers, 'content-type': operation.accept ?? 'application/octet-stream' },
    body: sent.body,
  };
}

/** The validated response, or a stream. */
async function success(answering: ResponseContext, sent: StoreResponse): Promise<CheckedResponse> {
  const { operation, definition } = answering;
  const { store } = operation;
  const whole = checkResponse(store, sent);
  if (!whole && operation.decodes) throw invalidResponse(store, 'longer than any documented one');
  const read = whole && operation.decodes ? await decoded(answering, whole) : whole;
  const bytes = read && answering.shorten ? answering.shorten(read) : read;
  if (!bytes) return sent;
  const plan = planFor(operation, definition);
  const scanned = scanResponse(plan, bytes);
  if (!scanned) throw notJson(store);
  if (hasRefusal(definition, scanned)) throw await refused(answering, REFUSED_WITH_200);
  const typed = typedResponse(scanned, addsIncluded(answering));
  const made = typed === scanned.bytes ? scanned : (scanResponse(plan, typed) ?? scanned);
  judge(operation, definition, answering.id, made);
  return { links: linkRangesOf(made), ...changed(answering, sent, scanned, typed) };
}

/** The response as the store's definition converts it. */
async function decoded({ operation, definition, account }: ResponseContext, bytes: Buffer): Promise<Buffer> {
  let body: unknown;
  try {
    body = parseExact(bytes.toString('utf8'));
  } catch {
    throw notJson(operation.store);
  }
  if (!definition.decode || !account) throw new Error(`The definition of ${operation.store} has no decode`);
  return Buffer.from(writeExact(await definition.decode(body, account)));
}

function isEmpty({ body }: StoreResponse): boolean {
  return Buffer.isBuffer(body) && body.length === 0;
}

/** The response with these bytes; the store's own compressed ones can be forwarded only if nothing changed. */
function changed(
  { operation, onCoerced }: ResponseContext,
  sent: StoreResponse,
  { places }: ScannedResponse,
  typed: Buffer,
): Omit<CheckedResponse, 'links'> {
  if (places.length > 0) onCoerced?.(places.slice(0, MOST_PLACES));
  if (typed === sent.body) return sent;
  const leftOut = membersAt(operation.pages?.items ?? '', places);
  const headers = { ...sent.headers, 'content-length': String(typed.length) };
  const { packed: _, ...rest } = sent;
  return { leftOut, ...rest, headers, body: typed };
}
