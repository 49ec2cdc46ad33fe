// One account during setup, and its conversion to relay settings.

import { type Store, settingsName, storeNames, stores } from '../../connector/core/stores.ts';
import { accountPrefix } from '../../functions/config/accountConfig.ts';
import { idProblem } from '../../functions/config/idFormats.ts';
import type { Settings } from '../../functions/config/settings.ts';
import { checkFields } from '../../functions/config/settingTable.ts';
import type { AccountFields } from '../../functions/config/storeSettings.ts';
import type { Secret } from '../../functions/core/secret.ts';
import { storeDefinitions } from '../../functions/stores/index.ts';
import { readConfig } from '../../functions/stores/readConfig.ts';
import { storeTools } from '../stores/index.ts';
import { isUuid } from './uuid.ts';

/** The key as text on one line, or the URL of a key that stays in Key Vault. */
export type GivenKey =
  | { readonly text: Secret; readonly file?: string | undefined }
  | { readonly vaultKey: string; readonly file?: undefined };

export interface Draft {
  readonly store: Store;
  /** `default`, or the account's name in the names of the settings. */
  readonly account: string;
  readonly id: string;
  /** Settings of the account other than keys and their IDs, by field. */
  readonly fields: AccountFields;
  readonly key: GivenKey;
}

export const ACCOUNT_NAME = 'letters, digits, _ and -, at most 64';

/** Valid names for the account in a call. */
export function isAccountName(text: string): boolean {
  return /^[a-z0-9_-]{1,64}$/.test(text) && !text.includes('__');
}

/** Validation errors of the account before any request, one sentence each, in the relay's own words. */
export function draftFaultsOf(draft: Draft): readonly string[] {
  const { accounts, faults } = readConfig(draftSettingsOf(draft));
  return [...faults, ...accounts.flatMap(({ problems }) => problems)];
}

/** The account's settings; undefined for conflicting ones and those of another kind of key, so that they are removed. */
export function draftSettingsOf(draft: Draft): Readonly<Record<string, string | undefined>> {
  const { store, id, key } = draft;
  const fields = {
    ...Object.fromEntries(foreignFields(store).map((field) => [field, undefined])),
    ...('KIND' in storeDefinitions[store].account.table.fields && { KIND: stores[store].kind?.name }),
    [idFieldOf(store)]: id,
    ...draft.fields,
    PRIVATE_KEY: 'text' in key ? key.text.reveal() : undefined,
    KEY_VAULT_KEY: 'vaultKey' in key ? key.vaultKey : undefined,
  };
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [`${settingPrefixOf(draft)}${field}`, value]),
  );
}

/** Fields that an account with the same name but another kind of key may have. */
function foreignFields(store: Store): readonly string[] {
  const others = storeNames.filter((each) => each !== store && settingsName(each) === settingsName(store));
  const fields = others.flatMap((each) => Object.keys(storeDefinitions[each].account.table.fields));
  return [...new Set(fields)].filter((field) => !(field in storeDefinitions[store].account.table.fields));
}

export function settingPrefixOf({ store, account }: Pick<Draft, 'store' | 'account'>): string {
  return accountPrefix(store, account);
}

/** The field with the ID of the key. */
export function idFieldOf(store: Store): string {
  return storeDefinitions[store].account.idField;
}

/** The validation error of one answer; undefined if it is valid. */
export function faultIn(store: Store, field: string, value: string): string | undefined {
  const form = idProblem(storeDefinitions[store].account, field, value.trim());
  const fault = form
    ? `${field} ${form}`
    : checkFields(storeDefinitions[store].account.table, '', { [field]: value.trim() }).find((each) =>
        each.startsWith(`${field} must`),
      );
  return fault && `It ${fault.slice(field.length + 1)}.`;
}

/** A warning about an answer that is accepted all the same. */
export function doubtIn(store: Store, field: string, value: string): string | undefined {
  return storeTools[store].setup.uuidFields.includes(field) && !isUuid(value.trim())
    ? 'not yet like 5a2db0c5-0000-4000-8000-a991e0000001'
    : undefined;
}

const ORIGIN = new RegExp(`^(${storeNames.map(settingsName).join('|')})__([A-Z]+_)*ORIGIN$`);

/** URLs of the stores, if overridden: as for the relay. */
export function originsIn(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => ORIGIN.test(name)));
}
