// Settings -> config. Every fault of every setting is named at once, each with its cure, and no value is shown.
import { type Store, storeNames } from '../connector/stores.ts';
import { withAliases } from './aliases.ts';
import { type CallerConfig, callsPerMinuteOf, DEFAULT_CALLER, given, readCallers } from './callers.ts';
import { DEFAULT_ALLOW } from './defaultPolicy.ts';
import { readFileHosts } from './fileHosts.ts';
import { idProblems } from './idForms.ts';
import { type Origins, originSettings, readOrigins, simulatedIn } from './origins.ts';
import { type Secret, secret } from './secret.ts';
import { check, type Group, grouped, type Settings } from './settings.ts';
import { type Switch, switchesOf } from './switches.ts';

/** One key of an account: its ID, and the key itself or where in Key Vault it is. */
export interface KeyConfig {
  readonly id: string;
  readonly privateKey?: Secret | undefined;
  readonly vaultKey?: string | undefined;
  /** The setting of the private key, for what is said of it. */
  readonly setting: string;
}

export interface AccountConfig {
  readonly store: Store;
  readonly name: string;
  readonly key: KeyConfig;
  /** Takes over when the store refuses the first. */
  readonly nextKey?: KeyConfig | undefined;
  readonly issuerId?: string | undefined;
  readonly scopes?: string | undefined;
  /** What is wrong with its settings: looked for when it is first asked for. */
  readonly problems: readonly string[];
  /** What is wrong with the next key alone: it does not stop the account. */
  readonly warnings: readonly string[];
}

export interface Config {
  readonly accounts: readonly AccountConfig[];
  readonly callers: readonly CallerConfig[];
  /** Everyone who is not listed. */
  readonly defaultCaller: CallerConfig;
  /** Microsoft Entra ID stands in front, and its word on the caller is to be trusted. */
  readonly easyAuth: boolean;
  /** The definition is for everyone, with a key or without. */
  readonly openDefinition: boolean;
  /** The page of the relay is there. */
  readonly page: boolean;
  readonly origins: Readonly<Record<Store, Origins>>;
  /** Stores that are simulated on this machine: every answer that comes of them says so. */
  readonly simulated: readonly Store[];
  /** Hosts that a call may name as the place of a file. */
  readonly fileHosts: readonly string[];
  /** What the states of triggers are authenticated with, besides what is derived of the accounts' keys. */
  readonly stateKey?: Secret | undefined;
  /** The part of a store's hourly quota that reads leave for writes: 0.1 is a tenth. */
  readonly quotaReserve: number;
  readonly deadlineMilliseconds: number;
  /** Faults that stop the whole relay: with a setting of its own wrong it would do something else than was meant. */
  readonly faults: readonly string[];
  /** Which settings of the relay itself are on. */
  readonly switches: readonly Switch[];
  /** Which names of other tools were taken. */
  readonly notes: readonly string[];
}

type Fields = Readonly<Record<string, string>>;

type Names = ReadonlyMap<string, string>;

/** A sentence about a setting names the one that was set, where it is another tool's. */
const asSet = (sentence: string, names: Names): string =>
  names.size === 0 ? sentence : sentence.replace(/\b[A-Z]+__[A-Z_]+\b/g, (name) => names.get(name) ?? name);

const keyConfig = (fields: Fields, prefix: string, idField: string, suffix: string, names: Names): KeyConfig => {
  const privateKey = fields[`PRIVATE_KEY${suffix}`];
  return {
    id: fields[`${idField}${suffix}`] ?? fields[idField] ?? '',
    privateKey: privateKey === undefined ? undefined : secret(privateKey),
    vaultKey: fields[`KEY_VAULT_KEY${suffix}`],
    setting: asSet(`${prefix}PRIVATE_KEY${suffix}`, names),
  };
};

/** A name that no call could give: the connector's Account takes letters, digits, _ and -. */
const nameProblems = (name: string, prefix: string): string[] =>
  /^[a-z0-9_-]{1,64}$/.test(name) ? [] : [`${prefix} holds a name that no call can give: use letters, digits, _ and -`];

const aboutNext = (sentence: string): boolean => /^\w+_NEXT /.test(sentence);

/** Of one setting the more telling sentence alone. */
const faultsOf = (store: Store, prefix: string, fields: Fields): readonly string[] => {
  const ids = idProblems(store, prefix, fields);
  const isTold = (fault: string): boolean =>
    / must /.test(fault) && ids.some((each) => each.startsWith(fault.slice(0, fault.indexOf(' ') + 1)));
  return [...ids, ...check(store, prefix, fields).filter((fault) => !isTold(fault))];
};

/** The accounts of a group by name. What is about the hosts of the store is no field of the default one. */
const fieldsOf = (store: Store, group: Group): (readonly [string, Fields])[] => {
  const hosts = new Set(originSettings(store));
  const isOwn = (field: string): boolean => !hosts.has(`${store.toUpperCase()}__${field}`);
  const own = Object.entries(group.get('default') ?? {}).filter(([field]) => isOwn(field));
  return [...group]
    .map(([name, fields]) => [name, name === 'default' ? Object.fromEntries(own) : fields] as const)
    .filter(([name]) => name !== 'default' || own.length > 0);
};

const readAccounts = (group: Group, store: Store, originFaults: readonly string[], names: Names): AccountConfig[] => {
  const idField = store === 'apple' ? 'KEY_ID' : 'SERVICE_ACCOUNT_ID';
  return fieldsOf(store, group).map(([name, fields]) => {
    const prefix = `${store.toUpperCase()}__${name === 'default' ? '' : `${name.toUpperCase()}__`}`;
    const next = fields.PRIVATE_KEY_NEXT ?? fields.KEY_VAULT_KEY_NEXT;
    let told: readonly string[] | undefined;
    const faults = (): readonly string[] => {
      told ??= faultsOf(store, prefix, fields).map((fault) => asSet(fault, names));
      return told;
    };
    return {
      store,
      name,
      key: keyConfig(fields, prefix, idField, '', names),
      nextKey: next === undefined ? undefined : keyConfig(fields, prefix, idField, '_NEXT', names),
      issuerId: fields.ISSUER_ID,
      scopes: store === 'apple' ? fields.SCOPE : fields.SCOPES,
      get problems() {
        return [...originFaults, ...nameProblems(name, prefix), ...faults().filter((each) => !aboutNext(each))];
      },
      get warnings() {
        return faults().filter(aboutNext);
      },
    };
  });
};

/** On Linux a setting in small letters is another setting: a policy that is written so would be without effect. */
const misspelt = (settings: Settings): string[] =>
  Object.keys(settings)
    .filter((setting) => /^(apple|samsung|relay|caller)__/i.test(setting) && setting !== setting.toUpperCase())
    .map((setting) => `${setting} must be written in capitals: ${setting.toUpperCase()}`);

/** An empty setting counts as none, as Azure's slots and templates leave such ones behind; an empty policy allows nothing. */
const filled = (settings: Settings): Settings =>
  Object.fromEntries(
    Object.entries(settings).filter(([setting, value]) => value?.trim() || /__(ALLOW|ACCOUNTS)$/.test(setting)),
  );

/** Reads all settings. A name that looks like ours but is none is a fault: mistyped, it would be without effect. */
export const readConfig = (all: Settings): Config => {
  const { settings, notes, names } = withAliases(filled(all));
  const read = readOrigins(settings);
  const groupOf = grouped(settings);
  const { default: relay = {}, ...others } = Object.fromEntries(groupOf('RELAY'));
  const faults = [...misspelt(settings), ...check('relay', 'RELAY__', relay)];
  for (const name of Object.keys(others)) faults.push(`RELAY__${name.toUpperCase()}__ begins no setting of the relay`);
  const easyAuth = relay.EASY_AUTH === 'on';
  const allow = given(relay, 'ALLOW', 'RELAY__') ?? { text: DEFAULT_ALLOW, setting: 'RELAY__ALLOW' };
  return {
    accounts: storeNames.flatMap((store) =>
      readAccounts(groupOf(store.toUpperCase()), store, read[store].faults, names),
    ),
    callers: readCallers(groupOf('CALLER'), { allow, easyAuth }, faults),
    defaultCaller: {
      name: DEFAULT_CALLER,
      allow,
      accounts: given(relay, 'ACCOUNTS', 'RELAY__'),
      callsPerMinute: callsPerMinuteOf(relay, 'RELAY__'),
    },
    easyAuth,
    openDefinition: relay.OPEN_DEFINITION === 'on',
    page: relay.PAGE === 'on',
    origins: { apple: read.apple.origins, samsung: read.samsung.origins },
    simulated: simulatedIn(relay.SIMULATOR ?? '', read, faults),
    fileHosts: readFileHosts(relay.FILE_HOSTS ?? '', faults),
    stateKey: relay.STATE_KEY === undefined ? undefined : secret(relay.STATE_KEY),
    quotaReserve: Number(relay.QUOTA_RESERVE ?? 10) / 100,
    deadlineMilliseconds: Number(relay.DEADLINE_SECONDS ?? 100) * 1000,
    faults,
    switches: switchesOf(relay),
    notes,
  };
};
