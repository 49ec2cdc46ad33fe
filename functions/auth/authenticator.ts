// Interface between the pipeline and the authentication of a store.
import type { Deadline } from '../core/deadline.ts';
import type { MaybePromise } from '../core/maybePromise.ts';
import type { Secret } from '../core/secret.ts';
import type { TokenInfo } from './tokenCache.ts';

/** Credential of one request. A function holds its headers; it is called only when the request is sent. */
export interface Credential {
  readonly secretHeaders: () => Readonly<Record<string, string>>;
  /** The token or JWT itself, so that it can be masked in responses. */
  readonly secret: Secret;
  /** Whether a new one can be made if the store rejects this one. */
  readonly renewable: boolean;
  /** Signed with the key directly, so a rejection means that the key is wrong. */
  readonly isKey: boolean;
}

export interface Authenticator {
  /** Returns the account's token, a JWT, or the token `given` by the client as a credential. */
  readonly credential: (how: 'token' | 'jwt', given?: string) => MaybePromise<Credential>;
  /**
   * Invalidates a credential that the store rejected or that was revoked. `date` is the Date header of the response, if
   * any; returns whether a clock difference explains the rejection.
   */
  readonly invalidate: (credential: Credential, date?: string) => boolean;
  /** Difference between the store's clock and ours, in milliseconds; 0 while unknown. */
  readonly skew: () => number;
  /** Age and remaining lifetime of the token in use. */
  readonly tokenInfo?: () => TokenInfo | undefined;
  /**
   * Revokes the token that this authenticator made, if the store's tokens outlive the process, and issues none again.
   * Returns whether there was one; throws a Failure if it could not be revoked. Never revokes a client's token.
   */
  readonly revoke?: (deadline: Deadline) => Promise<boolean>;
}
