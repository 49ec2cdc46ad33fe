// Settings -> the accounts of a store. What is wrong with one is looked for when it is asked for.
import type { Store } from '../../connector/core/stores.ts';
import { type Secret, secret } from '../core/secret.ts';
import { idProblems } from './idFormats.ts';
import { originSettings } from './origins.ts';
import { checkSettings, type SettingGroup } from './settings.ts';

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

type Fields = Readonly<Record<string, string>>;

type Names = ReadonlyMap<string, string>;

type Judged = Pick<AccountConfig, 'problems' | 'warnings'>;

/** One for all accounts: getters of their own would take an account 1 KiB. */
const judged = {
  get problems(): readonly string[] {
    return (this as unknown as { judge: () => Judged }).judge().problems;
  },
  get warnings(): readonly string[] {
    return (this as unknown as { judge: () => Judged }).judge().warnings;
  },
};

/** The accounts of a store. `names` are the settings of other tools that were taken, by ours. */
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

/** The accounts of a group by name. What is about the hosts of the store is no field of the default one. */
function fieldsOf(store: Store, group: SettingGroup): (readonly [string, Fields])[] {
  const hosts = new Set(originSettings(store));
  const isOwn = (field: string): boolean => !hosts.has(`${store.toUpperCase()}__${field}`);
  const own = Object.entries(group.get('default') ?? {}).filter(([field]) => isOwn(field));
  return [...group]
    .map(([name, fields]) => [name, name === 'default' ? Object.fromEntries(own) : fields] as const)
    .filter(([name]) => name !== 'default' || own.length > 0);
}

/** Of one setting the more telling sentence alone. */
function faultsOf(store: Store, prefix: string, fields: Fields): readonly string[] {
  const ids = idProblems(store, prefix, fields);
  const isTold = (fault: string): boolean =>
    / must /.test(fault) && ids.some((each) => each.startsWith(fault.slice(0, fault.indexOf(' ') + 1)));
  return [...ids, ...checkSettings(store, prefix, fields).filter((fault) => !isTold(fault))];
}

/** A sentence about a setting names the one that was set, where it is another tool's. */
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

/** A name that no call could give: the connector's Account takes letters, digits, _ and -. */
function nameProblems(name: string, prefix: string): string[] {
  return /^[a-z0-9_-]{1,64}$/.test(name)
    ? []
    : [`${prefix} holds a name that no call can give: use letters, digits, _ and -`];
}

function aboutNext(sentence: string): boolean {
  return /^\w+_NEXT /.test(sentence);
}
