// The configured accounts, and the one that a call is for.
import type { Store } from '../connector/operation.ts';
import { Failure } from './errors.ts';
import type { Way } from './send.ts';
import type { Signer } from './signer.ts';

/** One key of one store, with everything that is its own: nothing of it is shared with another account. */
export interface Account {
  readonly store: Store;
  readonly name: string;
  readonly isDefault: boolean;
  /** Why it cannot be used: names the setting and the cure. */
  readonly problem?: string;
  readonly signer: Signer;
  readonly way: Way;
}

const settings: Readonly<Record<Store, string>> = {
  apple: 'APPLE__KEY_ID, APPLE__ISSUER_ID and APPLE__PRIVATE_KEY',
  samsung: 'SAMSUNG__SERVICE_ACCOUNT_ID, SAMSUNG__PRIVATE_KEY and SAMSUNG__SCOPES',
};

/** The account with this name, whatever its case, or else the default one. */
export const pickAccount = (accounts: readonly Account[], store: Store, wanted?: string): Account => {
  const own = accounts.filter((account) => account.store === store);
  if (own.length === 0)
    throw new Failure(
      'not_configured',
      `This relay has no ${store} account. An administrator can add the settings ${settings[store]}.`,
    );
  const account = own.find(({ name, isDefault }) => (wanted === undefined ? isDefault : name === wanted.toLowerCase()));
  if (!account) {
    const names = own.map(({ name }) => name).join(', ');
    throw new Failure(
      'unknown_account',
      wanted === undefined
        ? `Say which account to use: ${names}.`
        : `There is no ${store} account of that name. There are: ${names}.`,
    );
  }
  if (account.problem)
    throw new Failure('not_configured', `The ${store} account ${account.name} cannot be used yet: ${account.problem}.`);
  return account;
};
