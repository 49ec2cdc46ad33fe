// Fallback environment variables: the names that other tools use for the settings of an account.
import { type Store, storeNames } from '../../connector/core/stores.ts';
import { readKeyFile } from '../auth/keyFile.ts';
import { decodeKeyText } from '../auth/keyText.ts';
import type { Settings } from './settings.ts';
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
  readonly value: string | undefined;
  /** The setting that holds the value. */
  readonly name: string;
}

/** Whether any setting, ours or a fallback, names a key of the store, complete or not: the store is then not simulated. */
export function namesKey(settings: Settings, store: Store, stores: StoresSettings): boolean {
  const begin = `${store.toUpperCase()}__`;
  return Object.entries(withAliases(settings, stores).settings).some(
    ([name, value]) => name.toUpperCase().startsWith(begin) && !/__(ORIGIN|SCOPES?)$/i.test(name) && value?.trim(),
  );
}

/** Uses the first tool that has a key, and ignores the others. */
export function withAliases(settings: Settings, stores: StoresSettings): AliasedSettings {
  const taken = new Map<string, Found>();
  for (const store of storeNames) {
    const group = store.toUpperCase();
    if (isOurs(settings, group)) continue;
    const all = stores[store].fallbacks.map((tool) => found(settings, group, tool));
    for (const [ours, each] of all.find(({ size }) => size > 0) ?? []) taken.set(ours, each);
  }
  if (taken.size === 0) return { settings, names: new Map(), notes: [] };
  return {
    settings: { ...settings, ...Object.fromEntries([...taken].map(([ours, { value }]) => [ours, value])) },
    names: new Map([...taken].map(([ours, { name }]) => [ours, name])),
    notes: [...taken].map(([ours, { name }]) => `${ours} is taken from ${name}`),
  };
}

/** Whether the default account has any setting under our own names. Mixing the keys of two sources would produce a key that does not exist. */
function isOurs(settings: Settings, group: string): boolean {
  const [begin, ours] = [`${group}__`, /^[A-Z]+(_[A-Z]+)*_(ID|KEY)(_NEXT)?$/];
  // with thousands of accounts, named ones have another `__`
  const isDefault = (setting: string): boolean => setting.startsWith(begin) && setting.lastIndexOf('__') < begin.length;
  return Object.keys(settings).some(
    (setting) => isDefault(setting) && ours.test(setting.slice(begin.length)) && settings[setting]?.trim(),
  );
}

/** Values by our setting names. */
function found(settings: Settings, group: string, { names, file }: FallbackTool): Map<string, Found> {
  const path = file && settings[file.setting]?.trim();
  const all = new Map(path && file ? inFile(path, group, file) : []);
  for (const [ours, theirs] of Object.entries(names)) {
    const name = theirs.find((each) => settings[each]?.trim());
    if (name !== undefined) all.set(`${group}__${ours}`, { value: settings[name], name });
  }
  return all;
}

/** Reads the fields of the file. A missing file or one that is not JSON yields the key alone; validating the key reports the fault. */
function inFile(path: string, group: string, { setting: name, fields }: KeyFile): [string, Found][] {
  const bytes = readKeyFile(path);
  const json = Buffer.isBuffer(bytes) ? parsed(decodeKeyText(bytes)) : {};
  const ids = Object.entries(fields).flatMap(([ours, member]): [string, Found][] =>
    typeof json[member] === 'string' ? [[`${group}__${ours}`, { value: json[member], name }]] : [],
  );
  return [...ids, [`${group}__PRIVATE_KEY`, { value: path, name }]];
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
