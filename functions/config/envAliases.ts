// Fallback environment variables: the names that other tools use for the settings of an account.
import { type Store, settingsName, storeNames } from '../../connector/core/stores.ts';
import { readKeyFile } from '../auth/keyFile.ts';
import { decodeKeyText } from '../auth/keyText.ts';
import { isAccountOf } from './accountKinds.ts';
import { groupSettings, type SettingFields } from './settingGroups.ts';
import type { Settings } from './settings.ts';
import { hasInvalidDiscriminator } from './settingTable.ts';
import type { FallbackTool, StoresSettings } from './storeSettings.ts';

export interface AliasedSettings {
  readonly settings: Settings;
  /** Which fallback name is in use for which setting, one sentence each; no values. */
  readonly notes: readonly string[];
  /** Maps our names to the names that hold the values. */
  readonly names: ReadonlyMap<string, string>;
}

type KeyFile = NonNullable<FallbackTool['file']>;

interface Found {
  readonly value: string;
  /** The setting that holds the value. */
  readonly name: string;
}

/** A value found under a fallback name. */
export interface AliasedSetting extends Found {
  readonly store: Store;
  /** Our field, such as KEY_ID. */
  readonly field: string;
}

/** Our own names of IDs and keys. */
const OWN = /^[A-Z]+(_[A-Z]+)*_(ID|KEY)(_NEXT)?$/;

/** Whether any setting, ours or a fallback, names a key of the store, complete or not: the store is then not simulated. */
export function namesKey(settings: Settings, store: Store, stores: StoresSettings): boolean {
  const given = withAliases(settings, stores).settings;
  const inCapitals = Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toUpperCase(), value]));
  return [...groupSettings(inCapitals).groups[store].values()].some(
    (fields) =>
      isAccountOf(store, fields) &&
      !hasInvalidDiscriminator(stores[store].account.table, fields) &&
      Object.keys(fields).some((field) => !/^(.+_)?ORIGIN$|^SCOPES?$/.test(field)),
  );
}

/** The settings with those of other tools under our names. */
export function withAliases(settings: Settings, stores: StoresSettings): AliasedSettings {
  const { groups } = groupSettings(settings);
  const taken = findAliases(settings, stores, (store) => groups[store].get('default'));
  if (taken.length === 0) return { settings, names: new Map(), notes: [] };
  return {
    settings: { ...settings, ...Object.fromEntries(taken.map((each) => [ourName(each), each.value])) },
    ...reportOf(taken),
  };
}

/**
 * The first tool of each store that has a key, whole; the others are ignored. None for a store whose default account has
 * a setting under our own names: mixing the keys of two sources would produce a key that does not exist.
 */
export function findAliases(
  settings: Settings,
  stores: StoresSettings,
  ownFields: (store: Store) => SettingFields | undefined,
): readonly AliasedSetting[] {
  return storeNames.flatMap((store) => {
    if (Object.keys(ownFields(store) ?? {}).some((field) => OWN.test(field))) return [];
    const all = stores[store].fallbacks.map((tool) => found(settings, tool));
    const first = all.find(({ size }) => size > 0) ?? new Map<string, Found>();
    return [...first].map(([field, each]) => ({ store, field, ...each }));
  });
}

/** Which fallback names are in use: for messages, and one sentence each for the log. */
export function reportOf(taken: readonly AliasedSetting[]): Pick<AliasedSettings, 'names' | 'notes'> {
  return {
    names: new Map(taken.map((each) => [ourName(each), each.name])),
    notes: taken.map((each) => `${ourName(each)} is taken from ${each.name}`),
  };
}

function ourName({ store, field }: AliasedSetting): string {
  return `${settingsName(store)}__${field}`;
}

/** Values by our fields. */
function found(settings: Settings, { names, file }: FallbackTool): Map<string, Found> {
  const path = file && settings[file.setting]?.trim();
  const all = new Map(path && file ? inFile(path, file) : []);
  for (const [ours, theirs] of Object.entries(names)) {
    const name = theirs.find((each) => settings[each]?.trim());
    if (name !== undefined) all.set(ours, { value: settings[name] ?? '', name });
  }
  return all;
}

/** Reads the fields of the file. A missing file or one that is not JSON yields the key alone; validating the key reports the fault. */
function inFile(path: string, { setting: name, fields }: KeyFile): [string, Found][] {
  const bytes = readKeyFile(path);
  const json = Buffer.isBuffer(bytes) ? parsed(decodeKeyText(bytes)) : {};
  const ids = Object.entries(fields).flatMap(([ours, member]): [string, Found][] =>
    typeof json[member] === 'string' ? [[ours, { value: json[member], name }]] : [],
  );
  return [...ids, ['PRIVATE_KEY', { value: path, name }]];
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
