// The Failure that something ends with, so that a test can look at all of it.
import { Failure } from '../../functions/core/errors.ts';

const asOurs = (thrown: unknown): Failure => {
  if (thrown instanceof Failure) return thrown;
  throw new Error('It ended with an error that is no Failure', { cause: thrown });
};

/** What a promise, or a function, fails with. That it does not fail is an error of the test. */
export const failureOf = async (work: Promise<unknown> | (() => unknown)): Promise<Failure> => {
  try {
    await (typeof work === 'function' ? work() : work);
  } catch (thrown) {
    return asOurs(thrown);
  }
  throw new Error('It did not fail');
};
