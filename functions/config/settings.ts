// Schema of the settings, and the messages for invalid ones. A message never contains a value.
import { Ajv, type ErrorObject } from 'ajv';
import { VAULT_KEY } from '../auth/keyVaultSigner.ts';

export type Settings = Readonly<Record<string, string | undefined>>;

const id = { type: 'string', pattern: '^[A-Za-z0-9._-]{1,128}$' };
const key = { type: 'string', minLength: 1, maxLength: 65_536 };
const vaultKey = { type: 'string', pattern: VAULT_KEY.source };
/** Calls per minute, 1 to 100,000. */
const calls = { type: 'string', pattern: '^([1-9]\\d{0,4}|100000)$' };
/** Comma-separated names of operations or accounts; may contain `*`, `/` and `-`. */
const names = { type: 'string', pattern: '^[\\w*/,\\s-]*$', maxLength: 4096 };

/** A key is text or the address of a key in Key Vault. `_NEXT` is the second key, for rotation without downtime. */
const keyOrVault = { anyOf: [{ required: ['PRIVATE_KEY'] }, { required: ['KEY_VAULT_KEY'] }] };

/** JSON Schema of all settings. */
export const settingSchemas = {
  apple: {
    type: 'object',
    properties: {
      KEY_ID: id,
      ISSUER_ID: id,
      PRIVATE_KEY: key,
      KEY_VAULT_KEY: vaultKey,
      SCOPE: { type: 'string', maxLength: 4096 },
      KEY_ID_NEXT: id,
      PRIVATE_KEY_NEXT: key,
      KEY_VAULT_KEY_NEXT: vaultKey,
    },
    required: ['KEY_ID'],
    // Apple looks up a key by its ID, so a second key has its own ID
    dependencies: { PRIVATE_KEY_NEXT: ['KEY_ID_NEXT'], KEY_VAULT_KEY_NEXT: ['KEY_ID_NEXT'] },
    ...keyOrVault,
    ...nextNeedsKey('KEY_ID_NEXT'),
    additionalProperties: false,
  },
  samsung: {
    type: 'object',
    properties: {
      SERVICE_ACCOUNT_ID: id,
      PRIVATE_KEY: key,
      KEY_VAULT_KEY: vaultKey,
      SCOPES: { type: 'string', pattern: '^\\s*(publishing|gss)([\\s,]+(publishing|gss))*\\s*$' },
      SERVICE_ACCOUNT_ID_NEXT: id,
      PRIVATE_KEY_NEXT: key,
      KEY_VAULT_KEY_NEXT: vaultKey,
    },
    required: ['SERVICE_ACCOUNT_ID'],
    ...keyOrVault,
    ...nextNeedsKey('SERVICE_ACCOUNT_ID_NEXT'),
    additionalProperties: false,
  },
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
      SIMULATOR: { type: 'string', pattern: '^\\s*(apple|samsung)([\\s,]+(apple|samsung))*\\s*$' },
    },
    additionalProperties: false,
  },
} as const;

/** Descriptions of the formats above. */
const forms: Readonly<Record<string, string>> = {
  KEY_ID: 'must be the key ID alone: letters and digits',
  ISSUER_ID: 'must be the issuer ID alone, as App Store Connect shows it above the list of keys',
  SERVICE_ACCOUNT_ID: 'must be the service account ID alone, as Seller Portal shows it',
  KEY_VAULT_KEY:
    'must be the address of a key in Azure Key Vault, such as https://my-vault.vault.azure.net/keys/my-key',
  SCOPES: 'must be publishing, gss or both, with a comma between',
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
  SIMULATOR: 'must be apple, samsung or both, with a comma between',
  KEY_SHA256: 'must be the SHA-256 of the function key, 64 hexadecimal digits',
  PRINCIPAL: 'must be the object ID or application ID of the principal',
  ROLE: 'must be the name of an app role',
};

/** The message for a missing setting when one of several is required. */
const choices: Readonly<Record<Kind, string>> = {
  apple: 'PRIVATE_KEY',
  samsung: 'PRIVATE_KEY',
  caller: 'KEY_SHA256',
  relay: '',
};

type Kind = keyof typeof settingSchemas;

// our own schemas: validating them against the meta-schema would double the start time
const ajv = new Ajv({ allErrors: true, meta: false, validateSchema: false });

/** The fields of a group by name, each name in lower case; `default` holds the settings without a name. */
export type SettingGroup = ReadonlyMap<string, Readonly<Record<string, string>>>;

export function checkSettings(group: Kind, prefix: string, fields: object): string[] {
  ajv.validate(settingSchemas[group], fields);
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

function told(group: Kind, prefix: string, { keyword, instancePath, schemaPath, params }: ErrorObject): string {
  const field = String(params.missingProperty ?? params.additionalProperty ?? instancePath.slice(1));
  if (keyword === 'anyOf')
    return `${prefix}${choices[group]}${schemaPath.startsWith('#/then') ? '_NEXT' : ''} is missing`;
  if (keyword === 'required' || keyword === 'dependencies') return `${prefix}${field} is missing`;
  if (keyword === 'minLength' && params.limit === 1) return `${prefix}${field} is empty`;
  if (keyword !== 'additionalProperties')
    return `${prefix}${field} ${forms[field.replace(/_NEXT$/, '')] ?? 'is too long'}`;
  const known = Object.keys(settingSchemas[group].properties).map((each) => prefix + each);
  return `${prefix}${field} is not a setting; there are ${known.join(', ')}`;
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}

/** The ID of a next key has no effect without that key. */
function nextNeedsKey(id: string) {
  return {
    if: { required: [id] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { anyOf: [{ required: ['PRIVATE_KEY_NEXT'] }, { required: ['KEY_VAULT_KEY_NEXT'] }] },
  };
}
