// The configured accounts, and the one that a call is for.
import type { Host } from '../../connector/core/operation.ts';
import { type Store, storeNames } from '../../connector/core/stores.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import { Failure } from '../core/errors.ts';
import { forEachYielding } from '../core/yieldToEventLoop.ts';
import type { StoreClient } from '../transport/storeClient.ts';
import type { PollDelay } from './asyncOperation.ts';

/**
 * One key of one store, with everything that is its own: nothing of it is shared with another account. Its key is read
 * when `signer`, `problem` or `warning` is first asked for.
 */
export interface StoreAccount {
  readonly store: Store;
  readonly name: string;
  readonly isDefault: boolean;
  /** Why it cannot be used: names the setting and the cure. */
  readonly problem?: string | undefined;
  /** What is wrong with its next key; the account works without. */
  readonly warning?: string | undefined;
  /** Absent when no key can be read. */
  readonly signer?: Authenticator | undefined;
  /** The signer where it was used already: to look at it reads no key. */
  readonly inUse?: Authenticator | undefined;
  /** Its store is simulated. */
  readonly simulated?: true;
  /** How long to wait for what a store does later. */
  readonly patience: PollDelay;
  /** Keys that the states of its triggers are authenticated with; none where the key stays in Key Vault. */
  readonly stateKeys: () => readonly Buffer[];
  /** The way to each host of the store. */
  readonly ways: Readonly<Record<Host, StoreClient>>;
}

/** Which accounts a caller may use. */
export interface AccountAccess {
  /**
   * Of the accounts that there are, those that this caller may use. The same list is answered with the same list, so
   * that its index is made once.
   */
  readonly reachable: (accounts: readonly StoreAccount[]) => readonly StoreAccount[];
  /** The setting that names them, when it names any. */
  readonly accountsSetting?: string;
}

export type UsableAccount = StoreAccount & { readonly signer: Authenticator };

/** The accounts of one store in a list, found without a search. */
export interface StoreAccounts {
  readonly list: readonly StoreAccount[];
  readonly byName: ReadonlyMap<string, StoreAccount>;
  /** The default account, or the only one. */
  readonly fallback: StoreAccount | undefined;
  /** Any account of it is simulated. */
  readonly simulated: boolean;
}

/** What an account of each store needs. */
const settings: Readonly<Record<Store, string>> = {
  apple: 'APPLE__KEY_ID, APPLE__ISSUER_ID and APPLE__PRIVATE_KEY',
  samsung: 'SAMSUNG__SERVICE_ACCOUNT_ID, SAMSUNG__PRIVATE_KEY and SAMSUNG__SCOPES',
};

/** So many names are told to a caller who named none, or another. */
const MOST_NAMES = 20;

const indexes = new WeakMap<readonly StoreAccount[], Readonly<Record<Store, StoreAccounts>>>();

/** The account with this name, whatever its case, or else the default one: of those that the caller may use. */
export function pickAccount(
  all: readonly StoreAccount[],
  policy: AccountAccess,
  store: Store,
  wanted?: string,
): UsableAccount {
  const own = accountsOfStore(policy.reachable(all), store);
  const account = wanted === undefined ? own.fallback : own.byName.get(wanted.toLowerCase());
  if (!account) throw noAccount(own, policy, store, wanted);
  if (isUsable(account)) return account;
  throw new Failure('not_configured', `The ${store} account ${account.name} cannot be used yet: ${account.problem}.`);
}

/** The accounts of a store in this list. The index of a list is made once, in linear time. */
export function accountsOfStore(accounts: readonly StoreAccount[], store: Store): StoreAccounts {
  const found = indexes.get(accounts);
  if (found) return found[store];
  const entries = storeNames.map((each) => [each, indexOf(accounts.filter((account) => account.store === each))]);
  const made: Readonly<Record<Store, StoreAccounts>> = Object.fromEntries(entries);
  indexes.set(accounts, made);
  return made[store];
}

/** Reads the keys that were not read yet, so that what is wrong with each account is known. Calls are answered meanwhile. */
export async function loadAllKeys(accounts: readonly StoreAccount[], goesOn?: () => boolean): Promise<void> {
  await forEachYielding(accounts, ({ problem }) => problem, goesOn);
}

/** A caller with accounts of its own is told neither of the others nor whether there are any. */
function noAccount(
  { list }: StoreAccounts,
  { accountsSetting }: AccountAccess,
  store: Store,
  wanted?: string,
): Failure {
  if (accountsSetting && (wanted !== undefined || list.length === 0))
    return new Failure(
      'operation_not_allowed',
      `This key may not use that ${store} account. An administrator can add it to the setting ${accountsSetting}.`,
    );
  if (list.length === 0)
    return new Failure(
      'not_configured',
      `This relay has no ${store} account. An administrator can add the settings ${settings[store]}.`,
    );
  return new Failure(
    'unknown_account',
    wanted === undefined
      ? `Say which account to use: ${namesIn(list)}.`
      : `There is no ${store} account of that name. There are: ${namesIn(list)}.`,
  );
}

/** The signer is asked for first: it reads the key, and the problem is known then. */
function isUsable(account: StoreAccount): account is UsableAccount {
  return account.signer !== undefined && account.problem === undefined;
}

function indexOf(list: readonly StoreAccount[]): StoreAccounts {
  const byName = new Map<string, StoreAccount>();
  for (const account of list) if (!byName.has(account.name)) byName.set(account.name, account);
  return {
    list,
    byName,
    fallback: list.length === 1 ? list[0] : list.find(({ isDefault }) => isDefault),
    simulated: list.some(({ simulated }) => simulated),
  };
}

function namesIn(list: readonly StoreAccount[]): string {
  const names = list.slice(0, MOST_NAMES).map(({ name }) => name);
  const more = list.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
