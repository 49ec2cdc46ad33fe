// At the end of the process: revokes the access tokens that it made, where the store would keep them alive for ever.

import { type Deadline, startDeadline, within } from '../core/deadline.ts';
import { asFailure } from '../core/errors.ts';
import { describeCause } from '../core/logger.ts';
import type { StoreAccount } from '../pipeline/accounts.ts';

/** Whole time for all accounts, in milliseconds. The Functions host ends a worker soon after it asked it to end. */
export const REVOKE_MILLISECONDS = 2_000;

/** Accounts that are asked at a time. */
const AT_A_TIME = 32;

type Revocable = Pick<StoreAccount, 'store' | 'name' | 'signer'>;
type Ear = (sentence: string) => void;

/**
 * Revokes the token of each account that has one; never takes longer than `milliseconds`, and never throws.
 * Tells `note` what was revoked, and `warn` what may still be alive. Neither is told a token.
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
