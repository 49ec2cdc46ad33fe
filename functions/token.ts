// A token made once, kept while it is good, and made again by one caller for all who wait.
import type { Secret } from './secret.ts';

export interface Token {
  readonly value: Secret;
  /** Milliseconds since 1970; a token that does not expire has Infinity. */
  readonly goodUntil: number;
}

/** In milliseconds since 1970. */
export interface Kept {
  readonly since: number;
  readonly goodUntil: number;
}

export interface TokenCache {
  readonly get: () => Promise<Token>;
  /** Forgets exactly this token: a newer one, made meanwhile by someone else, stays. */
  readonly forget: (value: Secret) => void;
  /** When the token that is kept was made, and how long it is good; never the token. */
  readonly kept: () => Kept | undefined;
}

/** For this long a failure is handed to everyone who asks, so that a store in trouble is not asked by each caller anew. */
const REMEMBER_FAILURE = 1_000;

/** The state is in this closure, never in a module: two accounts cannot meet. */
export const keepToken = (make: () => Promise<Token>, now: () => number): TokenCache => {
  let kept: Token | undefined;
  let since = 0;
  let making: Promise<Token> | undefined;
  let failed: { readonly error: unknown; readonly until: number } | undefined;

  const makeOne = async (): Promise<Token> => {
    try {
      kept = await make();
      since = now();
      failed = undefined;
      return kept;
    } catch (error) {
      failed = { error, until: now() + REMEMBER_FAILURE };
      throw error;
    }
  };

  return {
    get: async () => {
      if (kept && now() < kept.goodUntil) return kept;
      if (failed && now() < failed.until) throw failed.error;
      making ??= makeOne().finally(() => {
        making = undefined;
      });
      return making;
    },
    forget: (value) => {
      if (kept && kept.value.reveal() === value.reveal()) kept = undefined;
    },
    kept: () => kept && { since, goodUntil: kept.goodUntil },
  };
};
