// Where the token of a key comes from, if tokens outlive the process: each instance makes its own, or all share one.
import type { Secret } from '../core/secret.ts';
import type { CachedToken } from './tokenCache.ts';

export interface TokenSource {
  /** The token to use. `make` requests a new one from the store, only if there is none, or the one there is was refused. */
  readonly obtain: (make: () => Promise<CachedToken>) => Promise<CachedToken>;
  /** A token that the store refused, or that a caller revoked, is not obtained again. */
  readonly refuse: (token: Secret) => void;
  /**
   * Ends the use of the source. `last` is the token in use, if any. Returns the tokens that no instance uses any more and
   * that are still valid, to be revoked by this instance.
   */
  readonly leave: (last: Secret | undefined) => Promise<readonly Secret[]>;
}

/** Opens the source of a key. `identity` has all that the token depends on: the same texts lead to the same token. */
export type OpenTokenSource = (identity: readonly string[]) => TokenSource;

/** Maximum number of refused tokens that are kept for revocation; beyond it, the oldest are left to an administrator (see the runbook). */
export const MOST_REFUSED = 16;

/** Every instance has a token of its own. */
export function createOwnTokens(): TokenSource {
  // a 401 can come from a gateway: the refused token may still be valid
  const refused: Secret[] = [];
  return {
    obtain: (make) => make(),
    refuse: (token) => {
      if (!refused.some((each) => each.reveal() === token.reveal())) refused.push(token);
      if (refused.length > MOST_REFUSED) refused.shift();
    },
    leave: async (last) => [...(last ? [last] : []), ...refused.splice(0)],
  };
}
