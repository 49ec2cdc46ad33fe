// The Failure that something ends with, so that a test can look at all of it.
import { Failure } from '../../functions/core/errors.ts';

function asOurs(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  throw new Error('It ended with an error that is no Failure', { cause: thrown });
}

/** What a promise, or a function, fails with. That it does not fail is an error of the test. */
export async function failureOf(work: Promise<unknown> | (() => unknown)): Promise<Failure> {
  try {
    await (typeof work === 'function' ? work() : work);
  } catch (thrown) {
    return asOurs(thrown);
  }
  throw new Error('It did not fail');
}
