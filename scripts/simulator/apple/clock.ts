// Scheduled changes of the simulated store, executed in order of their time.

export interface ScheduledClock {
  /** Schedules an action for a time of the store's clock. */
  readonly later: (at: number, change: (at: number) => void) => void;
  readonly advance: (now: number) => void;
}

interface Due {
  readonly at: number;
  readonly change: (at: number) => void;
}

export function openStoreClock(): ScheduledClock {
  let waiting: readonly Due[] = [];
  return {
    later: (at, change) => {
      waiting = [...waiting, { at, change }].sort((a, b) => a.at - b.at);
    },
    // a change may schedule the next one, which may be due as well
    advance: (now) => {
      for (let [next] = waiting; next && next.at <= now; [next] = waiting) {
        waiting = waiting.slice(1);
        next.change(next.at);
      }
    },
  };
}
