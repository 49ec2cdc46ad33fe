// One start of each caller at a time in this instance, so that no start overlooks another one that is not in the table yet.
import { atMost, type Deadline } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';

/** Runs the start of a job of this owner when those before it have ended. Throws `too_many_calls` if that takes too long. */
export type StartTurns = <T>(owner: string, deadline: Deadline, start: () => Promise<T>) => Promise<T>;

/** Longest wait for a turn, in milliseconds; at most half of what the call has left. */
const LONGEST_WAIT = 20_000;
const RETRY_AFTER = '5';

export function createStartTurns(): StartTurns {
  const last = new Map<string, Promise<unknown>>();
  return async (owner, deadline, start) => {
    const before = last.get(owner);
    const own = before !== undefined ? afterTurn(before, deadline, start) : start();
    // also after the one before, which may outlast a start that has given up
    const ended = Promise.allSettled([before, own]).then(() => undefined); // holds no earlier results
    last.set(owner, ended);
    try {
      return await own;
    } finally {
      void ended.then(() => last.get(owner) === ended && last.delete(owner));
    }
  };
}

/** Nothing was sent when it is thrown. */
export function tooManyStarts(): Failure {
  return new Failure(
    'too_many_calls',
    `Too many jobs of this caller are started at this moment. No job was started, and nothing was sent to the store. Call again after ${RETRY_AFTER} seconds.`,
    { headers: { 'retry-after': RETRY_AFTER } },
  );
}

async function afterTurn<T>(before: Promise<unknown>, deadline: Deadline, start: () => Promise<T>): Promise<T> {
  let isOurs = false;
  const turn = before.then(() => {
    isOurs = true;
  });
  await atMost(Math.min(LONGEST_WAIT, deadline.left() / 2), turn);
  if (!isOurs) throw tooManyStarts();
  return start();
}
