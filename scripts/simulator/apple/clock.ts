// What the store's clock will do: changes that wait for their time, done in its order.

export interface ScheduledClock {
  /** Does something when the store's clock has come so far. */
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
    // a change may ask for the next one, which may be due as well
    advance: (now) => {
      for (let [next] = waiting; next && next.at <= now; [next] = waiting) {
        waiting = waiting.slice(1);
        next.change(next.at);
      }
    },
  };
}
