// Errors that a recipe throws before it calls the store, and explanations of the store's own errors.
import { Failure } from '../../core/errors.ts';

/** Limits a list of names in a message to the first ones. */
const MOST_NAMES = 12;

/** A resource is in the wrong state: the message names the state and the next step, which may be given apart. */
export function conflict(sentence: `${string}.`, next?: `${string}.`): Failure {
  return new Failure('invalid_request', sentence, { status: 409, ...(next !== undefined && { next }) });
}

export function wrongInput(sentence: `${string}.`, next?: `${string}.`): Failure {
  return new Failure('invalid_request', sentence, next === undefined ? {} : { next });
}

export function notFoundFailure(sentence: `${string}.`): Failure {
  return new Failure('not_found', sentence);
}

export function joinNames(names: readonly string[]): string {
  return names.length > MOST_NAMES
    ? `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`
    : names.join(', ');
}

export async function withReason<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    throw thrown instanceof Failure ? named(thrown) : thrown;
  }
}

/**
 * For a submission, App Store Connect says only that it is not in a valid state; the reasons are in the associated errors,
 * which the pipeline returns as further details. Source: fastlane, api_client.rb.
 */
function named(failure: Failure): Failure {
  const { code, message, status, details, headers, cause } = failure;
  const [first, reason, ...more] = details;
  if (code !== 'store_refused' || !first?.code.startsWith('STATE_ERROR') || !reason) return failure;
  const others = more.length > 0 ? ` (and ${more.length} more, see details)` : '';
  return new Failure(code, `${message} The reason: ${reason.message}${others}`, { status, details, headers, cause });
}
