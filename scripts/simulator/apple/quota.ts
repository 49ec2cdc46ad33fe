// Rate limit of a key. Source: Apple, "Identifying Rate Limits": a rolling hour, per key, reported in X-Rate-Limit.

export interface KeyQuota {
  /** Uses one call of this key, if one is left, and returns the remaining number. */
  readonly take: (keyId: string) => { readonly left: number; readonly taken: boolean };
  readonly header: (left: number) => Readonly<Record<string, string>>;
}

const MINUTE = 60_000;

/** The hour advances by whole minutes, so that 60 numbers per key are enough, whatever the number of calls. */
export function openQuota(limit: number, elapsed: () => number): KeyQuota {
  const keys = new Map<string, Map<number, number>>();
  return {
    take: (keyId) => {
      const minute = Math.floor(elapsed() / MINUTE);
      const minutes = keys.get(keyId) ?? new Map<number, number>();
      keys.set(keyId, minutes);
      for (const old of minutes.keys()) if (old <= minute - 60) minutes.delete(old);
      const used = [...minutes.values()].reduce((sum, calls) => sum + calls, 0);
      if (used >= limit) return { left: 0, taken: false };
      minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
      return { left: limit - used - 1, taken: true };
    },
    header: (left) => ({ 'x-rate-limit': `user-hour-lim:${limit};user-hour-rem:${left};` }),
  };
}
