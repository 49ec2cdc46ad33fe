// Retries for eventual consistency: App Store Connect exposes changes with a delay. Source: fastlane #21482, deliver/upload_metadata.rb.
import { type Deadline, pause } from '../../core/deadline.ts';
import { Failure } from '../../core/errors.ts';
import type { PollDelay } from '../../pipeline/pollDelay.ts';

export interface ConsistencyWait {
  readonly deadline: Deadline;
  readonly pollDelay: PollDelay;
}

const MOST_LOOKS = 60;
/** Time reserved before the deadline for the remaining steps and the response, in milliseconds. */
const RESERVE = 5_000;

/** Refusals that disappear within a minute: a recent change is not visible everywhere yet. */
const NOT_YET = /try again later|not ready to be submitted|still in progress/i;

/** Polls until the condition holds or the time is used up; returns the last result. */
export async function pollUntil<T>(
  waiting: ConsistencyWait,
  look: () => Promise<T>,
  isSo: (seen: T) => boolean,
): Promise<T> {
  let seen = await look();
  for (let looks = 0; !isSo(seen) && (await waited(waiting, looks)); looks += 1) seen = await look();
  return seen;
}

/** Retries while the store answers "not yet"; a refused write changed nothing, so it is safe to repeat. */
export async function retryUntilReady<T>(waiting: ConsistencyWait, work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (thrown) {
      if (!isNotYet(thrown) || !(await waited(waiting, tries))) throw thrown;
    }
  }
}

/** Waits before the next attempt; false if there is no time for one. */
async function waited({ deadline, pollDelay }: ConsistencyWait, looks: number): Promise<boolean> {
  const milliseconds = pollDelay(looks);
  if (looks >= MOST_LOOKS || deadline.left() < milliseconds + RESERVE) return false;
  await pause(deadline, milliseconds);
  return true;
}

function isNotYet(thrown: unknown): boolean {
  return (
    thrown instanceof Failure &&
    thrown.code === 'store_refused' &&
    thrown.status === 409 &&
    thrown.details.some(({ message }) => NOT_YET.test(message))
  );
}
