// Catches the Failure of a call, so that a test can inspect it.
import { Failure } from '../../functions/core/errors.ts';

function asOurs(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  throw new Error('It ended with an error that is no Failure', { cause: thrown });
}

/** The Failure of a promise or function. Throws if it does not fail, or if it is a value. */
export async function failureOf(work: unknown): Promise<Failure> {
  try {
    await (typeof work === 'function' ? work() : work);
  } catch (thrown) {
    return asOurs(thrown);
  }
  throw new Error('It did not fail');
}
