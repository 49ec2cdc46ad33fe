// The accounts of a configuration. The key, authenticator and connections of an account are created on first use.
import type { Store } from '../../connector/core/stores.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import { checkpointKeysOf } from '../auth/checkpointKey.ts';
import type { OpenVaultKey } from '../auth/keyVaultSigner.ts';
import type { AccountConfig, Config } from '../config/config.ts';
import type { Origins } from '../config/origins.ts';
import { startDeadline } from '../core/deadline.ts';
import type { Time } from '../core/time.ts';
import type { StoreAccount } from '../pipeline/accounts.ts';
import type { PollDelay } from '../pipeline/pollDelay.ts';
import type { StoreDefinition, StoreDefinitions } from '../pipeline/storeDefinition.ts';
import type { BackOff } from '../transport/retryPolicy.ts';
import { createStoreClient, type StoreClient } from '../transport/storeClient.ts';
import { authenticatorOf, type KeyReport, keyReportOf, readAccountKeys } from './accountKeys.ts';

/** External dependencies: the clocks, Key Vault access, and the log for warnings to an administrator. */
export interface Environment extends Time {
  /** The stores of the relay. */
  readonly stores: StoreDefinitions;
  readonly backOff: BackOff;
  readonly patience: PollDelay;
  readonly openVaultKey: OpenVaultKey;
  readonly warn: (sentence: string) => void;
  /** The log for regular events. */
  readonly note: (sentence: string) => void;
}

export interface OpenedAccounts {
  readonly accounts: readonly StoreAccount[];
  /** Stops accounts that are not in use yet from creating tokens. Returns those in use. */
  readonly end: () => readonly StoreAccount[];
  /** Closes the connections of all accounts in use. */
  readonly close: () => Promise<void>;
}

interface Opening {
  readonly config: Config;
  readonly outside: Environment;
  readonly wayTo: (origin: string, definition: StoreDefinition) => StoreClient;
  readonly isEnding: () => boolean;
}

/** What an account gets on first use. */
interface Opened {
  told?: KeyReport;
  ways?: StoreAccount['ways'];
  signer?: { readonly signer: Authenticator | undefined };
  stateKeys?: readonly Buffer[];
}

/** An account of this file, with the dependencies of its getters. */
interface Own extends Pick<StoreAccount, 'store' | 'name' | 'isDefault'> {
  readonly config: AccountConfig;
  readonly opened: Opened;
}

/** The account named default is the default; so is a store's only account. */
export function openAccounts(config: Config, outside: Environment): OpenedAccounts {
  const ways = new Set<StoreClient>();
  const wayTo: Opening['wayTo'] = (origin, { rateLimitHeader }) => {
    const way = createStoreClient(origin, { ...outside, quotaReserve: config.quotaReserve, rateLimitHeader });
    ways.add(way);
    return way;
  };
  let isEnding = false;
  const counts = new Map<Store, number>();
  for (const { store } of config.accounts) counts.set(store, (counts.get(store) ?? 0) + 1);
  const shared = sharedBy({ config, outside, wayTo, isEnding: () => isEnding });
  const accounts = config.accounts.map((account): StoreAccount => {
    const { store, name } = account;
    const isDefault = name === 'default' || counts.get(store) === 1;
    const own: Own = { store, name, isDefault, config: account, opened: {} };
    return Object.assign(Object.create(shared), own, config.simulated.includes(store) && { simulated: true });
  });
  return {
    accounts,
    end: () => {
      isEnding = true;
      return accounts.filter(({ inUse }) => inUse);
    },
    close: async () => void (await Promise.all([...ways].map((way) => way.close()))),
  };
}

/** Shared prototype: getters per account would cost 1 KiB each. */
function sharedBy({ config, outside, wayTo, isEnding }: Opening) {
  const own = (account: unknown): Own => account as Own;
  const keysOf = ({ store, config: account }: Own) =>
    readAccountKeys(account, outside.stores[store], outside.openVaultKey);
  const told = (account: Own): KeyReport => {
    const { opened } = account;
    opened.told ??= keyReportOf(account.config, keysOf(account));
    return opened.told;
  };
  const ways = ({ store, opened }: Own): StoreAccount['ways'] => {
    opened.ways ??= waysTo(config.origins[store], (origin) => wayTo(origin, outside.stores[store]));
    return opened.ways;
  };
  const openSigner = (account: Own): Authenticator | undefined => {
    const keys = keysOf(account);
    account.opened.told ??= keyReportOf(account.config, keys);
    const signer = authenticatorOf(account.config, keys, outside, ways(account).api);
    if (isEnding()) void signer?.revoke?.(startDeadline(0)).catch(() => undefined); // there is nothing to revoke yet
    return signer;
  };
  return {
    get definition() {
      return outside.stores[own(this).store];
    },
    get problem() {
      return told(own(this)).problem;
    },
    get warning() {
      return told(own(this)).warning;
    },
    get signer() {
      const { opened } = own(this);
      opened.signer ??= { signer: openSigner(own(this)) };
      return opened.signer.signer;
    },
    get inUse() {
      return own(this).opened.signer?.signer;
    },
    get ways() {
      return ways(own(this));
    },
    // the key is read when the first trigger of its account is polled
    stateKeys() {
      const { store, config: account, opened } = own(this);
      const keys = [account.key.privateKey, account.nextKey?.privateKey];
      opened.stateKeys ??= checkpointKeysOf(config.stateKey, keys, outside.stores[store].algorithm);
      return opened.stateKeys;
    },
    patience: outside.patience,
  };
}

/** Hosts with the same origin share their connections. */
function waysTo({ api, upload, iap }: Origins, wayTo: (origin: string) => StoreClient): StoreAccount['ways'] {
  const made = new Map<string, StoreClient>();
  const to = (origin: string): StoreClient => {
    const way = made.get(origin) ?? wayTo(origin);
    made.set(origin, way);
    return way;
  };
  return { api: to(api), upload: to(upload), iap: to(iap) };
}
