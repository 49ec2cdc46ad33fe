// The configured accounts, and the selection of the account for a call.
import { type Store, storeNames, stores } from '../../connector/core/stores.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { AccountFields } from '../config/storeSettings.ts';
import { Failure } from '../core/errors.ts';
import { forEachYielding } from '../core/yieldToEventLoop.ts';
import type { StoreClient } from '../transport/storeClient.ts';
import type { PollDelay } from './pollDelay.ts';
import type { StoreDefinition } from './storeDefinition.ts';

/**
 * One key of one store and its resources; accounts share nothing. The key is loaded on first access to `signer`,
 * `problem` or `warning`.
 */
export interface StoreAccount {
  readonly store: Store;
  readonly definition: StoreDefinition;
  readonly name: string;
  readonly isDefault: boolean;
  /** The same in all instances with the same settings for the account: its store, name, key, other settings and hosts. Without a secret. */
  readonly identity: () => string;
  /** Its settings other than keys and their IDs, by field name. */
  readonly fields: AccountFields;
  /** Why the account is unusable: the setting and the solution. */
  readonly problem?: string | undefined;
  /** Problem with its next key; the account works without it. */
  readonly warning?: string | undefined;
  /** Absent if no key can be read. */
  readonly signer?: Authenticator | undefined;
  /** The signer if it was used already; reading this property loads no key. */
  readonly inUse?: Authenticator | undefined;
  /** The store is simulated. */
  readonly simulated?: true;
  /** Delays between checks whether a result or a change is there. */
  readonly pollDelay: PollDelay;
  /** Keys that authenticate its trigger checkpoints; none if the private key is in Key Vault. */
  readonly stateKeys: () => readonly Buffer[];
  readonly clients: StoreClients;
}

/** HTTP clients by the names of the store's hosts; hosts with the same origin share one. */
export type StoreClients = { readonly api: StoreClient } & Readonly<Record<string, StoreClient>>;

/** The client for the host that a row names. */
export function clientFor({ store, clients }: Pick<StoreAccount, 'store' | 'clients'>, host = 'api'): StoreClient {
  const client = clients[host];
  if (!client) throw new Error(`The definition of ${store} has no origin for the host ${host}`);
  return client;
}

/** The accounts that a caller may use. */
export interface AccountAccess {
  /**
   * Filters the accounts that this caller may use. The same input list returns the same list, so that its index is
   * built once.
   */
  readonly reachable: (accounts: readonly StoreAccount[]) => readonly StoreAccount[];
  /** The setting that lists them, if any. */
  readonly accountsSetting?: string;
}

export type UsableAccount = StoreAccount & { readonly signer: Authenticator };

/** Index of the accounts of one store. */
export interface StoreAccounts {
  readonly list: readonly StoreAccount[];
  readonly byName: ReadonlyMap<string, StoreAccount>;
  /** The default account, or the only one. */
  readonly fallback: StoreAccount | undefined;
  /** Whether any of its accounts is simulated. */
  readonly simulated: boolean;
}

/** Maximum number of account names listed in an error. */
const MOST_NAMES = 20;

const indexes = new WeakMap<readonly StoreAccount[], Readonly<Record<Store, StoreAccounts>>>();

/** Returns the account with this name (case-insensitive), or the default one, among those that the caller may use. */
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

/** The accounts of a store in this list. The index of a list is built once, in linear time. */
export function accountsOfStore(accounts: readonly StoreAccount[], store: Store): StoreAccounts {
  const found = indexes.get(accounts);
  if (found) return found[store];
  const entries = storeNames.map((each) => [each, indexOf(accounts.filter((account) => account.store === each))]);
  const made: Readonly<Record<Store, StoreAccounts>> = Object.fromEntries(entries);
  indexes.set(accounts, made);
  return made[store];
}

/** Loads all keys that are not loaded yet, to find the problems of each account. Yields to the event loop. */
export async function loadAllKeys(accounts: readonly StoreAccount[], goesOn?: () => boolean): Promise<void> {
  await forEachYielding(accounts, ({ problem }) => problem, goesOn);
}

/** A caller with restricted accounts does not learn whether there are others. */
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
      `This relay has no ${store} account. An administrator can add the settings ${neededSettings(store)}.`,
    );
  return new Failure(
    'unknown_account',
    wanted === undefined
      ? `Say which account to use: ${namesIn(list)}.`
      : `There is no ${store} account with that name. There are: ${namesIn(list)}.`,
  );
}

/** `APPLE__KEY_ID, APPLE__ISSUER_ID and APPLE__PRIVATE_KEY`. */
function neededSettings(store: Store): string {
  const names = stores[store].accountSettings.map((field) => `${store.toUpperCase()}__${field}`);
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(Boolean).join(' and ');
}

/** Accesses the signer first, which loads the key and sets `problem`. */
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
