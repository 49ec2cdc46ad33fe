// Schema of the settings, and the messages for invalid ones. A message never contains a value.
import { Ajv, type ErrorObject } from 'ajv';
import { storeNames } from '../../connector/core/stores.ts';
import { VAULT_KEY } from '../auth/keyVaultSigner.ts';
import type { AccountSettings, SettingSchema } from './storeSettings.ts';

export type Settings = Readonly<Record<string, string | undefined>>;

/** Schema of an ID. */
export const id = { type: 'string', pattern: '^[A-Za-z0-9._-]{1,128}$' };
/** Schema of a key as text. */
export const key = { type: 'string', minLength: 1, maxLength: 65_536 };
/** Schema of the address of a key in Key Vault. */
export const vaultKey = { type: 'string', pattern: VAULT_KEY.source };
/** Calls per minute, 1 to 100,000. */
const calls = { type: 'string', pattern: '^([1-9]\\d{0,4}|100000)$' };
/** Comma-separated names of operations or accounts; may contain `*`, `/` and `-`. */
const names = { type: 'string', pattern: '^[\\w*/,\\s-]*$', maxLength: 4096 };

/** A key is text or the address of a key in Key Vault. `_NEXT` is the second key, for rotation without downtime. */
export const keyOrVault = { anyOf: [{ required: ['PRIVATE_KEY'] }, { required: ['KEY_VAULT_KEY'] }] };

const oneStore = `(${storeNames.join('|')})`;

/** JSON Schema of the settings of the relay and its callers; those of accounts are in the definitions of the stores. */
export const settingSchemas = {
  caller: {
    type: 'object',
    properties: {
      KEY_SHA256: { type: 'string', pattern: '^[A-Fa-f0-9]{64}$' },
      PRINCIPAL: { type: 'string', pattern: '^[A-Za-z0-9-]{1,64}$' },
      ROLE: { type: 'string', pattern: '^[\\w.-]{1,128}$' },
      ALLOW: names,
      ACCOUNTS: names,
      CALLS_PER_MINUTE: calls,
    },
    anyOf: [{ required: ['KEY_SHA256'] }, { required: ['PRINCIPAL'] }, { required: ['ROLE'] }],
    additionalProperties: false,
  },
  relay: {
    type: 'object',
    properties: {
      DEADLINE_SECONDS: { type: 'string', pattern: '^([1-9]|[1-9]\\d|1\\d\\d|2[01]\\d|220)$' },
      ALLOW: names,
      ACCOUNTS: names,
      CALLS_PER_MINUTE: calls,
      QUOTA_RESERVE: { type: 'string', pattern: '^([0-9]|[1-8][0-9]|90)$' },
      MEMORY_MB: { type: 'string', pattern: '^(1[6-9]|[2-9]\\d|[1-9]\\d\\d|10[01]\\d|102[0-4])$' },
      EASY_AUTH: { type: 'string', enum: ['on', 'off'] },
      OPEN_DEFINITION: { type: 'string', enum: ['on', 'off'] },
      PAGE: { type: 'string', enum: ['on', 'off'] },
      FILE_HOSTS: { type: 'string', pattern: '^[A-Za-z0-9.,\\s-]*$', maxLength: 4096 },
      FUNCTION_KEY: { type: 'string', minLength: 1, maxLength: 512 },
      STATE_KEY: { type: 'string', minLength: 32, maxLength: 512 },
      SIMULATOR: { type: 'string', pattern: `^\\s*${oneStore}([\\s,]+${oneStore})*\\s*$` },
    },
    additionalProperties: false,
  },
} as const;

/** Descriptions of the formats above. */
const forms: Readonly<Record<string, string>> = {
  KEY_VAULT_KEY:
    'must be the address of a key in Azure Key Vault, such as https://my-vault.vault.azure.net/keys/my-key',
  DEADLINE_SECONDS: 'must be a whole number from 1 to 220: Power Automate gives up after 120 seconds, Azure after 230',
  ALLOW: 'must be access classes and operation names, with commas between',
  ACCOUNTS: 'must be account names, such as apple/games, with commas between',
  EASY_AUTH: 'must be on or off',
  OPEN_DEFINITION: 'must be on or off',
  PAGE: 'must be on or off',
  FILE_HOSTS: 'must be host names, such as files.example.com, with commas between',
  CALLS_PER_MINUTE: 'must be a whole number from 1 to 100000',
  QUOTA_RESERVE: 'must be a whole number from 0 to 90: the percentage of Apple’s hourly calls that is kept for writes',
  MEMORY_MB: 'must be a whole number from 16 to 1024, in MiB: a quarter of the instance’s memory, or less',
  STATE_KEY: 'must be a random text of 32 to 512 characters, such as openssl rand -base64 32 makes',
  SIMULATOR: `must be one or more of ${storeNames.join(', ')}, with commas between`,
  KEY_SHA256: 'must be the SHA-256 of the function key, 64 hexadecimal digits',
  PRINCIPAL: 'must be the object ID or application ID of the principal',
  ROLE: 'must be the name of an app role',
};

/** A group of settings: its schema, its messages, and the field to name if one of several is missing. */
interface GroupSchema {
  readonly schema: SettingSchema;
  readonly forms: Readonly<Record<string, string>>;
  readonly anyOf: string;
}

const groups: Readonly<Record<keyof typeof settingSchemas, GroupSchema>> = {
  caller: { schema: settingSchemas.caller, forms, anyOf: 'KEY_SHA256' },
  relay: { schema: settingSchemas.relay, forms, anyOf: '' },
};

// our own schemas: validating them against the meta-schema would double the start time
const ajv = new Ajv({ allErrors: true, meta: false, validateSchema: false });

/** The fields of a group by name, each name in lower case; `default` holds the settings without a name. */
export type SettingGroup = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** The faults of the settings of the relay, or of one caller. */
export function checkSettings(group: keyof typeof settingSchemas, prefix: string, fields: object): string[] {
  return check(groups[group], prefix, fields);
}

/** The faults of the settings of one account. */
export function checkAccount(account: AccountSettings, prefix: string, fields: object): string[] {
  return check({ schema: account.schema, forms: { ...forms, ...account.forms }, anyOf: 'PRIVATE_KEY' }, prefix, fields);
}

function check(group: GroupSchema, prefix: string, fields: object): string[] {
  ajv.validate(group.schema, fields);
  const errors = ajv.errors ?? [];
  const inChoice = ({ keyword, schemaPath }: ErrorObject): boolean =>
    /^#\/(then\/)?anyOf\//.test(schemaPath) || keyword === 'if';
  return errors.filter((error) => !inChoice(error)).map((error) => told(group, prefix, error));
}

/** `APPLE__GAMES__KEY_ID` is KEY_ID of account games in group APPLE, `APPLE__KEY_ID` that of the default account. One pass over all names. */
export function groupSettings(settings: Settings): (group: string) => SettingGroup {
  const groups = new Map<string, Map<string, Record<string, string>>>();
  for (const setting of Object.keys(settings)) {
    const value = settings[setting];
    const begin = setting.indexOf('__');
    if (begin < 0 || value === undefined) continue;
    let end = begin;
    for (let at = begin; at >= 0; at = setting.indexOf('__', at + 2)) end = at;
    const name = end > begin ? setting.slice(begin + 2, end).toLowerCase() : 'default';
    const names = entryOf(groups, setting.slice(0, begin), () => new Map<string, Record<string, string>>());
    entryOf<string, Record<string, string>>(names, name, () => ({}))[setting.slice(end + 2)] = value.trim();
  }
  return (group) => groups.get(group) ?? new Map();
}

function told(group: GroupSchema, prefix: string, { keyword, instancePath, schemaPath, params }: ErrorObject): string {
  const field = String(params.missingProperty ?? params.additionalProperty ?? instancePath.slice(1));
  if (keyword === 'anyOf') return `${prefix}${group.anyOf}${schemaPath.startsWith('#/then') ? '_NEXT' : ''} is missing`;
  if (keyword === 'required' || keyword === 'dependencies') return `${prefix}${field} is missing`;
  if (keyword === 'minLength' && params.limit === 1) return `${prefix}${field} is empty`;
  if (keyword !== 'additionalProperties')
    return `${prefix}${field} ${group.forms[field.replace(/_NEXT$/, '')] ?? 'is too long'}`;
  const known = Object.keys(group.schema.properties).map((each) => prefix + each);
  return `${prefix}${field} is not a setting; there are ${known.join(', ')}`;
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}

/** The ID of a next key has no effect without that key. */
export function nextNeedsKey(id: string) {
  return {
    if: { required: [id] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { anyOf: [{ required: ['PRIVATE_KEY_NEXT'] }, { required: ['KEY_VAULT_KEY_NEXT'] }] },
  };
}
