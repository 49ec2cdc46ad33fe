// Advice after a failure: a read can be retried; a write may already have been made.
import { catalog } from '../../connector/catalog.ts';
import type { Operation } from '../../connector/core/operation.ts';
import { isRead } from '../../connector/core/repeats.ts';
import { contractOf } from '../contract/contractOperations.ts';
import { type ErrorDetail, Failure } from './errors.ts';

const LATER = 'Try again later.';
const LOOK_IN_STORE = "Look on the store's own website before you try again.";
const LOOK_FIRST = 'Check whether the change was made before you try again.';

/** How many changes a message names. */
const MOST_CHANGES = 3;

/** Failures after which a write that was sent may have been made. */
const doubtful: readonly string[] = ['store_timeout', 'store_unreachable', 'store_invalid_answer'];

export function adviceFor(read: boolean): string {
  return read ? LATER : LOOK_FIRST;
}

/**
 * Converts the failure of a write that was sent to `outcome_unknown`, which no client retries automatically. Any other
 * failure, and that of a write that certainly was not sent, is returned unchanged.
 */
export function asWriteFailure(thrown: unknown): unknown {
  if (!(thrown instanceof Failure) || !doubtful.includes(thrown.code)) return thrown;
  const { code, message, details, cause } = thrown;
  const why = message.replace(/ (Try again|Look|Check)[^.]*\.$/, '');
  return unknownOutcome(`${why} ${LOOK_FIRST}`, [{ code, message: why }, ...details], cause);
}

/**
 * Converts the failure of a call that changed something before it failed, such as a recipe in its third step: a client
 * that retries automatically would repeat the change. The message names `changes` if the operation keeps them.
 */
export function afterPartialWrite(failure: Failure, operation: Operation, changes: readonly string[] = []): Failure {
  const { code, message, status, headers, cause } = failure;
  const kept = operation.continues && changes.length > 0 ? keptOf(changes) : undefined;
  const details = kept === undefined ? failure.details : withDone(failure.details, changes);
  if (!isRepeatedByClients(status) && code !== 'caller_gone')
    return kept === undefined ? failure : new Failure(code, `${message} ${kept}`, { status, details, headers, cause });
  const why = message.replace(/ Try again[^.]*\.$/, '');
  const sentence = `${why} ${kept ?? 'Something was changed before that.'} ${LOOK_FIRST}`;
  return withVerifyHint(unknownOutcome(sentence, [{ code, message: why }, ...details], cause), operation) as Failure;
}

/** The first changes, and what a repeated call does with them. */
function keptOf(changes: readonly string[]): string {
  const more = changes.length - MOST_CHANGES;
  const others = more > 0 ? ` and ${more} more (see details)` : '';
  return `Done before that, and not undone: ${changes.slice(0, MOST_CHANGES).join('; ')}${others}. A repeated call uses this and makes nothing twice.`;
}

/** The failure of a step lists what was done; that of a check between two steps does not. */
function withDone(details: readonly ErrorDetail[], changes: readonly string[]): readonly ErrorDetail[] {
  if (details.some(({ code }) => code === 'done')) return details;
  return [...details, ...changes.map((message) => ({ code: 'done', message }))];
}

/** Statuses that Power Automate, Logic Apps and most HTTP libraries retry automatically. */
function isRepeatedByClients(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** Adds the action that reads what the write may have changed, or that there is none. */
export function withVerifyHint(thrown: unknown, operation: Operation): unknown {
  if (!(thrown instanceof Failure) || thrown.code !== 'outcome_unknown') return thrown;
  if (thrown.details.some(({ code }) => code === 'verify_with' || code === 'not_verifiable')) return thrown;
  const { message, details, cause } = thrown;
  const verify = verifierOf(operation);
  const instead = operation.unverifiable ?? LOOK_IN_STORE;
  const look = verify
    ? `Check with ${verify.summary} whether the change was made before you try again.`
    : `No action shows whether the change was made. ${instead}`;
  const sentence = message.includes(LOOK_FIRST) ? message.replace(LOOK_FIRST, look) : `${message} ${look}`;
  const detail = verify
    ? { code: 'verify_with', message: verify.summary, target: verify.id }
    : { code: 'not_verifiable', message: instead };
  return unknownOutcome(sentence, [...details, detail], cause);
}

/** Creates an `outcome_unknown` failure; `sentence` ends with the advice to verify first. */
export function unknownOutcome(sentence: string, details: readonly ErrorDetail[], cause?: unknown): Failure {
  return new Failure('outcome_unknown', sentence, { details, cause });
}

/** The read that verifies a write: the one that its row names, of the same path, or the nearest in the contract. */
export function verifierOf(operation: Operation): Operation | undefined {
  const { id, verifyWith, unverifiable, tag, store } = operation;
  if (unverifiable !== undefined) return undefined;
  if (tag !== undefined) return store && contractOf(store)?.readAfter(id);
  const isRaw = verifyWith === id;
  return (isRaw ? readAfterRaw(operation) : undefined) ?? readInCatalog(operation);
}

/** The read after a raw request of an operation of the contract. */
function readAfterRaw({ method, path, store }: Operation): Operation | undefined {
  const contract = store && contractOf(store);
  const known = contract?.at(method, path);
  return known && contract?.readAfter(known.operation.id);
}

function readInCatalog({ verifyWith, path, store }: Operation): Operation | undefined {
  return catalog.find((each) =>
    verifyWith === undefined
      ? isRead(each) && !each.recipe && each.store === store && each.path === path
      : each.id === verifyWith,
  );
}
