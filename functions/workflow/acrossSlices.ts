// Steps of a job that lasts for many slices: what one slice has read or done is neither read nor done by the next.
import type { StepRunner } from '../core/stepRunner.ts';
import type { JobProgress } from '../core/types.ts';
import { jobDelay } from '../pipeline/pollDelay.ts';
import type { RecipeContext } from './storeApi.ts';

export interface JobWork {
  readonly context: RecipeContext;
  readonly steps: StepRunner;
}

export interface Wait<T> {
  /** The name of its counter in what the job saves. */
  readonly counter: string;
  /** One call to the store. */
  readonly look: () => Promise<T>;
  readonly isOver: (seen: T) => boolean;
  /** What the job reports between two looks. */
  readonly progress?: () => JobProgress;
  /** Most looks; without it the wait lasts as long as the job may. */
  readonly most?: number;
}

/** How much longer than between two looks a job waits after one that failed. */
const OUTAGE_TIMES = 6;

/**
 * Looks until the wait is over, and returns what was seen last. Between two looks the slice ends, unless a call waits for
 * it. An outage of the store does not end the wait (`JobRun.look`). Without a job it looks once.
 */
export async function lookUntil<T>(
  { context, steps }: JobWork,
  { counter, look, isOver, progress, most }: Wait<T>,
): Promise<T> {
  const { job } = context;
  if (!job) return look();
  const { pollDelay } = context.store().account;
  const afterOutage = (tries: number): number => OUTAGE_TIMES * pollDelay(tries);
  for (let looks = Number(job.saved[counter] ?? 0); ; looks += 1) {
    const seen = await job.look(look, afterOutage, steps.reports);
    if (isOver(seen) || looks >= (most ?? Infinity)) return seen;
    await job.rest(jobDelay(pollDelay, looks), { [counter]: looks + 1 }, steps.reports, progress?.());
  }
}

/** Reads once for all slices of the job. What is read is kept with its progress, so it must be small. */
export async function readOnce<T extends object>(
  context: RecipeContext,
  key: string,
  read: () => Promise<T>,
): Promise<T> {
  const known = context.job?.saved[key];
  if (known !== undefined) return known as T;
  const found = await read();
  context.job?.note({ [key]: found });
  return found;
}

/**
 * Does a part of the job that no slice has finished. One that has written is saved at once, since the slice may end before
 * its next checkpoint. A part that was interrupted is done again: it reads first what is there.
 */
export async function doOnce({ context, steps }: JobWork, part: string, work: () => Promise<void>): Promise<void> {
  const { job, line } = context;
  const done = (job?.saved.doneParts ?? []) as readonly string[];
  if (done.includes(part)) return;
  const before = line.changes ?? 0;
  await work();
  const saved = { doneParts: [...done, part] };
  if ((line.changes ?? 0) > before) await job?.checkpoint(saved, steps.reports);
  else job?.note(saved);
}
