// How many jobs a caller may have, so that none takes the place of all others.
import { Failure } from '../core/errors.ts';
import { isInterrupted } from './jobEnd.ts';
import { expiryOf, isEnded } from './jobRecord.ts';
import type { JobParts } from './jobStore.ts';

/** Most jobs of a caller that have not ended, and most that are kept. Calls at the same moment may add a few more. */
const MOST_OPEN = 100;
const MOST_KEPT = 1_000;

/** Throws `limit_reached` if this owner has as many jobs as it may have. */
export async function ensureWithinBounds({ store, now }: JobParts, owner: string): Promise<void> {
  let [open, kept, firstExpiry] = [0, 0, Infinity];
  for await (const { record } of store().list(owner)) {
    kept += 1;
    firstExpiry = Math.min(firstExpiry, expiryOf(record));
    if (!isEnded(record) && !isInterrupted(record, now())) open += 1;
  }
  if (open >= MOST_OPEN)
    throw new Failure(
      'limit_reached',
      `A caller has at most ${MOST_OPEN} jobs that have not ended. Wait until some have ended, or cancel some; List jobs shows them.`,
    );
  if (kept >= MOST_KEPT)
    throw new Failure(
      'limit_reached',
      `At most ${MOST_KEPT.toLocaleString('en-US')} jobs of a caller are kept, each for up to seven days. Call again after ${new Date(firstExpiry).toISOString()}, when the first is deleted.`,
    );
}
