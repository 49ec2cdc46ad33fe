// One call to a store, made again where that is safe: a read whose answer was another call's, or broke off.

import { Failure } from '../core/errors.ts';
import { forWrite, isRead, withVerify } from '../core/retryAdvice.ts';
import type { RelayResponse } from '../core/types.ts';
import { roundTrip, type Step } from './callStore.ts';
import { againWhileBroken } from './retryBrokenRead.ts';
import { ANOTHER } from './validateResponse.ts';

/**
 * One call to its store, and what `read` makes of the answer. A read whose answer breaks off meanwhile is made again over
 * fresh connections; a write is made once.
 */
export const readFromStore = async <T>(step: Step, read: (answered: RelayResponse) => Promise<T>): Promise<T> => {
  if (!isRead(step.operation)) return writeOnce(step, read);
  const work = async (): Promise<T> => read(await inStep(step));
  return step.valid.bytes ? work() : againWhileBroken(step.deadline, work, () => renew(step));
};

/** One call to its store. */
export const toStore = (step: Step): Promise<RelayResponse> => readFromStore(step, async (answered) => answered);

const renew = ({ account, operation: { host = 'api' } }: Step): void => account.ways[host].renew();

/** An answer to another call came on a kept connection: those after it would, too, so the connections are left. */
const isOutOfStep = (thrown: unknown): boolean => thrown instanceof Failure && thrown.cause === ANOTHER;

/** A read once more over fresh connections when the answer was another call's. */
const inStep = async (step: Step): Promise<RelayResponse> => {
  try {
    return await roundTrip(step);
  } catch (thrown) {
    if (!isOutOfStep(thrown)) throw thrown;
    renew(step);
    return roundTrip(step);
  }
};

/** Counts what was changed, or may have been. An answer to a write that cannot be read is no sign that it was not made. */
async function writeOnce<T>(step: Step, read: (answered: RelayResponse) => Promise<T>): Promise<T> {
  const { line, operation } = step;
  const count = (): void => {
    line.changes = (line.changes ?? 0) + 1;
  };
  try {
    const answered = await roundTrip(step);
    const made = await read(answered).catch(inDoubt);
    count();
    return made;
  } catch (thrown) {
    const failure = withVerify(thrown, operation);
    if (failure instanceof Failure && failure.code === 'outcome_unknown') count();
    throw failure;
  }
}

/** What was taken is done, though its result could not be read. */
function inDoubt(thrown: unknown): never {
  throw forWrite(thrown);
}
