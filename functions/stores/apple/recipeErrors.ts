// How a recipe refuses before it asks the store, and how it says what the store's own refusal is really about.
import { Failure } from '../../core/errors.ts';

/** Only the first of many names goes into a sentence. */
const MOST_NAMES = 12;

/** Something is in a state that does not allow it: a sentence with the state and the next step. */
export function conflict(sentence: `${string}.`): Failure {
  return new Failure('invalid_request', sentence, { status: 409 });
}

export function wrongInput(sentence: `${string}.`): Failure {
  return new Failure('invalid_request', sentence);
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
 * App Store Connect says of a submission only that it is not in a valid state; why is in the associated errors, which
 * the pipe hands on as the details behind the first. Source: fastlane, api_client.rb.
 */
function named(failure: Failure): Failure {
  const { code, message, status, details, headers, cause } = failure;
  const [first, reason, ...more] = details;
  if (code !== 'store_refused' || !first?.code.startsWith('STATE_ERROR') || !reason) return failure;
  const others = more.length > 0 ? ` (and ${more.length} more, see details)` : '';
  return new Failure(code, `${message} The reason: ${reason.message}${others}`, { status, details, headers, cause });
}
