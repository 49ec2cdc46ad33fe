// Delays between polls of a result that comes later.

/** Milliseconds to wait before the next poll, by the number of polls so far. */
export type PollDelay = (looks: number) => number;

/** Ten seconds at most, the interval of Samsung's own plugin. */
export const pollDelay: PollDelay = (looks) => Math.min(10_000, 1_000 * 2 ** looks);

/** Polls of a job before its waits grow, and how fast they grow: to sixty times, ten minutes, within about an hour. */
const [EARLY, GROWTH, MOST_TIMES] = [30, 1.15, 60] as const;

/**
 * Milliseconds to wait before the next poll of a job, which may take days: about 200 polls in a day, so that waiting jobs
 * leave Apple's hourly quota to others.
 */
export function jobDelay(delay: PollDelay, looks: number): number {
  return Math.round(delay(looks) * Math.min(MOST_TIMES, GROWTH ** Math.max(0, looks - EARLY)));
}
