// What the store sent, as the answer of the relay: only declared headers travel, and only an answer of the right kind.
import type { StoreOperation } from '../../connector/core/operation.ts';
import { stores } from '../../connector/core/stores.ts';
import type { Deadline } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import { asWriteFailure, isRead, unknownOutcome } from '../core/retryAdvice.ts';
import type { Secret } from '../core/secret.ts';
import { jsonResponse as jsonAnswer, type RelayResponse } from '../core/types.ts';
import { discardBody, type StoreResponse } from '../transport/undiciAdapter.ts';
import { bufferResponse, bufferUpTo } from './bufferResponse.ts';
import { membersAt } from './coerceTypes.ts';
import { emptyResponse } from './emptyResponse.ts';
import { addsIncluded, type CheckedResponse, forwardBody } from './forwardBody.ts';
import { errorHeaders, pickHeaders, successHeaders } from './responseHeaders.ts';
import type { OwnAddress } from './rewriteNextLink.ts';
import { parseStoreError, storeErrorSentence } from './storeErrors.ts';
import { typedResponse } from './typedResponse.ts';
import {
  checkFile,
  checkResponse,
  invalidResponse,
  matchesShape,
  type ParsedResponse,
  RESPONSE_MISMATCH,
  readWholeUpTo,
  refusesWith200,
  responseIdOf,
} from './validateResponse.ts';

export interface ResponseContext {
  readonly operation: StoreOperation;
  /** What the store sent; where that was compressed JSON, opened (functions/pipeline/decompress.ts). */
  readonly sent: StoreResponse;
  /** What must not stand in the answer. */
  readonly secrets: readonly Secret[];
  /** The ID that the answer must have, where the row says that it has one. */
  readonly id?: string | undefined;
  /** Whether the caller can read a compressed answer. */
  readonly acceptsGzip: boolean;
  /** Where the link to the next page has to point, for a list that has pages. */
  readonly here?: OwnAddress | undefined;
  /** A 401 is about the relay's own key, and not about something that the caller brought. */
  readonly ours: boolean;
  /** The call asked for related resources: the answer has a list of them, be it empty. */
  readonly includes?: boolean | undefined;
  /** Whoever asked reads the answer whole, and gives it the declared types (functions/pipeline/typedResponse.ts). */
  readonly isReadWhole?: boolean | undefined;
  /** Where the answer came from. */
  readonly address?: string | undefined;
  /** That of the call: what is held of the answer is held until its end. */
  readonly deadline: Deadline;
  /** Hears of values that were not of their declared type, by their places. */
  readonly heard?: ((places: readonly string[]) => void) | undefined;
}

const REFUSED_WITH_200 = 422;

/** So many places of values that were not of their declared type are told. */
const MOST_PLACES = 5;

/** Success streams through; a refusal is read, and becomes the one error with the store's own words. */
export async function mapResponse(answering: ResponseContext): Promise<RelayResponse> {
  try {
    return await judged(answering);
  } catch (thrown) {
    discardBody(answering.sent);
    throw isRead(answering.operation) ? thrown : asWriteFailure(thrown);
  }
}

async function judged(answering: ResponseContext): Promise<RelayResponse> {
  const { operation } = answering;
  const { store, responds } = operation;
  const sent = await bufferUpTo(
    answering.sent,
    readWholeUpTo(store, isRead(operation), answering.id !== undefined),
    answering.deadline,
  );
  const { status } = sent;
  if (status >= 400 && status < 600) throw await refused(answering, status);
  if (status < 200 || status >= 300 || status === 205) throw invalidResponse(store, `status ${status}`);
  if (status === 204) return empty(answering, sent);
  if (responds.format === 'binary') return file(answering, sent);
  const whole = await success(answering, sent);
  return forwardBody(answering, whole);
}

async function refused({ operation, sent, secrets, ours }: ResponseContext, status: number): Promise<Failure> {
  const { title } = stores[operation.store];
  const details = parseStoreError(operation.store, await bufferResponse(sent), secrets);
  const headers = pickHeaders(sent.headers, errorHeaders);
  if (ours) {
    const message = `${title} does not accept the key of the relay. An administrator should check the key, its ID and the clock.`;
    return new Failure('credentials_refused', message, { details, headers });
  }
  const sentence = storeErrorSentence(operation, status, details);
  // a gateway, or a store that fails, does not say how far a write came
  if (!isRead(operation) && (status === 408 || status >= 500)) return unknownOutcome(sentence, details);
  return new Failure('store_refused', sentence, { status, details, headers });
}

/** The answer without content, or the one with nothing in it that it stands for. */
function empty({ operation, address = '' }: ResponseContext, { status, headers }: StoreResponse): RelayResponse {
  const stands = emptyResponse(operation, address);
  if (stands !== undefined) return jsonAnswer(200, stands, pickHeaders(headers, errorHeaders));
  return { status, headers: pickHeaders(headers, errorHeaders), body: undefined };
}

/** A file passes as it is: it is compressed, and no store writes a token into one. */
function file({ operation }: ResponseContext, sent: StoreResponse): RelayResponse {
  checkFile(operation, sent);
  const headers = pickHeaders(sent.headers, successHeaders);
  return {
    status: sent.status,
    headers: { ...headers, 'content-type': operation.accept ?? 'application/octet-stream' },
    body: sent.body,
  };
}

/** The answer as it goes on: read and judged, or as a stream that is not read. */
async function success(answering: ResponseContext, sent: StoreResponse): Promise<CheckedResponse> {
  const { operation } = answering;
  const read = checkResponse(operation.store, sent);
  if (!read) return sent;
  if (refusesWith200[operation.store](read.json)) throw await refused(answering, REFUSED_WITH_200);
  const made = retyped(answering, sent, read);
  judge(answering, made.json);
  return made;
}

/** What was read with the declared types; the bytes that were sent where it had them. */
function retyped(
  answering: ResponseContext,
  sent: StoreResponse,
  read: ParsedResponse,
): StoreResponse & Pick<ParsedResponse, 'json'> & Pick<RelayResponse, 'leftOut'> {
  const { operation, heard } = answering;
  const places: string[] = [];
  const made = typedResponse(
    { responds: operation.responds, includes: addsIncluded(answering), heard: (place) => void places.push(place) },
    read,
  );
  if (places.length > 0) heard?.(places.slice(0, MOST_PLACES));
  if (made === read) return { ...sent, json: read.json };
  const leftOut = membersAt(operation.pages?.items ?? '', places);
  const headers = { ...sent.headers, 'content-length': String(made.bytes.length) };
  const { packed: _, ...changed } = sent;
  return { ...changed, headers, body: made.bytes, json: made.json, leftOut };
}

/** A JSON with the declared types: is it all there, and the one that was asked for? */
function judge({ operation, id }: ResponseContext, json: unknown): void {
  if (!matchesShape(operation.responds, json)) throw invalidResponse(operation.store, 'a required part is missing');
  // an answer to another call, forged or late on a kept connection, must not pass for this one's
  if (id !== undefined && responseIdOf(json) !== id) throw invalidResponse(operation.store, RESPONSE_MISMATCH);
}
