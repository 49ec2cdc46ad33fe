// Apple's quota: how many calls the hour still has. Source: "Identifying Rate Limits", App Store Connect API.
import { Failure } from './errors.ts';

export interface Quota {
  readonly limit?: number;
  readonly remaining?: number;
}

const LIMIT = /(?:^|;)\s*user-hour-lim:(\d{1,9})(?:;|$)/;
const REMAINING = /(?:^|;)\s*user-hour-rem:(\d{1,9})(?:;|$)/;

const numberIn = (header: string | undefined, entry: RegExp): number | undefined => {
  const [, value] = (header && entry.exec(header.slice(0, 1_024))) || [];
  return value === undefined ? undefined : Number(value);
};

/** Reads `user-hour-lim:3600;user-hour-rem:3599;`. Other entries come and go undocumented, and are passed over. */
export const readQuota = (header: string | undefined): Quota => {
  const [limit, remaining] = [numberIn(header, LIMIT), numberIn(header, REMAINING)];
  return { ...(limit !== undefined && { limit }), ...(remaining !== undefined && { remaining }) };
};

export interface QuotaWatch {
  /** Passes, or refuses a call that the store would refuse. */
  readonly enter: () => void;
  readonly saw: (header: string | undefined) => void;
  /** What the store told last. */
  readonly last: () => Quota;
}

/** The hour is a rolling one, and Apple does not say when calls come free: one call finds out each minute. */
const ASK_AGAIN = 60_000;

export const watchQuota = (elapsed: () => number): QuotaWatch => {
  let exhaustedUntil = 0;
  let last: Quota = {};
  return {
    enter: () => {
      if (exhaustedUntil === 0) return;
      const wait = exhaustedUntil - elapsed();
      if (wait <= 0) {
        exhaustedUntil = elapsed() + ASK_AGAIN; // this call finds out; the others wait for what it sees
        return;
      }
      const seconds = String(Math.ceil(wait / 1000));
      throw new Failure(
        'store_refused',
        `The key has used up its calls of this hour. Try again in ${seconds} seconds.`,
        {
          status: 429,
          headers: { 'retry-after': seconds },
          details: [{ code: 'RATE_LIMIT_EXCEEDED', message: 'Refused by the relay: the store counted no calls left.' }],
        },
      );
    },
    saw: (header) => {
      const told = readQuota(header);
      if (told.remaining === undefined) return;
      last = told;
      exhaustedUntil = told.remaining === 0 ? elapsed() + ASK_AGAIN : 0;
    },
    last: () => last,
  };
};
