// Settings that other tools use for the same things: read where ours are absent, so that a team can keep the names it has.
import type { Store } from '../../connector/core/stores.ts';
import { readKeyFile } from '../auth/keyFile.ts';
import { decodeKeyText } from '../auth/keyText.ts';
import type { Settings } from './settings.ts';

interface Tool {
  readonly group: 'APPLE' | 'SAMSUNG';
  /** Our name, and the tool's names for it, the first that is there. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** The name of a setting with the path of a JSON file that holds all three, as fastlane's api_key_path does. */
  readonly file?: string;
}

const FASTLANE = 'APP_STORE_CONNECT_API_KEY_';
const SPACESHIP = 'SPACESHIP_CONNECT_API_';

/**
 * Sources: fastlane's actions/app_store_connect_api_key.rb (its name for the content is _KEY; _KEY_CONTENT is common
 * beside it) and spaceship/connect_api/token.rb; the readmes of the command lines asc and gsc. fastlane's
 * _IS_KEY_CONTENT_BASE64 needs no row: base64 is read wherever a key is.
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
  /** Which name won for which setting, one sentence each; no value. */
  readonly notes: readonly string[];
  /** Our names, and those that the values were found under. */
  readonly names: ReadonlyMap<string, string>;
}

interface Found {
  readonly value: string | undefined;
  /** The setting that it comes from. */
  readonly name: string;
}

/** The fields of fastlane's JSON file; the key is read from the file itself, as every key is. */
const jsonFields = { APPLE__KEY_ID: 'key_id', APPLE__ISSUER_ID: 'issuer_id' } as const;

/** Whether any setting, ours or another tool's, names a key of the store, whole or not: the store is then no simulation. */
export function namesKey(settings: Settings, store: Store): boolean {
  const begin = `${store.toUpperCase()}__`;
  return Object.entries(withAliases(settings).settings).some(
    ([name, value]) => name.toUpperCase().startsWith(begin) && !/__(ORIGIN|SCOPES?)$/i.test(name) && value?.trim(),
  );
}

/** The names of the first tool that has a key win; those of a second one are left alone. */
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

/** Of the default account anything in our own names: the keys of two sources mixed would be a key that nobody has. */
function isOurs(settings: Settings, group: string): boolean {
  const [begin, ours] = [`${group}__`, /^[A-Z]+(_[A-Z]+)*_(ID|KEY)(_NEXT)?$/];
  // of thousands of accounts, those with a name have another `__`
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

/** What the file tells; a file that is none, or no JSON, tells of a key alone: what is wrong with that is said of it. */
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
