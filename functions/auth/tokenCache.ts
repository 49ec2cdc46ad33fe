// A token made once, kept while it is good, and made again by one caller for all who wait.
import { Failure } from '../core/errors.ts';
import type { Secret } from '../core/secret.ts';
import type { Time } from '../core/time.ts';

export interface CachedToken {
  readonly value: Secret;
  /** For how long it is good from the moment when its making began, in milliseconds; Infinity for one without an end. */
  readonly lifetime: number;
}

/** In milliseconds. */
export interface TokenInfo {
  readonly age: number;
  /** For how much longer it is good; Infinity for one without an end. */
  readonly left: number;
}

export interface TokenCache {
  readonly get: () => Promise<CachedToken>;
  /** Forgets exactly this token: a newer one, made meanwhile by someone else, stays. */
  readonly invalidate: (value: Secret) => void;
  /** How old the token that is kept is, and how long it is good; never the token. */
  readonly current: () => TokenInfo | undefined;
  /** Makes no further token; gives the one that is kept, or is being made, to whoever revokes it. */
  readonly close: () => Promise<CachedToken | undefined>;
}

/** For this long a failure is handed to everyone who asks, so that a store in trouble is not asked by each caller anew. */
const REMEMBER_FAILURE = 1_000;

/** The state is in this closure, never in a module: two accounts cannot meet. */
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

  return {
    get: async () => {
      if (kept && kept.age() < kept.token.lifetime) return kept.token;
      if (ended) throw shuttingDown();
      if (failed && time.elapsed() < failed.until) throw failed.error;
      making ??= makeOne().finally(() => {
        making = undefined;
      });
      return making;
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
 * Milliseconds from now on. The monotonic clock counts where the wall clock was set back; the wall clock where the
 * machine was suspended, and the other stood still: of both, the one that says more.
 */
function ageFromNow({ now, elapsed }: Time): () => number {
  const [began, start] = [now(), elapsed()];
  return () => Math.max(now() - began, elapsed() - start);
}

function shuttingDown(): Failure {
  const sentence = 'This instance of the relay is shutting down. Try again in a few seconds.';
  return new Failure('store_unreachable', sentence, { status: 503, headers: { 'retry-after': '5' } });
}
