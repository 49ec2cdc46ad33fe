// Token cache: a token is requested once, reused while valid, and renewed by a single request for all waiting callers.
import { Failure } from '../core/errors.ts';
import type { MaybePromise } from '../core/maybePromise.ts';
import type { Secret } from '../core/secret.ts';
import type { Time } from '../core/time.ts';

export interface CachedToken {
  readonly value: Secret;
  /** Lifetime in milliseconds from the start of its request; Infinity if it does not expire. */
  readonly lifetime: number;
  /** For a token that others may replace, in milliseconds: it is requested once more in the background after `after`, and not used any more after `until` without that. */
  readonly recheck?: { readonly after: number; readonly until: number };
}

/** In milliseconds. */
export interface TokenInfo {
  readonly age: number;
  /** Remaining lifetime; Infinity if it does not expire. */
  readonly left: number;
}

export interface TokenCache {
  /** A promise only if a token has to be requested; a failure is always a rejection. */
  readonly get: () => MaybePromise<CachedToken>;
  /** Evicts exactly this token; a newer one stays. */
  readonly invalidate: (value: Secret) => void;
  /** Age and remaining lifetime of the cached token; never the token itself. */
  readonly current: () => TokenInfo | undefined;
  /** Requests no further token; returns the cached or pending one for revocation. */
  readonly close: () => Promise<CachedToken | undefined>;
}

/** Time for which a failure is cached, in milliseconds, so that a failing store does not get a request from each caller. */
const REMEMBER_FAILURE = 1_000;

/** The state is in this closure, never in a module, so accounts share nothing. */
export function createTokenCache(make: () => Promise<CachedToken>, time: Time): TokenCache {
  let kept: { readonly token: CachedToken; readonly age: () => number } | undefined;
  let making: Promise<CachedToken> | undefined;
  let ended = false;
  let failed: { readonly error: unknown; readonly until: number } | undefined;

  const makeOne = async (): Promise<CachedToken> => {
    try {
      const age = ageFromNow(time);
      const token = await make();
      kept = { token, age };
      failed = undefined;
      return token;
    } catch (error) {
      failed = { error, until: time.elapsed() + REMEMBER_FAILURE };
      throw error;
    }
  };

  const request = async (): Promise<CachedToken> => {
    if (ended) throw shuttingDown();
    if (failed && time.elapsed() < failed.until) throw failed.error;
    making ??= makeOne().finally(() => {
      making = undefined;
    });
    return making;
  };

  return {
    get: () => {
      if (!kept) return request();
      const age = kept.age();
      const { lifetime, recheck } = kept.token;
      if (age >= (recheck?.until ?? lifetime)) return request();
      // a failure is remembered, and the token stays in use
      if (recheck && age >= recheck.after) void request().catch(() => undefined);
      return kept.token;
    },
    invalidate: (value) => {
      if (kept && kept.token.value.reveal() === value.reveal()) kept = undefined;
    },
    current: () => {
      if (!kept) return undefined;
      const age = kept.age();
      return { age, left: kept.token.lifetime - age };
    },
    close: async () => {
      ended = true;
      const last = making !== undefined ? await making.catch(() => undefined) : kept?.token;
      kept = undefined;
      return last;
    },
  };
}

/**
 * Measures milliseconds from now. Takes the larger of two clocks: the monotonic one if the wall clock was set back, the
 * wall clock if the machine was suspended and the monotonic one stopped.
 */
function ageFromNow({ now, elapsed }: Time): () => number {
  const [began, start] = [now(), elapsed()];
  return () => Math.max(now() - began, elapsed() - start);
}

function shuttingDown(): Failure {
  const sentence = 'This instance of the relay is shutting down. Try again in a few seconds.';
  return new Failure('store_unreachable', sentence, { status: 503, headers: { 'retry-after': '5' } });
}
