// Clock of the store, estimated from its Date headers: the store checks a JWT against its own clock.

export interface StoreClock {
  /** The store's time, in seconds since 1970. */
  readonly seconds: () => number;
  /** Adjusts to the Date header of an error response; returns whether the estimate changed. */
  readonly adjust: (date: string | undefined) => boolean;
  readonly skew: () => number;
}

/** Format of a Date header (RFC 9110, 5.6.7); Date.parse alone accepts nearly any text. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Smaller differences are ignored, in milliseconds. */
const TOLERATED = 30_000;

export function createStoreClock(now: () => number): StoreClock {
  let skew = 0;
  return {
    seconds: () => Math.floor((now() + skew) / 1000),
    adjust: (date) => {
      const storeTime = HTTP_DATE.test(date ?? '') ? Date.parse(date ?? '') - now() : Number.NaN;
      const changed = Math.abs(storeTime - skew) > TOLERATED;
      if (changed) skew = Math.abs(storeTime) > TOLERATED ? storeTime : 0;
      return changed;
    },
    skew: () => skew,
  };
}
