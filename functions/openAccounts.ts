// The accounts of a config. What an account needs, its key, its signer and its connections, is made when it is first used.
import type { Store } from '../connector/stores.ts';
import { algorithms, readKeys, signerOf, type Told, toldOf } from './accountKeys.ts';
import type { Account } from './accounts.ts';
import type { AccountConfig, Config } from './config.ts';
import { startDeadline } from './deadline.ts';
import type { Patience } from './later.ts';
import type { Origins } from './origins.ts';
import type { BackOff } from './retry.ts';
import { makeWay, type Way } from './send.ts';
import type { Signer } from './signer.ts';
import { stateKeysOf } from './stateKey.ts';
import type { Time } from './time.ts';
import type { OpenVaultKey } from './vault.ts';

/** What comes from outside: the clocks, the access to Key Vault, and the log for what an administrator should read. */
export interface Outside extends Time {
  readonly backOff: BackOff;
  readonly patience: Patience;
  readonly openVaultKey: OpenVaultKey;
  readonly warn: (sentence: string) => void;
  /** The same for what is as it should be. */
  readonly note: (sentence: string) => void;
}

export interface OpenAccounts {
  readonly accounts: readonly Account[];
  /** No account makes a token from now on that is first used after this. Gives those that are in use. */
  readonly end: () => readonly Account[];
  /** Closes the connections of the accounts that were used. */
  readonly close: () => Promise<void>;
}

/** The account named default is the default; so is the only one that a store has. */
export function openAccounts(config: Config, outside: Outside): OpenAccounts {
  const ways = new Set<Way>();
  const wayTo = (origin: string): Way => {
    const way = makeWay(origin, { ...outside, quotaReserve: config.quotaReserve });
    ways.add(way);
    return way;
  };
  let isEnding = false;
  const counts = new Map<Store, number>();
  for (const { store } of config.accounts) counts.set(store, (counts.get(store) ?? 0) + 1);
  const accounts = config.accounts.map((account) => {
    const isDefault = account.name === 'default' || counts.get(account.store) === 1;
    return openAccount({ account, config, isDefault, outside, wayTo, isEnding: () => isEnding });
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

interface Opening {
  readonly account: AccountConfig;
  readonly config: Config;
  readonly isDefault: boolean;
  readonly outside: Outside;
  readonly wayTo: (origin: string) => Way;
  readonly isEnding: () => boolean;
}

function openAccount({ account, config, isDefault, outside, wayTo, isEnding }: Opening): Account {
  const { store, name } = account;
  let told: Told | undefined;
  let ways: Account['ways'] | undefined;
  let opened: { readonly signer: Signer | undefined } | undefined;
  const problems = (): Told => {
    told ??= toldOf(account, readKeys(account, outside.openVaultKey));
    return told;
  };
  return {
    store,
    name,
    isDefault,
    get problem() {
      return problems().problem;
    },
    get warning() {
      return problems().warning;
    },
    get signer() {
      if (opened) return opened.signer;
      const keys = readKeys(account, outside.openVaultKey);
      told ??= toldOf(account, keys);
      opened = { signer: signerOf(account, keys, outside, this.ways.api) };
      if (isEnding()) void opened.signer?.revoke?.(startDeadline(0)).catch(() => undefined); // there is nothing to revoke yet
      return opened.signer;
    },
    get inUse() {
      return opened?.signer;
    },
    ...(config.simulated.includes(store) && { simulated: true }),
    patience: outside.patience,
    stateKeys: stateKeysOf(config.stateKey, [account.key.privateKey, account.nextKey?.privateKey], algorithms[store]),
    get ways() {
      ways ??= waysTo(config.origins[store], wayTo);
      return ways;
    },
  };
}

/** Hosts with the same origin share their connections. */
function waysTo({ api, upload, iap }: Origins, wayTo: Opening['wayTo']): Account['ways'] {
  const made = new Map<string, Way>();
  const to = (origin: string): Way => {
    const way = made.get(origin) ?? wayTo(origin);
    made.set(origin, way);
    return way;
  };
  return { api: to(api), upload: to(upload), iap: to(iap) };
}
