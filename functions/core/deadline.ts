// Deadline of a call and all its work; it also ends when the client disconnects.
import { Failure } from './errors.ts';
import { whenAborted } from './whenAborted.ts';

export interface Deadline {
  /** Aborted at the deadline or when the client disconnects; the reason is the matching Failure. */
  readonly signal: AbortSignal;
  /** Total duration in milliseconds. */
  readonly whole: number;
  /** Milliseconds left. */
  readonly left: () => number;
  /** Ignores a later disconnect of the client. */
  readonly stay: () => void;
  /** Clears the timer; must be called once the work is done. */
  readonly end: () => void;
}

const atEnd = new WeakMap<Deadline, (() => void)[]>();

export function startDeadline(milliseconds: number, caller?: AbortSignal): Deadline {
  const control = new AbortController();
  const until = performance.now() + milliseconds;
  const expire = (): void =>
    control.abort(
      new Failure(
        'store_timeout',
        `The store did not answer within ${Math.round(milliseconds / 1000)} seconds. Try again later.`,
      ),
    );
  const leave = (): void =>
    control.abort(new Failure('caller_gone', 'The client disconnected before the response was ready.'));
  const timer = setTimeout(expire, milliseconds);
  const stay = caller ? whenAborted(caller, leave) : () => undefined;
  const deadline: Deadline = {
    signal: control.signal,
    whole: milliseconds,
    left: () => until - performance.now(),
    stay,
    end: () => {
      clearTimeout(timer);
      stay();
      const works = atEnd.get(deadline) ?? [];
      atEnd.delete(deadline);
      for (const work of works) work();
    },
  };
  return deadline;
}

/** Runs `work` when the deadline ends: after the last byte of the response, or on failure. */
export function whenEnded(deadline: Deadline, work: () => void): void {
  const works = atEnd.get(deadline) ?? [];
  works.push(work);
  atEnd.set(deadline, works);
}

/** Waits, at most until the deadline. */
export function pause(deadline: Deadline, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const wait = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  return within(deadline, wait).finally(() => clearTimeout(timer));
}

/** Result of shared work; the work continues for other calls when this deadline ends first. */
export function within<T>(deadline: Deadline, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const forget = whenAborted(deadline.signal, () => reject(deadline.signal.reason));
    work.then(resolve, reject).finally(forget);
  });
}

/** Throws the failure to report when the deadline ends before any request to the store: the client was too slow. */
export function asSlowCaller(thrown: unknown): never {
  if (!(thrown instanceof Failure && thrown.code === 'store_timeout')) throw thrown;
  throw new Failure('invalid_request', 'The body of the call did not arrive in time.', { status: 408 });
}
