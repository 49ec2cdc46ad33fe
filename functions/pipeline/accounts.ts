// The configured accounts, and the selection of the account for a call.
import { rememberedFor } from '../../connector/core/memoize.ts';
import type { StoreOperation } from '../../connector/core/operation.ts';
import { type Store, storeNames } from '../../connector/core/stores.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { AccountFields } from '../config/storeSettings.ts';
import { Failure } from '../core/errors.ts';
import { forEachYielding } from '../core/yieldToEventLoop.ts';
import type { StoreClient } from '../transport/storeClient.ts';
import { missingAccount } from './missingAccount.ts';
import type { PollDelay } from './pollDelay.ts';
import type { StoreDefinition } from './storeDefinition.ts';
import type { ValidatedRequest } from './validate.ts';

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

/** The name of the host of a call: that of its row, or of the value of the input that selects one. */
export function hostOf({ host }: Pick<StoreOperation, 'host'>, query: ValidatedRequest['query']): string | undefined {
  if (host === undefined || typeof host === 'string') return host;
  return host.hosts[String(query[host.input])];
}

/** The client for the host with this name. */
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

/** The index of a list of accounts is built once, in linear time. */
const byStore = rememberedFor(indexByStore);

/** Returns the account with this name (case-insensitive), or the default one, among those that the caller may use. */
export function pickAccount(
  all: readonly StoreAccount[],
  policy: AccountAccess,
  store: Store,
  wanted?: string,
): UsableAccount {
  const reachable = policy.reachable(all);
  const own = accountsOfStore(reachable, store);
  const account = wanted === undefined ? own.fallback : own.byName.get(wanted.toLowerCase());
  if (!account) throw missingAccount(reachable, own.list, policy, store, wanted);
  if (isUsable(account)) return account;
  throw new Failure('not_configured', `The ${store} account ${account.name} cannot be used yet: ${account.problem}.`);
}

/** The accounts of a store in this list. */
export function accountsOfStore(accounts: readonly StoreAccount[], store: Store): StoreAccounts {
  return byStore(accounts)[store];
}

function indexByStore(accounts: readonly StoreAccount[]): Readonly<Record<Store, StoreAccounts>> {
  const entries = storeNames.map((each) => [each, indexOf(accounts.filter((account) => account.store === each))]);
  return Object.fromEntries(entries);
}

/** Loads all keys that are not loaded yet, to find the problems of each account. Yields to the event loop. */
export async function loadAllKeys(accounts: readonly StoreAccount[], goesOn?: () => boolean): Promise<void> {
  await forEachYielding(accounts, ({ problem }) => problem, goesOn);
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
