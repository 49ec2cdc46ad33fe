// What the configuration has to know about one store: the settings of an account, its hosts, and names that other tools use.
import type { Store } from '../../connector/core/stores.ts';
import type { SettingTable } from './settingTable.ts';

/**
 * The origins of a store by the names of its hosts, each lower-case letters. `api` is the default of a row; another name
 * makes a setting of its own: `upload` is SAMSUNG__UPLOAD_ORIGIN.
 */
export type Origins = { readonly api: string } & Readonly<Record<string, string>>;

/** Settings of one account, by field name. */
export type AccountFields = Readonly<Record<string, string | undefined>>;

export interface StoreSettings {
  readonly account: AccountSettings;
  readonly origins: Origins;
  /** Domains whose URLs in responses of the store lead to its files. */
  readonly fileHosts: readonly string[];
  /** Names of the same settings in other tools; the first tool that has a key is used. */
  readonly fallbacks: readonly FallbackTool[];
}

export interface AccountSettings {
  /** The fields, such as PRIVATE_KEY. */
  readonly table: SettingTable;
  /** The field with the ID of the key. */
  readonly idField: string;
  /** Finds what is wrong with an ID, by field: an ID with the format of another one is a mistake. */
  readonly idChecks: Readonly<Record<string, (id: string) => string | undefined>>;
  /** IDs that are each in the other's setting. */
  readonly swappedIds?: SwappedIds;
}

export interface SwappedIds {
  readonly fields: readonly [string, string];
  readonly areSwapped: (first: string, second: string) => boolean;
  /** A sentence without its full stop. */
  readonly where: string;
}

/** Our fields, and the tool's names for each; the first that is set is used. */
export interface FallbackTool {
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** A setting with the path of a JSON file that holds the key, and the members of that file by our fields. */
  readonly file?: { readonly setting: string; readonly fields: Readonly<Record<string, string>> };
}

export type StoresSettings = Readonly<Record<Store, StoreSettings>>;
