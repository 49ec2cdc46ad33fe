// Name and schedule of the timer function that removes expired state.

/** Every ten minutes, on one instance: the host leases a timer to one of them. */
export const sweepFunction = { name: 'SweepState', schedule: '0 */10 * * * *' } as const;
