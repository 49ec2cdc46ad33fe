// Which API the key of an account is for: its setting KIND, where several have the same names of settings.
import { kindsOf, mapStores, type Store, stores } from '../../connector/core/stores.ts';
import type { SettingFields } from './settingGroups.ts';

/** The values of KIND that other stores have. */
const others = mapStores((store) => new Set(kindsOf(store).map(({ name }) => name)));

/** Whether an account with these fields is one of this store. An unknown kind belongs to the store that names the settings, which reports it. */
export function isAccountOf(store: Store, { KIND: kind = '' }: SettingFields): boolean {
  const own = stores[store].kind;
  return own ? kind === own.name : !others[store].has(kind);
}
