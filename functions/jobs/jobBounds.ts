// How many jobs a caller may have, so that none takes the place of all others.
import { Failure } from '../core/errors.ts';
import { changed, dayOf, type JobCount, keptAt, untilWritten } from './jobCounts.ts';
import { isInterrupted } from './jobEnd.ts';
import { expiryOf, isEnded } from './jobRecord.ts';
import type { JobParts } from './jobStore.ts';
import { tooManyStarts } from './startTurns.ts';

/**
 * Most jobs of a caller that have not ended, and most that are kept. A start that another instance counts the jobs for, just
 * before it is in the table, is overlooked: each further instance may add one more.
 */
const MOST_OPEN = 100;
const MOST_KEPT = 1_000;

/**
 * Counts one more job of this owner; throws `limit_reached` if it has as many as it may have, and `too_many_calls` if other
 * starts changed the count each time. The jobs themselves are read with the first start of a day, and where the count says
 * that there are too many.
 */
export async function countStart(parts: JobParts, owner: string): Promise<void> {
  const { store, now } = parts;
  const { counts } = store();
  const isCounted = await untilWritten(async () => {
    const found = await counts.read(owner);
    const known = found?.count;
    const fits = known?.counted === dayOf(now()) && known.open < MOST_OPEN && keptAt(known, now()) < MOST_KEPT;
    const count = fits ? known : await countJobs(parts, owner);
    return counts.write(owner, changed(count, { open: 1, kept: 1, created: now() }), found);
  });
  if (!isCounted) throw tooManyStarts();
}

/** Reads all jobs of the owner. */
async function countJobs({ store, now }: JobParts, owner: string): Promise<JobCount> {
  const days: Record<string, number> = {};
  let [open, kept, firstExpiry] = [0, 0, Infinity];
  for await (const { record } of store().list(owner)) {
    const day = dayOf(record.created);
    days[day] = (days[day] ?? 0) + 1;
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
  return { open, days, counted: dayOf(now()) };
}
