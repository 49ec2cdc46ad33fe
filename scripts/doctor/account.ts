// One key of a configured account, as settings for a test of that key alone.
import { settingsName } from '../../connector/core/stores.ts';
import type { AccountConfig, KeyConfig } from '../../functions/config/config.ts';
import type { Settings } from '../../functions/config/settings.ts';
import { idFieldOf, originsIn } from '../setup/draft.ts';
import { storeTools } from '../stores/index.ts';

export interface OneKey {
  /** `apple default`, or `apple default, next key`. */
  readonly title: string;
  readonly account: AccountConfig;
  readonly key: KeyConfig;
}

/** The key in use, and the next one. */
export function keysOf(account: AccountConfig): readonly OneKey[] {
  const title = `${account.store} ${account.name}`;
  const { nextKey } = account;
  return [
    { title, account, key: account.key },
    ...(nextKey ? [{ title: `${title}, next key`, account, key: nextKey }] : []),
  ];
}

/** An ID is not secret, but should not be in every log: its last characters identify it. */
export function ending(id: string): string {
  return `…${id.slice(-4)}`;
}

/** The key as the only one of its store, without fields that would reject the test request. */
export function aloneAs({ account, key }: OneKey, settings: Settings): Settings {
  const { store } = account;
  const { untriedFields } = storeTools[store].doctor;
  const fields = {
    [idFieldOf(store)]: key.id,
    ...Object.fromEntries(Object.entries(account.fields).filter(([field]) => !untriedFields.includes(field))),
    PRIVATE_KEY: key.privateKey?.reveal(),
    KEY_VAULT_KEY: key.vaultKey,
  };
  const own = Object.entries(fields).map(([field, value]) => [`${settingsName(store)}__${field}`, value]);
  return { ...originsIn(settings), ...Object.fromEntries(own) };
}
