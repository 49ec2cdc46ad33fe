// The accounts of a configuration. The key, authenticator and connections of an account are created on first use.
import { mapStores, type Store } from '../../connector/core/stores.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import { checkpointKeysOf } from '../auth/checkpointKey.ts';
import type { OpenVaultKey } from '../auth/keyVaultSigner.ts';
import type { OpenTokenSource } from '../auth/tokenSource.ts';
import type { AccountConfig, Config } from '../config/config.ts';
import type { AccountFields } from '../config/storeSettings.ts';
import { startDeadline } from '../core/deadline.ts';
import type { Time } from '../core/time.ts';
import type { AuditEntry, Log } from '../core/types.ts';
import { clientFor, type StoreAccount, type StoreClients } from '../pipeline/accounts.ts';
import { expectedKeyOf } from '../pipeline/expectedKey.ts';
import type { PollDelay } from '../pipeline/pollDelay.ts';
import type { StoreDefinition } from '../pipeline/storeDefinition.ts';
import type { BackOff } from '../transport/retryPolicy.ts';
import type { OpenSharedQuota } from '../transport/shareQuota.ts';
import { createStoreClient, type StoreClient } from '../transport/storeClient.ts';
import type { RelayStores } from '../workflow/relayStore.ts';
import { authenticatorOf, type KeyReport, keyIdentity, keyReportOf, readAccountKeys } from './accountKeys.ts';
import { clientsByHost } from './clientsByHost.ts';

/** External dependencies: the clocks, Key Vault access, and the log for warnings to an administrator. */
export interface Environment extends Time {
  /** Loopback origins from which calls may fetch files: a simulated store has samples. */
  readonly fileOrigins: readonly string[];
  /** The stores of the relay. */
  readonly stores: RelayStores;
  readonly backOff: BackOff;
  readonly pollDelay: PollDelay;
  readonly openVaultKey: OpenVaultKey;
  readonly warn: (sentence: string) => void;
  /** The log for regular events. */
  readonly note: (sentence: string) => void;
  /** The log for work that neither a call nor the host has started. */
  readonly log: Log;
  readonly audit: (entry: AuditEntry) => void;
}

export interface OpenedAccounts {
  readonly accounts: readonly StoreAccount[];
  /** Stops accounts that are not in use yet from creating tokens. Returns those in use. */
  readonly end: () => readonly StoreAccount[];
  /** Closes the connections of all accounts in use. */
  readonly close: () => Promise<void>;
}

/** The environment, and what accounts share with other instances. */
export interface AccountEnvironment extends Environment {
  readonly openTokens: OpenTokenSource;
  readonly openQuota: OpenSharedQuota;
}

interface Opening {
  readonly config: Config;
  readonly environment: AccountEnvironment;
  /** `identity` names the key, whose quota all instances share. */
  readonly openClient: (origin: string, definition: StoreDefinition, identity: () => string) => StoreClient;
  readonly isEnding: () => boolean;
}

/** What an account gets on first use. */
interface Opened {
  report?: KeyReport;
  clients?: StoreClients;
  signer?: { readonly signer: Authenticator | undefined };
  stateKeys?: readonly Buffer[];
  identity?: string;
}

/** An account of this file, with the dependencies of its getters. */
interface Own extends Pick<StoreAccount, 'store' | 'name' | 'isDefault'> {
  readonly config: AccountConfig;
  opened?: Opened;
}

/** An account after the first access to one of its getters. */
type InUse = Own & { opened: Opened };

/** The account named default is the default; so is a store's only account. */
export function openAccounts(config: Config, environment: AccountEnvironment): OpenedAccounts {
  const clients = new Set<StoreClient>();
  const openClient: Opening['openClient'] = (origin, { rateLimitHeader }, identity) => {
    const client = createStoreClient(origin, {
      ...environment,
      quotaReserve: config.quotaReserve,
      rateLimitHeader,
      ...(rateLimitHeader && { shareQuota: (receive) => environment.openQuota(`${identity()} ${origin}`, receive) }),
    });
    clients.add(client);
    return client;
  };
  let isEnding = false;
  const counts = new Map<Store, number>();
  for (const { store, wrongKind } of config.accounts) if (!wrongKind) counts.set(store, (counts.get(store) ?? 0) + 1);
  const opening = { config, environment, openClient, isEnding: () => isEnding };
  const shared = mapStores((store) => sharedBy(opening, store));
  const accounts = config.accounts.map((account): StoreAccount => {
    const { store, name } = account;
    const isDefault = name === 'default' || (counts.get(store) === 1 && !account.wrongKind);
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
    close: async () => void (await Promise.all([...clients].map((client) => client.close()))),
  };
}

/** Shared prototype of a store's accounts: getters per account would cost 1 KiB each. */
function sharedBy({ config, environment, openClient, isEnding }: Opening, store: Store) {
  const definition = environment.stores[store];
  const own = (account: unknown): InUse => {
    const found = account as Own;
    found.opened ??= {};
    return found as InUse;
  };
  const report = ({ config: account, opened }: InUse): KeyReport => {
    opened.report ??= keyReportOf(account, readAccountKeys(account, environment.stores, environment.openVaultKey));
    return opened.report;
  };
  const identityOf = ({ config: { name, key, fields }, opened }: InUse): string => {
    opened.identity ??= JSON.stringify([store, name, keyIdentity(key), fields, config.origins[store]]);
    return opened.identity;
  };
  const clients = (account: InUse): StoreClients => {
    account.opened.clients ??= clientsByHost(config.origins[store], (origin) =>
      openClient(origin, definition, () => identityOf(account)),
    );
    return account.opened.clients;
  };
  const openSigner = (account: InUse): Authenticator | undefined => {
    const keys = readAccountKeys(account.config, environment.stores, environment.openVaultKey);
    account.opened.report ??= keyReportOf(account.config, keys);
    const tokenClient = clientFor({ store, clients: clients(account) }, definition.tokenHost);
    const signer = authenticatorOf(account.config, keys, environment, tokenClient);
    if (isEnding()) void signer?.revoke?.(startDeadline(0)).catch(() => undefined); // there is nothing to revoke yet
    return signer;
  };
  return {
    definition,
    get fields(): AccountFields {
      return own(this).config.fields;
    },
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
    get clients(): StoreClients {
      return clients(own(this));
    },
    identity(): string {
      return identityOf(own(this));
    },
    // the key is read when the first trigger of its account is polled
    stateKeys(): readonly Buffer[] {
      const { config: account, opened } = own(this);
      const keys = [account.key.privateKey, account.nextKey?.privateKey];
      opened.stateKeys ??= checkpointKeysOf(config.stateKeys, keys, expectedKeyOf(store, environment.stores));
      return opened.stateKeys;
    },
    pollDelay: environment.pollDelay,
    ...(config.simulated.includes(store) && { simulated: true as const }),
  };
}
