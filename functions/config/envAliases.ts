// Fallback environment variables from fastlane, asc and gsc.
import type { Store } from '../../connector/core/stores.ts';
import { readKeyFile } from '../auth/keyFile.ts';
import { decodeKeyText } from '../auth/keyText.ts';
import type { Settings } from './settings.ts';

interface Tool {
  readonly group: 'APPLE' | 'SAMSUNG';
  /** Our name, and the tool's names for it; the first that is set is used. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** Setting with the path of a JSON file that holds all three, like fastlane's api_key_path. */
  readonly file?: string;
}

const FASTLANE = 'APP_STORE_CONNECT_API_KEY_';
const SPACESHIP = 'SPACESHIP_CONNECT_API_';

/**
 * Sources: fastlane's actions/app_store_connect_api_key.rb (it calls the content _KEY; _KEY_CONTENT is a common
 * alternative) and spaceship/connect_api/token.rb; the readmes of the command lines asc and gsc. fastlane's
 * _IS_KEY_CONTENT_BASE64 needs no row: base64 keys are detected.
 */
const tools: readonly Tool[] = [
  {
    group: 'APPLE',
    file: `${FASTLANE}PATH`,
    names: {
      APPLE__KEY_ID: [`${FASTLANE}KEY_ID`],
      APPLE__ISSUER_ID: [`${FASTLANE}ISSUER_ID`],
      APPLE__PRIVATE_KEY: [`${FASTLANE}KEY`, `${FASTLANE}KEY_CONTENT`, `${FASTLANE}KEY_FILEPATH`],
    },
  },
  {
    group: 'APPLE',
    names: {
      APPLE__KEY_ID: [`${SPACESHIP}KEY_ID`],
      APPLE__ISSUER_ID: [`${SPACESHIP}ISSUER_ID`],
      APPLE__PRIVATE_KEY: [`${SPACESHIP}KEY`, `${SPACESHIP}KEY_FILEPATH`],
    },
  },
  {
    group: 'APPLE',
    names: {
      APPLE__KEY_ID: ['ASC_KEY_ID'],
      APPLE__ISSUER_ID: ['ASC_ISSUER_ID'],
      APPLE__PRIVATE_KEY: ['ASC_PRIVATE_KEY', 'ASC_PRIVATE_KEY_B64', 'ASC_PRIVATE_KEY_PATH'],
    },
  },
  {
    group: 'SAMSUNG',
    names: {
      SAMSUNG__SERVICE_ACCOUNT_ID: ['GSC_SERVICE_ACCOUNT_ID'],
      SAMSUNG__PRIVATE_KEY: ['GSC_PRIVATE_KEY', 'GSC_PRIVATE_KEY_PATH'],
    },
  },
];

export interface AliasedSettings {
  readonly settings: Settings;
  /** Which fallback name is in use for which setting, one sentence each; no values. */
  readonly notes: readonly string[];
  /** Maps our names to the names that hold the values. */
  readonly names: ReadonlyMap<string, string>;
}

interface Found {
  readonly value: string | undefined;
  /** The setting that holds the value. */
  readonly name: string;
}

/** The fields of fastlane's JSON file; the key itself is read from the file like every key. */
const jsonFields = { APPLE__KEY_ID: 'key_id', APPLE__ISSUER_ID: 'issuer_id' } as const;

/** Whether any setting, ours or a fallback, names a key of the store, complete or not: the store is then not simulated. */
export function namesKey(settings: Settings, store: Store): boolean {
  const begin = `${store.toUpperCase()}__`;
  return Object.entries(withAliases(settings).settings).some(
    ([name, value]) => name.toUpperCase().startsWith(begin) && !/__(ORIGIN|SCOPES?)$/i.test(name) && value?.trim(),
  );
}

/** Uses the first tool that has a key, and ignores the others. */
export function withAliases(settings: Settings): AliasedSettings {
  const taken = new Map<string, Found>();
  for (const group of ['APPLE', 'SAMSUNG'] as const) {
    if (isOurs(settings, group)) continue;
    const all = tools.filter((each) => each.group === group).map((each) => found(settings, each));
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

function found(settings: Settings, { names, file }: Tool): Map<string, Found> {
  const path = file && settings[file]?.trim();
  const all = new Map(path && file ? inFile(path, file) : []);
  for (const [ours, theirs] of Object.entries(names)) {
    const name = theirs.find((each) => settings[each]?.trim());
    if (name !== undefined) all.set(ours, { value: settings[name], name });
  }
  return all;
}

/** Reads the fields of the file. A missing file or one that is not JSON yields the key alone; validating the key reports the fault. */
function inFile(path: string, name: string): [string, Found][] {
  const bytes = readKeyFile(path);
  const json = Buffer.isBuffer(bytes) ? parsed(decodeKeyText(bytes)) : {};
  const ids = Object.entries(jsonFields).flatMap(([ours, field]): [string, Found][] =>
    typeof json[field] === 'string' ? [[ours, { value: json[field], name }]] : [],
  );
  return [...ids, ['APPLE__PRIVATE_KEY', { value: path, name }]];
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
