// The configured accounts, and the one that a call is for.
import type { Host } from '../connector/operation.ts';
import type { Store } from '../connector/stores.ts';
import { Failure } from './errors.ts';
import type { Patience } from './later.ts';
import type { Way } from './send.ts';
import type { Signer } from './signer.ts';

/** One key of one store, with everything that is its own: nothing of it is shared with another account. */
export interface Account {
  readonly store: Store;
  readonly name: string;
  readonly isDefault: boolean;
  /** Why it cannot be used: names the setting and the cure. */
  readonly problem?: string;
  /** What is wrong with its next key; the account works without. */
  readonly warning?: string;
  /** Absent when no key can be read. */
  readonly signer?: Signer;
  /** Its store is simulated. */
  readonly simulated?: true;
  /** How long to wait for what a store does later. */
  readonly patience: Patience;
  /** Keys that the states of its triggers are authenticated with; none where the key stays in Key Vault. */
  readonly stateKeys: () => readonly Buffer[];
  /** The way to each host of the store. */
  readonly ways: Readonly<Record<Host, Way>>;
}

/** Which accounts a caller may use. */
export interface Reach {
  /** Of the accounts that there are, those that this caller may use. */
  readonly reachable: (accounts: readonly Account[]) => readonly Account[];
  /** The setting that names them, when it names any. */
  readonly accountsSetting?: string;
}

export type UsableAccount = Account & { readonly signer: Signer };

/** What an account of each store needs. */
const settings: Readonly<Record<Store, string>> = {
  apple: 'APPLE__KEY_ID, APPLE__ISSUER_ID and APPLE__PRIVATE_KEY',
  samsung: 'SAMSUNG__SERVICE_ACCOUNT_ID, SAMSUNG__PRIVATE_KEY and SAMSUNG__SCOPES',
};

/** A caller with accounts of its own is told neither of the others nor whether there are any. */
const permit = (own: readonly Account[], { accountsSetting }: Reach, store: Store, wanted?: string): void => {
  if (!accountsSetting || own.some(({ name }) => wanted === undefined || name === wanted.toLowerCase())) return;
  throw new Failure(
    'operation_not_allowed',
    `This key may not use that ${store} account. An administrator can add it to the setting ${accountsSetting}.`,
  );
};

/** The account with this name, whatever its case, or else the default one: of those that the caller may use. */
export const pickAccount = (all: readonly Account[], policy: Reach, store: Store, wanted?: string): UsableAccount => {
  const own = policy.reachable(all).filter((account) => account.store === store);
  permit(own, policy, store, wanted);
  if (own.length === 0)
    throw new Failure(
      'not_configured',
      `This relay has no ${store} account. An administrator can add the settings ${settings[store]}.`,
    );
  const account = own.find(({ name, isDefault }) =>
    wanted === undefined ? isDefault || own.length === 1 : name === wanted.toLowerCase(),
  );
  if (!account) {
    const names = own.map(({ name }) => name).join(', ');
    throw new Failure(
      'unknown_account',
      wanted === undefined
        ? `Say which account to use: ${names}.`
        : `There is no ${store} account of that name. There are: ${names}.`,
    );
  }
  const { signer } = account;
  if (account.problem || !signer)
    throw new Failure('not_configured', `The ${store} account ${account.name} cannot be used yet: ${account.problem}.`);
  return { ...account, signer };
};
