// Settings -> config. Every fault of every setting is named at once, each with its cure, and no value is shown.
import { Ajv, type ErrorObject } from 'ajv';
import type { Store } from '../connector/operation.ts';
import { APPLE_ORIGIN } from './apple.ts';
import { DEFAULT_ALLOW } from './authorise.ts';
import { SAMSUNG_ORIGIN } from './samsung.ts';

export type Settings = Readonly<Record<string, string | undefined>>;

/** The settings of one account, by field: KEY_ID, PRIVATE_KEY, ... */
export interface AccountConfig {
  readonly store: Store;
  readonly name: string;
  /** What stands in front of the field: `APPLE__` or `APPLE__GAMES__`. */
  readonly prefix: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
}

export interface Config {
  readonly accounts: readonly AccountConfig[];
  readonly origins: Readonly<Record<Store, string>>;
  readonly deadlineMilliseconds: number;
  readonly allow: string;
  /** Faults that stop the whole relay: with a setting of its own wrong it would do something else than was meant. */
  readonly faults: readonly string[];
}

const id = { type: 'string', pattern: '^[A-Za-z0-9._-]{1,128}$' };
const key = { type: 'string', minLength: 1, maxLength: 65_536 };

/** One schema for all settings of the relay: what each part may hold, in the words of JSON Schema. */
const schemas = {
  apple: {
    type: 'object',
    properties: { KEY_ID: id, ISSUER_ID: id, PRIVATE_KEY: key, SCOPE: { type: 'string', maxLength: 4096 } },
    required: ['KEY_ID', 'PRIVATE_KEY'],
    additionalProperties: false,
  },
  samsung: {
    type: 'object',
    properties: {
      SERVICE_ACCOUNT_ID: id,
      PRIVATE_KEY: key,
      SCOPES: { type: 'string', pattern: '^\\s*(publishing|gss)([\\s,]+(publishing|gss))*\\s*$' },
    },
    required: ['SERVICE_ACCOUNT_ID', 'PRIVATE_KEY'],
    additionalProperties: false,
  },
  relay: {
    type: 'object',
    properties: {
      DEADLINE_SECONDS: { type: 'string', pattern: '^([1-9]|[1-9]\\d|1\\d\\d|2[01]\\d|220)$' },
      ALLOW: { type: 'string', pattern: '^[\\w*,\\s-]*$', maxLength: 4096 },
      FUNCTION_KEY: { type: 'string', minLength: 1, maxLength: 512 },
    },
    additionalProperties: false,
  },
} as const;

/** What the forms above mean, in words. */
const forms: Readonly<Record<string, string>> = {
  KEY_ID: 'must be the key ID alone: letters and digits',
  ISSUER_ID: 'must be the issuer ID alone, as App Store Connect shows it above the list of keys',
  SERVICE_ACCOUNT_ID: 'must be the service account ID alone, as Seller Portal shows it',
  SCOPES: 'must be publishing, gss or both, with a comma between',
  DEADLINE_SECONDS: 'must be a whole number from 1 to 220: the host itself gives up after 230 seconds',
  ALLOW: 'must be access classes and operation names, with commas between',
};

const told = (prefix: string, { keyword, instancePath, params }: ErrorObject, known: readonly string[]): string => {
  const field = String(params.missingProperty ?? params.additionalProperty ?? instancePath.slice(1));
  if (keyword === 'required') return `${prefix}${field} is missing`;
  if (keyword === 'additionalProperties')
    return `${prefix}${field} is not a setting; there are ${known.map((each) => prefix + each).join(', ')}`;
  if (keyword === 'minLength') return `${prefix}${field} is empty`;
  return `${prefix}${field} ${forms[field] ?? 'is too long'}`;
};

type Group = keyof typeof schemas;

const makeCheck = () => {
  const ajv = new Ajv({ allErrors: true });
  return (group: Group, prefix: string, fields: object): string[] => {
    ajv.validate(schemas[group], fields);
    return (ajv.errors ?? []).map((error) => told(prefix, error, Object.keys(schemas[group].properties)));
  };
};

/** The settings below a prefix, by account name: `APPLE__GAMES__KEY_ID` is KEY_ID of games, `APPLE__KEY_ID` that of default. */
const grouped = (settings: Settings, group: string): Map<string, Record<string, string>> => {
  const groups = new Map<string, Record<string, string>>();
  for (const [setting, value] of Object.entries(settings)) {
    const [first, ...rest] = setting.split('__');
    if (first !== group || rest.length === 0 || value === undefined) continue;
    const field = rest.pop() ?? '';
    const name = rest.length > 0 ? rest.join('__').toLowerCase() : 'default';
    groups.set(name, { ...groups.get(name), [field]: value.trim() });
  }
  return groups;
};

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

const originFault = (setting: string, value: string): string | undefined => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || url.origin !== value.replace(/\/$/, ''))
    return `${setting} must be an origin alone, such as ${APPLE_ORIGIN}`;
  const open = url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname));
  return open ? undefined : `${setting} must begin with https:// (plain http is for this machine alone)`;
};

type Check = ReturnType<typeof makeCheck>;

const readAccounts = (settings: Settings, store: Store, check: Check): AccountConfig[] => {
  const group = store.toUpperCase();
  // an empty setting counts as none: Azure slots and templates leave such ones behind
  const given = Object.entries(settings).filter(([setting, value]) => value?.trim() && setting !== `${group}__ORIGIN`);
  return [...grouped(Object.fromEntries(given), group)].map(([name, fields]) => {
    const prefix = name === 'default' ? `${group}__` : `${group}__${name.toUpperCase()}__`;
    const problems = check(store, prefix, fields);
    return { store, name, prefix, fields, problems };
  });
};

const readOrigin = (settings: Settings, store: Store, real: string, faults: string[]): string => {
  const setting = `${store.toUpperCase()}__ORIGIN`;
  const value = settings[setting];
  if (value === undefined) return real;
  const fault = originFault(setting, value);
  if (fault) faults.push(fault);
  return fault ? real : value.replace(/\/$/, '');
};

/** Reads all settings. A name that looks like ours but is none is a fault: mistyped, it would be without effect. */
export const readConfig = (settings: Settings): Config => {
  const check = makeCheck();
  const { default: relay = {}, ...others } = Object.fromEntries(grouped(settings, 'RELAY'));
  const faults = check('relay', 'RELAY__', relay);
  for (const name of Object.keys(others)) faults.push(`RELAY__${name.toUpperCase()}__ begins no setting of the relay`);
  return {
    accounts: (['apple', 'samsung'] as const).flatMap((store) => readAccounts(settings, store, check)),
    origins: {
      apple: readOrigin(settings, 'apple', APPLE_ORIGIN, faults),
      samsung: readOrigin(settings, 'samsung', SAMSUNG_ORIGIN, faults),
    },
    deadlineMilliseconds: Number(relay.DEADLINE_SECONDS ?? 100) * 1000,
    allow: relay.ALLOW ?? DEFAULT_ALLOW,
    faults,
  };
};
