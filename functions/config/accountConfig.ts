// Parses the settings of a store into its accounts. An account is validated on first use.
import { type Store, settingsName, storeNames } from '../../connector/core/stores.ts';
import { type Secret, secret } from '../core/secret.ts';
import { isAccountOf } from './accountKinds.ts';
import { idProblems } from './idFormats.ts';
import { originSettings } from './origins.ts';
import type { SettingFields, SettingGroup } from './settingGroups.ts';
import { checkFields, hasInvalidDiscriminator } from './settingTable.ts';
import type { AccountFields, AccountSettings, StoresSettings } from './storeSettings.ts';

/** One key of an account: its ID, and the key text or its address in Key Vault. */
export interface KeyConfig {
  readonly id: string;
  readonly privateKey?: Secret | undefined;
  readonly vaultKey?: string | undefined;
  /** Name of the private key's setting, for messages. */
  readonly setting: string;
}

export interface AccountConfig {
  readonly store: Store;
  readonly name: string;
  readonly key: KeyConfig;
  /** Used when the store refuses the first key. */
  readonly nextKey?: KeyConfig | undefined;
  /** Settings other than keys and their IDs, by field name. */
  readonly fields: AccountFields;
  /** Its setting KIND is none of the known ones: no API is known that its key is for. */
  readonly wrongKind: boolean;
  /** Faults in the account's settings, found on access. */
  readonly problems: readonly string[];
  /** Faults in the next key alone; they do not disable the account. */
  readonly warnings: readonly string[];
}

type Names = ReadonlyMap<string, string>;

const noFields: AccountFields = {};

/** What the accounts of a store have in common. */
interface Common {
  readonly store: Store;
  readonly account: AccountSettings;
  readonly originFaults: readonly string[];
  readonly names: Names;
}

/** An account of this file. Its settings are in a function, so that printing the account does not show them. */
interface Own extends Pick<AccountConfig, 'store' | 'name'> {
  readonly given: () => SettingFields;
}

/** The accounts of a store. `names` maps our setting names to the fallback names in use. */
export function readAccounts(
  group: SettingGroup,
  store: Store,
  stores: StoresSettings,
  originFaults: readonly string[],
  names: Names,
): AccountConfig[] {
  const shared = sharedBy({ store, account: stores[store].account, originFaults, names });
  return fieldsOf(allOriginSettings(stores), store, group).map(([name, fields]) => {
    const own: Own & { __proto__: typeof shared } = { __proto__: shared, store, name, given: () => fields };
    return own as unknown as AccountConfig;
  });
}

/** The beginning of the names of an account's settings, such as `TOY__GAMES__`. */
export function accountPrefix(store: Store, account: string): string {
  return `${settingsName(store)}__${account === 'default' ? '' : `${account.toUpperCase()}__`}`;
}

/** Shared prototype: there may be thousands of accounts, and most are not used by this process. */
function sharedBy({ store, account, originFaults, names }: Common) {
  const { idField } = account;
  const own = (each: unknown): Own => each as Own;
  const prefixOf = (name: string): string => accountPrefix(store, name);
  const faultsIn = (each: unknown): readonly string[] => {
    const { name, given } = own(each);
    return faultsOf(account, prefixOf(name), given()).map((fault) => asSet(fault, names));
  };
  return {
    get key(): KeyConfig {
      const { name, given } = own(this);
      return keyConfig(given(), prefixOf(name), idField, '', names);
    },
    get nextKey(): KeyConfig | undefined {
      const { name, given } = own(this);
      const fields = given();
      const next = fields.PRIVATE_KEY_NEXT ?? fields.KEY_VAULT_KEY_NEXT;
      return next === undefined ? undefined : keyConfig(fields, prefixOf(name), idField, '_NEXT', names);
    },
    get fields(): AccountFields {
      return withoutKeys(own(this).given(), idField);
    },
    get wrongKind(): boolean {
      return hasInvalidDiscriminator(account.table, own(this).given());
    },
    get problems(): readonly string[] {
      const { name } = own(this);
      const faults = faultsIn(this).filter((each) => !aboutNext(each));
      return [...originFaults, ...nameProblems(name, prefixOf(name)), ...faults];
    },
    get warnings(): readonly string[] {
      return faultsIn(this).filter(aboutNext);
    },
  };
}

function allOriginSettings(stores: StoresSettings): ReadonlySet<string> {
  return new Set(storeNames.flatMap((store) => originSettings(store, stores[store])));
}

/** The accounts of a store in a group, by name. The host settings are no fields of the default account. */
function fieldsOf(hosts: ReadonlySet<string>, store: Store, group: SettingGroup): (readonly [string, SettingFields])[] {
  const isOwn = (field: string): boolean => !hosts.has(`${settingsName(store)}__${field}`);
  const own = Object.entries(group.get('default') ?? {}).filter(([field]) => isOwn(field));
  return [...group]
    .map(([name, fields]) => [name, name === 'default' ? Object.fromEntries(own) : fields] as const)
    .filter(([name, fields]) => (name !== 'default' || own.length > 0) && isAccountOf(store, fields));
}

/** Keeps the more specific message where a setting has two. */
function faultsOf(account: AccountSettings, prefix: string, fields: SettingFields): readonly string[] {
  const ids = hasInvalidDiscriminator(account.table, fields) ? [] : idProblems(account, prefix, fields);
  const isReported = (fault: string): boolean =>
    / must /.test(fault) && ids.some((each) => each.startsWith(fault.slice(0, fault.indexOf(' ') + 1)));
  return [...ids, ...checkFields(account.table, prefix, fields).filter((fault) => !isReported(fault))];
}

/** The fields that are no secret: a key is kept as a Secret alone. Most accounts have none or the same few. */
function withoutKeys(fields: SettingFields, idField: string): AccountFields {
  const isOfKey = (field: string): boolean => /^(?:PRIVATE_KEY|KEY_VAULT_KEY)(?:_NEXT)?$/.test(field);
  const isId = (field: string): boolean => field === idField || field === `${idField}_NEXT`;
  const own = Object.entries(fields).filter(([field]) => !isOfKey(field) && !isId(field));
  return own.length === 0 ? noFields : Object.fromEntries(own);
}

/** Names the fallback setting in a message where that is the one in use. */
function asSet(sentence: string, names: Names): string {
  return names.size === 0 ? sentence : sentence.replace(/\b[A-Z]+__[A-Z_]+\b/g, (name) => names.get(name) ?? name);
}

function keyConfig(fields: SettingFields, prefix: string, idField: string, suffix: string, names: Names): KeyConfig {
  const privateKey = fields[`PRIVATE_KEY${suffix}`];
  return {
    id: fields[`${idField}${suffix}`] ?? fields[idField] ?? '',
    privateKey: privateKey === undefined ? undefined : secret(privateKey),
    vaultKey: fields[`KEY_VAULT_KEY${suffix}`],
    setting: asSet(`${prefix}PRIVATE_KEY${suffix}`, names),
  };
}

/** Reports a name that no call could pass: the connector's Account input takes letters, digits, _ and -. */
function nameProblems(name: string, prefix: string): string[] {
  return /^[a-z0-9_-]{1,64}$/.test(name)
    ? []
    : [`${prefix} holds a name that no call can give: use letters, digits, _ and -`];
}

function aboutNext(sentence: string): boolean {
  return /^\w+_NEXT /.test(sentence);
}
