// Parses the settings of a store into its accounts. An account is validated on first use.
import type { Store } from '../../connector/core/stores.ts';
import { type Secret, secret } from '../core/secret.ts';
import { idProblems } from './idFormats.ts';
import { originSettings } from './origins.ts';
import { checkSettings, type SettingGroup } from './settings.ts';

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
  readonly issuerId?: string | undefined;
  readonly scopes?: string | undefined;
  /** Faults in the account's settings, found on first access. */
  readonly problems: readonly string[];
  /** Faults in the next key alone; they do not disable the account. */
  readonly warnings: readonly string[];
}

type Fields = Readonly<Record<string, string>>;

type Names = ReadonlyMap<string, string>;

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
  originFaults: readonly string[],
  names: Names,
): AccountConfig[] {
  const idField = store === 'apple' ? 'KEY_ID' : 'SERVICE_ACCOUNT_ID';
  return fieldsOf(store, group).map(([name, fields]) => {
    const prefix = `${store.toUpperCase()}__${name === 'default' ? '' : `${name.toUpperCase()}__`}`;
    const next = fields.PRIVATE_KEY_NEXT ?? fields.KEY_VAULT_KEY_NEXT;
    let told: readonly string[] | undefined;
    const faults = (): readonly string[] => {
      told ??= faultsOf(store, prefix, fields).map((fault) => asSet(fault, names));
      return told;
    };
    return asAccount({
      store,
      name,
      key: keyConfig(fields, prefix, idField, '', names),
      nextKey: next === undefined ? undefined : keyConfig(fields, prefix, idField, '_NEXT', names),
      issuerId: fields.ISSUER_ID,
      scopes: store === 'apple' ? fields.SCOPE : fields.SCOPES,
      judge: () => ({
        problems: [...originFaults, ...nameProblems(name, prefix), ...faults().filter((each) => !aboutNext(each))],
        warnings: faults().filter(aboutNext),
      }),
    });
  });
}

/** The accounts of a group by name. The host settings are no fields of the default account. */
function fieldsOf(store: Store, group: SettingGroup): (readonly [string, Fields])[] {
  const hosts = new Set(originSettings(store));
  const isOwn = (field: string): boolean => !hosts.has(`${store.toUpperCase()}__${field}`);
  const own = Object.entries(group.get('default') ?? {}).filter(([field]) => isOwn(field));
  return [...group]
    .map(([name, fields]) => [name, name === 'default' ? Object.fromEntries(own) : fields] as const)
    .filter(([name]) => name !== 'default' || own.length > 0);
}

/** Keeps the more specific message where a setting has two. */
function faultsOf(store: Store, prefix: string, fields: Fields): readonly string[] {
  const ids = idProblems(store, prefix, fields);
  const isTold = (fault: string): boolean =>
    / must /.test(fault) && ids.some((each) => each.startsWith(fault.slice(0, fault.indexOf(' ') + 1)));
  return [...ids, ...checkSettings(store, prefix, fields).filter((fault) => !isTold(fault))];
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
