// The accounts of a configuration. The key, authenticator and connections of an account are created on first use.
import { mapStores, type Store } from '../../connector/core/stores.ts';
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
  report?: KeyReport;
  ways?: StoreAccount['ways'];
  signer?: { readonly signer: Authenticator | undefined };
  stateKeys?: readonly Buffer[];
}

/** An account of this file, with the dependencies of its getters. */
interface Own extends Pick<StoreAccount, 'store' | 'name' | 'isDefault'> {
  readonly config: AccountConfig;
  opened?: Opened;
}

/** An account after the first access to one of its getters. */
type InUse = Own & { opened: Opened };

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
  const opening = { config, outside, wayTo, isEnding: () => isEnding };
  const shared = mapStores((store) => sharedBy(opening, store));
  const accounts = config.accounts.map((account): StoreAccount => {
    const { store, name } = account;
    const isDefault = name === 'default' || counts.get(store) === 1;
    // a literal: ten thousand accounts are created at start, and Object.create takes several times as long
    const own: Own & { __proto__: object } = { __proto__: shared[store], store, name, isDefault, config: account };
    return own as unknown as StoreAccount;
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

/** Shared prototype of a store's accounts: getters per account would cost 1 KiB each. */
function sharedBy({ config, outside, wayTo, isEnding }: Opening, store: Store) {
  const definition = outside.stores[store];
  const own = (account: unknown): InUse => {
    const found = account as Own;
    found.opened ??= {};
    return found as InUse;
  };
  const report = ({ config: account, opened }: InUse): KeyReport => {
    opened.report ??= keyReportOf(account, readAccountKeys(account, definition, outside.openVaultKey));
    return opened.report;
  };
  const ways = ({ opened }: InUse): StoreAccount['ways'] => {
    opened.ways ??= waysTo(config.origins[store], (origin) => wayTo(origin, definition));
    return opened.ways;
  };
  const openSigner = (account: InUse): Authenticator | undefined => {
    const keys = readAccountKeys(account.config, definition, outside.openVaultKey);
    account.opened.report ??= keyReportOf(account.config, keys);
    const signer = authenticatorOf(account.config, keys, outside, ways(account).api);
    if (isEnding()) void signer?.revoke?.(startDeadline(0)).catch(() => undefined); // there is nothing to revoke yet
    return signer;
  };
  return {
    definition,
    get problem(): string | undefined {
      return report(own(this)).problem;
    },
    get warning(): string | undefined {
      return report(own(this)).warning;
    },
    get signer(): Authenticator | undefined {
      const { opened } = own(this);
      opened.signer ??= { signer: openSigner(own(this)) };
      return opened.signer.signer;
    },
    get inUse(): Authenticator | undefined {
      return (this as unknown as Own).opened?.signer?.signer;
    },
    get ways(): StoreAccount['ways'] {
      return ways(own(this));
    },
    // the key is read when the first trigger of its account is polled
    stateKeys(): readonly Buffer[] {
      const { config: account, opened } = own(this);
      const keys = [account.key.privateKey, account.nextKey?.privateKey];
      opened.stateKeys ??= checkpointKeysOf(config.stateKeys, keys, definition.algorithm);
      return opened.stateKeys;
    },
    patience: outside.patience,
    ...(config.simulated.includes(store) && { simulated: true as const }),
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
