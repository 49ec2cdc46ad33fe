// One deadline over everything that a call does; it also ends when the caller leaves.
import { Failure } from './errors.ts';
import { whenAborted } from './whenAborted.ts';

export interface Deadline {
  /** Aborted at the deadline, or when the caller left, with the Failure that says which. */
  readonly signal: AbortSignal;
  /** Milliseconds that there were at its beginning. */
  readonly whole: number;
  /** Milliseconds left. */
  readonly left: () => number;
  /** From now on it does not end when the caller leaves. */
  readonly stay: () => void;
  /** Stops the clock; a deadline that nobody ends would keep its timer. */
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

/** Does the work when the deadline is ended: with the last byte of the answer, or with the failure. */
export function whenEnded(deadline: Deadline, work: () => void): void {
  const works = atEnd.get(deadline) ?? [];
  works.push(work);
  atEnd.set(deadline, works);
}

/** Waits, but not past the deadline. */
export function pause(deadline: Deadline, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const wait = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  return within(deadline, wait).finally(() => clearTimeout(timer));
}

/** The outcome of work that goes on for others when this call ends first. */
export function within<T>(deadline: Deadline, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const forget = whenAborted(deadline.signal, () => reject(deadline.signal.reason));
    work.then(resolve, reject).finally(forget);
  });
}

/** The store was not asked yet: a deadline that ends here is the caller's own. Throws what is true then. */
export function asSlowCaller(thrown: unknown): never {
  if (!(thrown instanceof Failure && thrown.code === 'store_timeout')) throw thrown;
  throw new Failure('invalid_request', 'The body of the call did not arrive in time.', { status: 408 });
}
