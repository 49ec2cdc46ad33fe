// The settings of the relay and its callers. Those of accounts are in the definitions of the stores.
import { storeNames } from '../../connector/core/stores.ts';
import { checkFields, type SettingTable } from './settingTable.ts';

export type Settings = Readonly<Record<string, string | undefined>>;

/** Comma-separated names of operations or accounts; may contain `*`, `/` and `-`. */
const names = { pattern: /^[\w*/,\s-]*$/, longest: 4096 };
const allow = { ...names, must: 'must be access classes and operation names, with commas between' };
const accounts = { ...names, must: `must be account names, such as ${storeNames[0]}/games, with commas between` };
const callsPerMinute = {
  pattern: /^([1-9]\d{0,4}|100000)$/,
  must: 'must be a whole number from 1 to 100000',
};
/** A Key Vault reference that Azure did not resolve is no secret. */
const stateKey = {
  pattern: /^(?!@Microsoft\.KeyVault\()/i,
  shortest: 32,
  longest: 512,
  must: 'must be a random text of 32 to 512 characters, such as openssl rand -base64 32 makes',
};
const onOrOff = { pattern: /^(on|off)$/, must: 'must be on or off' };
const oneStore = `(${storeNames.join('|')})`;

/** All settings with the prefix CALLER or RELAY. */
export const settingTables = {
  caller: {
    fields: {
      KEY_SHA256: {
        pattern: /^[A-Fa-f0-9]{64}$/,
        must: 'must be the SHA-256 of the function key, 64 hexadecimal digits',
      },
      PRINCIPAL: {
        pattern: /^[A-Za-z0-9-]{1,64}$/,
        must: 'must be the object ID or application ID of the principal',
      },
      ROLE: { pattern: /^[\w.-]{1,128}$/, must: 'must be the name of an app role' },
      ALLOW: allow,
      ACCOUNTS: accounts,
      CALLS_PER_MINUTE: callsPerMinute,
    },
    anyOf: ['KEY_SHA256', 'PRINCIPAL', 'ROLE'],
  },
  relay: {
    fields: {
      DEADLINE_SECONDS: {
        pattern: /^([1-9]|[1-9]\d|1\d\d|2[01]\d|220)$/,
        must: 'must be a whole number from 1 to 220: Power Automate gives up after 120 seconds, Azure after 230',
      },
      ALLOW: allow,
      ACCOUNTS: accounts,
      CALLS_PER_MINUTE: callsPerMinute,
      PLAN_FIRST: allow,
      QUOTA_RESERVE: {
        pattern: /^([0-9]|[1-8][0-9]|90)$/,
        must: 'must be a whole number from 0 to 90: the percentage of the hourly calls of a store that is kept for writes',
      },
      MEMORY_MB: {
        pattern: /^(1[6-9]|[2-9]\d|[1-9]\d\d|10[01]\d|102[0-4])$/,
        must: 'must be a whole number from 16 to 1024, in MiB: a quarter of the instance’s memory, or less',
      },
      EASY_AUTH: onOrOff,
      OPEN_DEFINITION: onOrOff,
      PAGE: onOrOff,
      FILE_HOSTS: {
        pattern: /^[A-Za-z0-9.,\s-]*$/,
        longest: 4096,
        must: 'must be host names, such as files.example.com, with commas between',
      },
      CALLBACK_HOSTS: {
        pattern: /^[A-Za-z0-9.,*\s-]*$/,
        longest: 4096,
        must: 'must be host names, such as *.logic.azure.com, with commas between',
      },
      PUBLIC_ORIGIN: {
        pattern: /^https:\/\/[A-Za-z0-9.-]+(:\d{1,5})?$/,
        longest: 255,
        must: 'must be an origin alone, such as https://relay.example.com',
      },
      FUNCTION_KEY: { shortest: 1, longest: 512 },
      STATE: { pattern: /^(memory|storage)$/, must: 'must be memory or storage' },
      STATE_KEY: stateKey,
      STATE_KEY_NEXT: stateKey,
      SIMULATOR: {
        pattern: new RegExp(`^\\s*${oneStore}([\\s,]+${oneStore})*\\s*$`),
        must: `must be one or more of ${storeNames.join(', ')}, with commas between`,
      },
    },
  },
} satisfies Record<string, SettingTable>;

/** The faults of the settings of the relay, or of one caller. */
export function checkSettings(
  group: keyof typeof settingTables,
  prefix: string,
  given: Readonly<Record<string, string>>,
): readonly string[] {
  return checkFields(settingTables[group], prefix, given);
}
