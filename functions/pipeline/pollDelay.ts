// Delays between polls of a result that comes later.

/** Milliseconds to wait before the next poll, by the number of polls so far. */
export type PollDelay = (looks: number) => number;

/** Ten seconds at most, the interval of Samsung's own plugin. */
export const pollDelay: PollDelay = (looks) => Math.min(10_000, 1_000 * 2 ** looks);
