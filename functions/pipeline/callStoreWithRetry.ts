// One call to a store, made again where that is safe: a read whose answer was another call's, or broke off.

import { Failure } from '../core/errors.ts';
import { asWriteFailure, isRead, withVerifyHint } from '../core/retryAdvice.ts';
import type { RelayResponse } from '../core/types.ts';
import { callStore, type StoreCall } from './callStore.ts';
import { retryBrokenRead } from './retryBrokenRead.ts';
import { RESPONSE_MISMATCH } from './validateResponse.ts';

/** One call to its store. */
export function callStoreWithRetry(step: StoreCall): Promise<RelayResponse> {
  return readStoreResponse(step, async (answered) => answered);
}

/**
 * One call to its store, and what `read` makes of the answer. A read whose answer breaks off meanwhile is made again over
 * fresh connections; a write is made once.
 */
export async function readStoreResponse<T>(step: StoreCall, read: (answered: RelayResponse) => Promise<T>): Promise<T> {
  if (!isRead(step.operation)) return writeOnce(step, read);
  const work = async (): Promise<T> => read(await inStep(step));
  return step.valid.bytes ? work() : retryBrokenRead(step.deadline, work, () => renew(step));
}

/** Counts what was changed, or may have been. An answer to a write that cannot be read is no sign that it was not made. */
async function writeOnce<T>(step: StoreCall, read: (answered: RelayResponse) => Promise<T>): Promise<T> {
  const { line, operation } = step;
  const count = (): void => {
    line.changes = (line.changes ?? 0) + 1;
  };
  try {
    const answered = await callStore(step);
    const made = await read(answered).catch(inDoubt);
    count();
    return made;
  } catch (thrown) {
    const failure = withVerifyHint(thrown, operation);
    if (failure instanceof Failure && failure.code === 'outcome_unknown') count();
    throw failure;
  }
}

/** A read once more over fresh connections when the answer was another call's. */
async function inStep(step: StoreCall): Promise<RelayResponse> {
  try {
    return await callStore(step);
  } catch (thrown) {
    if (!isOutOfStep(thrown)) throw thrown;
    renew(step);
    return callStore(step);
  }
}

function renew({ account, operation: { host = 'api' } }: StoreCall): void {
  account.ways[host].renew();
}

/** What was taken is done, though its result could not be read. */
function inDoubt(thrown: unknown): never {
  throw asWriteFailure(thrown);
}

/** An answer to another call came on a kept connection: those after it would, too, so the connections are left. */
function isOutOfStep(thrown: unknown): boolean {
  return thrown instanceof Failure && thrown.cause === RESPONSE_MISMATCH;
}
