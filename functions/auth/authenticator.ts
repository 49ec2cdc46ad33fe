// What the authentication of a store offers to the pipe.
import type { Deadline } from '../core/deadline.ts';
import type { Secret } from '../core/secret.ts';
import type { TokenInfo } from './tokenCache.ts';

/** What one message is signed with. Its headers are sealed: they are opened where the message leaves, and nowhere else. */
export interface Credential {
  readonly secretHeaders: () => Readonly<Record<string, string>>;
  /** The token or JWT itself, so that it can be taken out of what leaves the relay. */
  readonly secret: Secret;
  /** Whether another one can be made when the store refuses this one. */
  readonly renewable: boolean;
  /** Made by the key alone, so that a refusal is one of the key. */
  readonly isKey: boolean;
}

export interface Authenticator {
  /** With the account's token, with the JWT itself, or with the token that the caller gives. */
  readonly credential: (how: 'token' | 'jwt', given?: string) => Promise<Credential>;
  /**
   * The store refused this credential, or it was revoked. `date` is the store's clock, if it told; says whether that
   * explains the refusal.
   */
  readonly invalidate: (credential: Credential, date?: string) => boolean;
  /** How far the store's clock is from ours, in milliseconds; 0 while nothing is known. */
  readonly skew: () => number;
  /** How old the token in use is, and how long it is good. */
  readonly tokenInfo?: () => TokenInfo | undefined;
  /**
   * Revokes the token that this signer made, where the store's tokens outlive the process, and signs with none again.
   * Says whether there was one; a token that could not be revoked is a Failure. Never touches a token of a caller.
   */
  readonly revoke?: (deadline: Deadline) => Promise<boolean>;
}
