// The store's clock, as far as its Date headers tell: a JWT is judged by it, not by ours.

export interface StoreClock {
  /** Seconds since 1970, at the store. */
  readonly seconds: () => number;
  /** Takes the store's time from a refusal; says whether that changed anything. */
  readonly adjust: (date: string | undefined) => boolean;
  readonly skew: () => number;
}

/** The one form of a Date header (RFC 9110, 5.6.7); Date.parse alone reads nearly anything as a date. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Clocks that differ by less than this are left alone, in milliseconds. */
const TOLERATED = 30_000;

export function createStoreClock(now: () => number): StoreClock {
  let skew = 0;
  return {
    seconds: () => Math.floor((now() + skew) / 1000),
    adjust: (date) => {
      const told = HTTP_DATE.test(date ?? '') ? Date.parse(date ?? '') - now() : Number.NaN;
      const changed = Math.abs(told - skew) > TOLERATED;
      if (changed) skew = Math.abs(told) > TOLERATED ? told : 0;
      return changed;
    },
    skew: () => skew,
  };
}
