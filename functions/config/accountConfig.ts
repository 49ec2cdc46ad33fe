// Parses the settings of a store into its accounts. An account is validated on first use.
import type { Store } from '../../connector/core/stores.ts';
import { type Secret, secret } from '../core/secret.ts';
import { idProblems } from './idFormats.ts';
import { originSettings } from './origins.ts';
import { checkAccount, type SettingGroup } from './settings.ts';
import type { AccountFields, AccountSettings, StoreSettings } from './storeSettings.ts';

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
  /** Faults in the account's settings, found on first access. */
  readonly problems: readonly string[];
  /** Faults in the next key alone; they do not disable the account. */
  readonly warnings: readonly string[];
}

type Fields = Readonly<Record<string, string>>;

type Names = ReadonlyMap<string, string>;

const noFields: AccountFields = {};

type Judged = Pick<AccountConfig, 'problems' | 'warnings'>;

/** Shared prototype: getters per account would cost 1 KiB each. */
const judged = {
  get problems(): readonly string[] {
    return (this as unknown as { judge: () => Judged }).judge().problems;
  },
  get warnings(): readonly string[] {
    return (this as unknown as { judge: () => Judged }).judge().warnings;
  },
};

/** The accounts of a store. `names` maps our setting names to the fallback names in use. */
export function readAccounts(
  group: SettingGroup,
  store: Store,
  settings: StoreSettings,
  originFaults: readonly string[],
  names: Names,
): AccountConfig[] {
  const { idField } = settings.account;
  return fieldsOf(originSettings(store, settings), store, group).map(([name, fields]) => {
    const prefix = `${store.toUpperCase()}__${name === 'default' ? '' : `${name.toUpperCase()}__`}`;
    const next = fields.PRIVATE_KEY_NEXT ?? fields.KEY_VAULT_KEY_NEXT;
    let told: readonly string[] | undefined;
    const faults = (): readonly string[] => {
      told ??= faultsOf(settings.account, prefix, fields).map((fault) => asSet(fault, names));
      return told;
    };
    return asAccount({
      store,
      name,
      key: keyConfig(fields, prefix, idField, '', names),
      nextKey: next === undefined ? undefined : keyConfig(fields, prefix, idField, '_NEXT', names),
      fields: withoutKeys(fields, idField),
      judge: () => ({
        problems: [...originFaults, ...nameProblems(name, prefix), ...faults().filter((each) => !aboutNext(each))],
        warnings: faults().filter(aboutNext),
      }),
    });
  });
}

/** The accounts of a group by name. The host settings are no fields of the default account. */
function fieldsOf(originNames: readonly string[], store: Store, group: SettingGroup): (readonly [string, Fields])[] {
  const hosts = new Set(originNames);
  const isOwn = (field: string): boolean => !hosts.has(`${store.toUpperCase()}__${field}`);
  const own = Object.entries(group.get('default') ?? {}).filter(([field]) => isOwn(field));
  return [...group]
    .map(([name, fields]) => [name, name === 'default' ? Object.fromEntries(own) : fields] as const)
    .filter(([name]) => name !== 'default' || own.length > 0);
}

/** Keeps the more specific message where a setting has two. */
function faultsOf(account: AccountSettings, prefix: string, fields: Fields): readonly string[] {
  const ids = idProblems(account, prefix, fields);
  const isTold = (fault: string): boolean =>
    / must /.test(fault) && ids.some((each) => each.startsWith(fault.slice(0, fault.indexOf(' ') + 1)));
  return [...ids, ...checkAccount(account, prefix, fields).filter((fault) => !isTold(fault))];
}

/** The fields that are no secret: a key is kept as a Secret alone. Most accounts have none or the same few. */
function withoutKeys(fields: Fields, idField: string): AccountFields {
  const isOfKey = (field: string): boolean => /^(?:PRIVATE_KEY|KEY_VAULT_KEY)(?:_NEXT)?$/.test(field);
  const isId = (field: string): boolean => field === idField || field === `${idField}_NEXT`;
  const own = Object.entries(fields).filter(([field]) => !isOfKey(field) && !isId(field));
  return own.length === 0 ? noFields : Object.fromEntries(own);
}

/** Names the fallback setting in a message where that is the one in use. */
function asSet(sentence: string, names: Names): string {
  return names.size === 0 ? sentence : sentence.replace(/\b[A-Z]+__[A-Z_]+\b/g, (name) => names.get(name) ?? name);
}

function asAccount(own: Omit<AccountConfig, keyof Judged> & { readonly judge: () => Judged }): AccountConfig {
  return Object.assign(Object.create(judged), own);
}

function keyConfig(fields: Fields, prefix: string, idField: string, suffix: string, names: Names): KeyConfig {
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
