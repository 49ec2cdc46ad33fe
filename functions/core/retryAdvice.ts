// Advice after a failure: a read can be retried; a write may already have been made.
import { catalog } from '../../connector/catalog.ts';
import type { Operation } from '../../connector/core/operation.ts';
import { isRead } from '../../connector/core/repeats.ts';
import { contractOperations } from '../contract/contractOperations.ts';
import { type ErrorDetail, Failure } from './errors.ts';

const LATER = 'Try again later.';
const LOOK_FIRST = 'Check whether the change was made before you try again.';

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
 * that retries automatically would repeat the change.
 */
export function afterPartialWrite(failure: Failure, operation: Operation): Failure {
  const { code, message, status, details, cause } = failure;
  if (!isRepeatedByClients(status) && code !== 'caller_gone') return failure;
  const why = message.replace(/ Try again[^.]*\.$/, '');
  const sentence = `${why} Something was changed before that. ${LOOK_FIRST}`;
  return withVerifyHint(unknownOutcome(sentence, [{ code, message: why }, ...details], cause), operation) as Failure;
}

/** Statuses that Power Automate, Logic Apps and most HTTP libraries retry automatically. */
function isRepeatedByClients(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** Adds the action that reads what the write may have changed. */
export function withVerifyHint(thrown: unknown, operation: Operation): unknown {
  if (!(thrown instanceof Failure) || thrown.code !== 'outcome_unknown') return thrown;
  const verify = verifierOf(operation);
  if (!verify || thrown.details.some(({ code }) => code === 'verify_with')) return thrown;
  const { message, details, cause } = thrown;
  const look = `Check with ${verify.summary} whether the change was made before you try again.`;
  const sentence = message.includes(LOOK_FIRST) ? message.replace(LOOK_FIRST, look) : `${message} ${look}`;
  return unknownOutcome(
    sentence,
    [...details, { code: 'verify_with', message: verify.summary, target: verify.id }],
    cause,
  );
}

/** Creates an `outcome_unknown` failure; `sentence` ends with the advice to verify first. */
export function unknownOutcome(sentence: string, details: readonly ErrorDetail[], cause?: unknown): Failure {
  return new Failure('outcome_unknown', sentence, { details, cause });
}

/** The read that verifies a write: the one that its row names, or else the one of the same path. */
export function verifierOf({ verifyWith, path, store, tag }: Operation): Operation | undefined {
  if (tag !== undefined) return contractOperations().at('GET', path)?.operation;
  return catalog.find((each) =>
    verifyWith === undefined
      ? isRead(each) && !each.recipe && each.store === store && each.path === path
      : each.id === verifyWith,
  );
}
