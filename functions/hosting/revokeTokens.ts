// On shutdown, revokes the access tokens that this process created and that would otherwise never expire.

import { type Deadline, startDeadline, within } from '../core/deadline.ts';
import { asFailure } from '../core/errors.ts';
import { describeCause } from '../core/logger.ts';
import type { StoreAccount } from '../pipeline/accounts.ts';

/** Total time for all accounts, in milliseconds. The Functions host ends a worker soon after asking it to stop. */
const REVOKE_MILLISECONDS = 2_000;

/** Accounts processed concurrently. */
const AT_A_TIME = 32;

type Revocable = Pick<StoreAccount, 'store' | 'name' | 'signer'>;
type Ear = (sentence: string) => void;

/**
 * Revokes the token of each account that has one; takes at most `milliseconds` and never throws.
 * Reports revoked tokens to `note` and tokens that may still be valid to `warn`, without the tokens themselves.
 */
export async function revokeTokens(
  accounts: Iterable<Revocable>,
  { note, warn, milliseconds = REVOKE_MILLISECONDS }: { note: Ear; warn: Ear; milliseconds?: number },
): Promise<void> {
  const deadline = startDeadline(milliseconds);
  const queue = [...accounts].filter(({ signer }) => signer?.revoke);
  const work = async (): Promise<void> => {
    for (let account = queue.shift(); account; account = queue.shift()) await revokeOne(account, deadline, note, warn);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  deadline.end();
}

async function revokeOne({ store, name, signer }: Revocable, deadline: Deadline, note: Ear, warn: Ear): Promise<void> {
  const account = `${store} account ${name}`;
  try {
    if (signer?.revoke && (await within(deadline, signer.revoke(deadline))))
      note(`${account}: its access token is revoked`);
  } catch (thrown) {
    const failure = asFailure(thrown);
    const why = describeCause(failure) ?? failure.code;
    warn(`${account}: its access token could not be revoked and may still be valid (${why}); see docs/runbook.md`);
  }
}
