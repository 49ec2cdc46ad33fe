// Names and schedules of the timer functions.

/** Every ten minutes, on one instance: the host leases a timer to one of them. */
export const sweepFunction = { name: 'SweepState', schedule: '0 */10 * * * *' } as const;

/** Asks stores for events that did not arrive. Not at the same moment as the sweep. */
export const recoverFunction = { name: 'RecoverEvents', schedule: '30 5-59/10 * * * *' } as const;
