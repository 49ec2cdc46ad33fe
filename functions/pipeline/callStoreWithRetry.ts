// Store call with retry: a read is retried if its response belonged to another request or ended early.

import { isRead } from '../../connector/core/repeats.ts';
import { Failure } from '../core/errors.ts';
import { asWriteFailure, withVerifyHint } from '../core/retryAdvice.ts';
import type { RelayResponse } from '../core/types.ts';
import { clientFor, hostOf } from './accounts.ts';
import { callStore, type StoreCall } from './callStore.ts';
import { retryBrokenRead } from './retryBrokenRead.ts';
import { RESPONSE_MISMATCH } from './validateResponse.ts';

/** Calls the store. */
export function callStoreWithRetry(step: StoreCall): Promise<RelayResponse> {
  if (!isRead(step.operation)) return writeOnce(step, async (answered) => answered);
  return repeated(step, () => inStep(step));
}

/**
 * Calls the store and applies `read` to the response. A read whose response ends early is retried over fresh
 * connections; a write is made once.
 */
export async function readStoreResponse<T>(step: StoreCall, read: (answered: RelayResponse) => Promise<T>): Promise<T> {
  if (!isRead(step.operation)) return writeOnce(step, read);
  return repeated(step, async () => read(await inStep(step)));
}

/** A body that streams cannot be sent twice. */
function repeated<T>(step: StoreCall, work: () => Promise<T>): Promise<T> {
  return step.valid.bytes ? work() : retryBrokenRead(step.deadline, work, () => renew(step));
}

/** Counts writes that were or may have been made: an unreadable response does not mean that the write failed. */
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

/** Retries a read once over fresh connections if the response belonged to another request. */
async function inStep(step: StoreCall): Promise<RelayResponse> {
  try {
    return await callStore(step);
  } catch (thrown) {
    if (!isOutOfStep(thrown)) throw thrown;
    renew(step);
    return callStore(step);
  }
}

function renew({ account, operation, valid }: StoreCall): void {
  clientFor(account, hostOf(operation, valid.query)).renew();
}

/** The store accepted the write, although its result could not be read. */
function inDoubt(thrown: unknown): never {
  throw asWriteFailure(thrown);
}

/** Response desync on a pooled connection: discard the pool, later responses would be off by one too. */
function isOutOfStep(thrown: unknown): boolean {
  return thrown instanceof Failure && thrown.cause === RESPONSE_MISMATCH;
}
