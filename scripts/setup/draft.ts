// One account as setup asks for it, and as the relay's settings.
import type { Store } from '../../connector/core/stores.ts';
import { readConfig } from '../../functions/config/config.ts';
import { idProblem } from '../../functions/config/idFormats.ts';
import { checkSettings, type Settings } from '../../functions/config/settings.ts';
import type { Secret } from '../../functions/core/secret.ts';

/** The key itself, as text on one line, or the address of one that stays in Key Vault. */
export type GivenKey =
  | { readonly text: Secret; readonly file?: string | undefined }
  | { readonly vaultKey: string; readonly file?: undefined };

export interface Draft {
  readonly store: Store;
  /** `default`, or the name that stands between in the settings. */
  readonly account: string;
  readonly id: string;
  /** Of Apple; absent for an individual key. */
  readonly issuerId?: string | undefined;
  /** Of Samsung. */
  readonly scopes?: string | undefined;
  readonly key: GivenKey;
}

export const idFields: Readonly<Record<Store, string>> = { apple: 'KEY_ID', samsung: 'SERVICE_ACCOUNT_ID' };
export const ACCOUNT_NAME = 'letters, digits, _ and -, at most 64';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Both are UUIDs wherever the stores show one; no page promises it, so another one is only doubted. */
const uuids = ['ISSUER_ID', idFields.samsung];

/** What a call can give as its account. */
export function isAccountName(text: string): boolean {
  return /^[a-z0-9_-]{1,64}$/.test(text) && !text.includes('__');
}

/** What is wrong with the account before anyone is asked, one sentence each: the relay's own words. */
export function draftFaultsOf(draft: Draft): readonly string[] {
  const { accounts, faults } = readConfig(draftSettingsOf(draft));
  return [...faults, ...accounts.flatMap(({ problems }) => problems)];
}

/** The account's settings; undefined for those that would contradict it, so that they are taken away. */
export function draftSettingsOf(draft: Draft): Readonly<Record<string, string | undefined>> {
  const { store, id, issuerId, scopes, key } = draft;
  const fields = {
    [idFields[store]]: id,
    ...(store === 'apple' ? { ISSUER_ID: issuerId } : { SCOPES: scopes }),
    PRIVATE_KEY: 'text' in key ? key.text.reveal() : undefined,
    KEY_VAULT_KEY: 'vaultKey' in key ? key.vaultKey : undefined,
  };
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [`${settingPrefixOf(draft)}${field}`, value]),
  );
}

export function settingPrefixOf({ store, account }: Pick<Draft, 'store' | 'account'>): string {
  return `${store.toUpperCase()}__${account === 'default' ? '' : `${account.toUpperCase()}__`}`;
}

/** What is wrong with one answer; undefined when nothing is. */
export function faultIn(store: Store, field: string, value: string): string | undefined {
  const form = idProblem(field, value.trim());
  const told = form
    ? `${field} ${form}`
    : checkSettings(store, '', { [field]: value.trim() }).find((each) => each.startsWith(`${field} must`));
  return told && `It ${told.slice(field.length + 1)}.`;
}

export function doubtIn(field: string, value: string): string | undefined {
  return uuids.includes(field) && !isUuid(value.trim())
    ? 'not yet like 5a2db0c5-0000-4000-8000-a991e0000001'
    : undefined;
}

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** Where the stores are, when they are not where they really are: as for the relay. */
export function originsIn(settings: Settings): Settings {
  return Object.fromEntries(
    Object.entries(settings).filter(([name]) => /^(APPLE|SAMSUNG)__([A-Z]+_)?ORIGIN$/.test(name)),
  );
}
