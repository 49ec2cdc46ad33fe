// Config -> the parts of the pipe.
import type { Operation } from '../connector/operation.ts';
import type { Store } from '../connector/stores.ts';
import type { Account } from './accounts.ts';
import { appleSigner } from './appleSigner.ts';
import { makeRecognise, refuseAll } from './caller.ts';
import type { AccountConfig, Config, KeyConfig } from './config.ts';
import { exchangeOver } from './exchange.ts';
import { makeFiles } from './files.ts';
import type { Parts } from './forward.ts';
import { makeJournal } from './journal.ts';
import { type SignClaims, signWithKey } from './jwt.ts';
import { type Algorithm, readKey } from './key.ts';
import { type Patience, patience } from './later.ts';
import type { Origins } from './origins.ts';
import { keepInMemory } from './outcomes.ts';
import { perMinute } from './perMinute.ts';
import { recipes } from './recipes/all.ts';
import { type BackOff, jitter } from './retry.ts';
import { revokeTokens } from './revokeTokens.ts';
import { rotate } from './rotate.ts';
import { samsungSigner } from './samsungSigner.ts';
import { makeWay, type Way } from './send.ts';
import { makeShare } from './share.ts';
import type { Signer } from './signer.ts';
import { stateKeysOf } from './stateKey.ts';
import { systemTime, type Time } from './time.ts';
import { validate } from './validate.ts';
import { type OpenVaultKey, openVaultKey, signWithVault } from './vault.ts';

const algorithms: Readonly<Record<Store, Algorithm>> = { apple: 'ES256', samsung: 'RS256' };

/** What comes from outside: the clocks, the access to Key Vault, and the log for what an administrator should read. */
export interface Outside extends Time {
  readonly backOff: BackOff;
  readonly patience: Patience;
  readonly openVaultKey: OpenVaultKey;
  readonly warn: (sentence: string) => void;
  /** The same for what is as it should be. */
  readonly note: (sentence: string) => void;
}

const ignore = (): void => undefined;
const world: Outside = { ...systemTime, backOff: jitter, patience, openVaultKey, warn: ignore, note: ignore };

/** A scope's own query may hold commas: an entry begins with its method. */
const SCOPE_ENTRIES = /,\s*(?=[A-Z]+ \/)/;

const words = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/** Whatever holds the key, or what is wrong with it. */
const signClaimsOf = (config: KeyConfig, store: Store, open: OpenVaultKey): SignClaims | string => {
  const keyId = store === 'apple' ? config.id : undefined;
  const algorithm = algorithms[store];
  if (config.vaultKey) return signWithVault(config.vaultKey, algorithm, keyId, open);
  if (!config.privateKey) return ''; // its absence is told by the check of the settings
  const read = readKey(config.privateKey.reveal(), algorithm);
  return 'problem' in read ? `${config.setting} ${read.problem}` : signWithKey(read.key, algorithm, keyId);
};

const signerOf = (config: AccountConfig, key: KeyConfig, sign: SignClaims, way: Way, time: Time): Signer => {
  const { store, issuerId, scopes } = config;
  if (store === 'apple')
    return appleSigner({ issuerId, sign, scope: scopes?.split(SCOPE_ENTRIES).map((entry) => entry.trim()) }, time);
  return samsungSigner(
    { serviceAccountId: key.id, sign, scopes: words(scopes ?? 'publishing,gss') },
    exchangeOver(way),
    time,
  );
};

/** Hosts with the same origin share their connections. */
const waysTo = ({ api, upload, iap }: Origins, outside: Outside): Account['ways'] => {
  const made = new Map<string, Way>();
  const to = (origin: string): Way => {
    const way = made.get(origin) ?? makeWay(origin, outside);
    made.set(origin, way);
    return way;
  };
  return { api: to(api), upload: to(upload), iap: to(iap) };
};

const accountOf = (
  config: AccountConfig,
  { origins: all, simulated, stateKey }: Config,
  isDefault: boolean,
  outside: Outside,
): Account => {
  const { store, name, key, nextKey } = config;
  const origins = all[store];
  const ways = waysTo(origins, outside);
  const signClaims = signClaimsOf(key, store, outside.openVaultKey);
  const nextClaims = nextKey ? signClaimsOf(nextKey, store, outside.openVaultKey) : '';
  const problems = [...config.problems, ...(typeof signClaims === 'string' ? [signClaims] : [])].filter(Boolean);
  const warnings = [...config.warnings, ...(typeof nextClaims === 'string' ? [nextClaims] : [])].filter(Boolean);
  const told = (which: string): void =>
    outside.warn(`${store} account ${name}: the store refused its key; the ${which} one is in use now`);
  const current = typeof signClaims === 'string' ? undefined : signerOf(config, key, signClaims, ways.api, outside);
  const next =
    nextKey && typeof nextClaims !== 'string' && warnings.length === 0
      ? signerOf(config, nextKey, nextClaims, ways.api, outside)
      : undefined;
  const signer = current && next ? rotate(current, next, told) : current;
  return {
    store,
    name,
    isDefault,
    ...(problems.length > 0 && { problem: problems.join('; ') }),
    ...(warnings.length > 0 && { warning: warnings.join('; ') }),
    ...(signer && { signer }),
    ...(simulated.includes(store) && { simulated: true }),
    patience: outside.patience,
    stateKeys: stateKeysOf(stateKey, [key.privateKey, nextKey?.privateKey], algorithms[store]),
    ways,
  };
};

/** The account named default is the default; so is the only one that a store has. */
const accountsOf = (config: Config, outside: Outside): Account[] =>
  config.accounts.map((account, _, accounts) => {
    const siblings = accounts.filter(({ store }) => store === account.store);
    const isDefault = account.name === 'default' || siblings.length === 1;
    return accountOf(account, config, isDefault, outside);
  });

export interface Ready {
  readonly parts: Parts;
  /** What is wrong with the settings, one sentence each: for the log at start. */
  readonly faults: readonly string[];
  /** For the end of the process: revokes the tokens that outlive it, and tells what was counted. Bounded in time, and never fails. */
  readonly end: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const makeParts = (config: Config, catalog: readonly Operation[], given: Partial<Outside> = {}): Ready => {
  const { recognise, faults: policyFaults, warnings } = makeRecognise(config, catalog);
  const faults = [...config.faults, ...policyFaults];
  const outside = { ...world, ...given };
  const refused = perMinute('refused', outside.warn);
  const accounts = accountsOf(config, outside);
  const files = makeFiles(config.fileHosts, [config.origins.apple.api, config.origins.samsung.api]);
  const { now, elapsed } = outside;
  const outcomes = keepInMemory(elapsed);
  const problems = accounts.flatMap(({ store, name, problem, warning }) =>
    [problem, warning].filter(Boolean).map((each) => `${store} account ${name}: ${each}`),
  );
  return {
    parts: {
      validate,
      recognise: faults.length > 0 ? refuseAll(faults) : recognise,
      accounts,
      recipes,
      outcomes,
      stove: {
        catalog,
        files,
        share: makeShare(elapsed),
        now,
        journal: config.page ? makeJournal(catalog, outside) : undefined,
      },
      deadlineMilliseconds: config.deadlineMilliseconds,
      refused,
    },
    faults: [...faults, ...warnings, ...problems],
    end: () => {
      refused.flush();
      return revokeTokens(accounts, outside);
    },
    close: async () => {
      outcomes.close();
      const ways = accounts.flatMap((account) => Object.values(account.ways));
      await Promise.all([files, ...ways].map((each) => each.close()));
    },
  };
};
