// Deadline of a call and all its work; it also ends when the client disconnects.
import { Failure } from './errors.ts';
import type { MaybePromise } from './maybePromise.ts';
import type { Held } from './memoryBudget.ts';

/** Calls `work` once when the client disconnects; at once if it has. Returns a function that cancels it. */
export type WhenGone = (work: () => void) => () => void;

/** No AbortController: creating one, with its signal and listeners, costs several times as much (9 µs, Node 20). */
export interface Deadline {
  /** Why the work must stop: the time is over, or the client disconnected; undefined while it may go on. */
  readonly reason: () => Failure | undefined;
  /** Calls `work` once when the work must stop; at once if it must already. Returns a function that cancels it. */
  readonly onAbort: (work: (reason: Failure) => void) => () => void;
  /** Total duration in milliseconds. */
  readonly whole: number;
  /** Milliseconds left. */
  readonly left: () => number;
  /** Ignores a later disconnect of the client. */
  readonly stay: () => void;
  /** Calls `work` when the call is over, after the last byte of the response or on failure; at once if it is. */
  readonly onEnd: (work: () => void) => void;
  /** Ends the call and clears the timer; must be called once the work is done. */
  readonly end: () => void;
  /** Memory budget of the call (functions/core/heldMemory.ts). A property, because a WeakMap costs more. */
  held?: Held;
}

/** Why work stops before its deadline: the rest of the time is kept for the response. */
export const TIME_BUDGET_EXHAUSTED = 'Stopped: time budget exhausted.';

export function startDeadline(milliseconds: number, whenGone?: WhenGone): Deadline {
  const until = performance.now() + milliseconds;
  let failure: Failure | undefined;
  /** Created on first use: most calls register one listener at a time. */
  let listeners: Set<(reason: Failure) => void> | undefined;
  let ends: (() => void)[] | undefined = [];
  const abort = (reason: Failure): void => {
    if (failure) return;
    failure = reason;
    for (const listener of listeners ?? []) listener(reason);
    listeners = undefined;
  };
  const timer = setTimeout(() => abort(expired(milliseconds)), milliseconds);
  const stay = whenGone?.(() => abort(gone())) ?? nothing;
  return {
    reason: () => failure,
    onAbort: (work) => {
      if (failure) {
        work(failure);
        return nothing;
      }
      // a new function each time, so that the same callback can be registered twice
      const own = (reason: Failure): void => work(reason);
      listeners ??= new Set();
      listeners.add(own);
      return () => void listeners?.delete(own);
    },
    whole: milliseconds,
    left: () => until - performance.now(),
    stay,
    onEnd: (work) => {
      if (ends) ends.push(work);
      else work();
    },
    end: () => {
      clearTimeout(timer);
      stay();
      const works = ends ?? [];
      ends = undefined;
      for (const work of works) work();
    },
  };
}

/** Waits, at most until the deadline. */
export function pause(deadline: Deadline, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const wait = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  return within(deadline, wait).finally(() => clearTimeout(timer));
}

/** Waits for work that goes on if it takes longer. */
export async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  work.catch(() => undefined);
  await Promise.race([work, over]).finally(() => clearTimeout(timer));
}

/**
 * Result of shared work; the work continues for other calls when this deadline ends first. A value is returned at once,
 * unless the deadline has ended: then its failure is thrown.
 */
export function within<T>(deadline: Deadline, work: Promise<T>): Promise<T>;
export function within<T>(deadline: Deadline, work: MaybePromise<T>): MaybePromise<T>;
export function within<T>(deadline: Deadline, work: MaybePromise<T>): MaybePromise<T> {
  if (work instanceof Promise) return settled(deadline, work);
  const ended = deadline.reason();
  if (ended) throw ended;
  return work;
}

/** Throws the failure to report when the deadline ends before any request to the store: the client was too slow. */
export function asSlowCaller(thrown: unknown): never {
  if (!(thrown instanceof Failure && thrown.code === 'store_timeout')) throw thrown;
  throw new Failure('invalid_request', 'The body of the call did not arrive in time.', { status: 408 });
}

function settled<T>(deadline: Deadline, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const forget = deadline.onAbort(reject);
    work.then(resolve, reject).finally(forget);
  });
}

function expired(milliseconds: number): Failure {
  return new Failure(
    'store_timeout',
    `The store did not answer within ${Math.round(milliseconds / 1000)} seconds. Try again later.`,
  );
}

function gone(): Failure {
  return new Failure('caller_gone', 'The client disconnected before the response was ready.');
}

function nothing(): void {
  undefined;
}
