// What the authentication of a store offers to the pipe.
import type { Row } from '../connector/operation.ts';

/** What one message is signed with. */
export interface Credential {
  readonly headers: Readonly<Record<string, string>>;
  /** The token or JWT itself, so that it can be taken out of what leaves the relay. */
  readonly secret: string;
  /** Whether another one can be made when the store refuses this one. */
  readonly renewable: boolean;
}

export interface Signer {
  readonly sign: (how: Row['authorization'], given?: string) => Promise<Credential>;
  /** The store refused this credential, or it was revoked. `date` is the store's clock, if it told. */
  readonly forget: (credential: Credential, date?: string) => void;
}
