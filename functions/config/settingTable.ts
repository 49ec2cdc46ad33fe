// Tables of settings, and the messages for invalid ones. A message never contains a value.
// A relay may have tens of thousands of settings, and all of them are read at start: no schema is compiled for them.
import { VAULT_KEY } from '../auth/keyVaultSigner.ts';

/** The format of a value. An invalid value is reported as `must`, or as too long where there is none. */
export interface SettingFormat {
  readonly pattern?: RegExp;
  /** In characters. */
  readonly longest?: number;
  /** In characters. */
  readonly shortest?: number;
  /** Description of the format, to follow the name of the setting. */
  readonly must?: string;
}

/** The settings of an account, a caller or the relay, by field name. */
export interface SettingTable {
  readonly fields: Readonly<Record<string, SettingFormat>>;
  readonly required?: readonly string[];
  /** The field that says which others there are. If its value is invalid, that is the only fault reported. */
  readonly discriminator?: string;
  /** At least one of these has to be set. If none is, the first is reported as missing. */
  readonly anyOf?: readonly string[];
  /** The ID of the second key, which has no effect without that key; whether the key has none without the ID, either. */
  readonly next?: { readonly id: string; readonly needsId: boolean };
}

/** Characters of an ID. */
export const ID_FORMAT = /^[A-Za-z0-9._-]{1,128}$/;

/** A key as text. */
export const keyFormat: SettingFormat = { shortest: 1, longest: 65_536 };

/** The address of a key in Key Vault. */
export const vaultKeyFormat: SettingFormat = {
  pattern: VAULT_KEY,
  must: 'must be the address of a key in Azure Key Vault, such as https://my-vault.vault.azure.net/keys/my-key',
};

/** A key is text or the address of a key in Key Vault. `_NEXT` is the second key, for rotation without downtime. */
export const keyFields = ['PRIVATE_KEY', 'KEY_VAULT_KEY'];

const none: readonly string[] = [];

/** Validates the fields of one account, one caller or the relay. Returns one sentence for each fault, with the full names. */
export function checkFields(
  table: SettingTable,
  prefix: string,
  given: Readonly<Record<string, string>>,
): readonly string[] {
  if (isFaultless(table, given)) return none;
  const { fields, required = none, discriminator, anyOf, next } = table;
  const missing = [
    anyOf && !anyOf.some((field) => field in given) ? anyOf[0] : undefined,
    ...required.map((field) => (field in given ? undefined : field)),
    next && missingForNext(next, given),
  ];
  if (hasInvalidDiscriminator(table, given)) return [`${prefix}${discriminator} ${fields[discriminator ?? '']?.must}`];
  const faults = missing.flatMap((field) => (field === undefined ? none : `${prefix}${field} is missing`));
  for (const field of Object.keys(given))
    if (!Object.hasOwn(fields, field)) faults.push(unknown(fields, prefix, field));
  for (const field in fields) {
    const fault = given[field] === undefined ? undefined : formatFault(fields[field] ?? {}, given[field]);
    if (fault) faults.push(`${prefix}${field} ${fault}`);
  }
  return faults;
}

/** Whether the field that says which others there are has an invalid value. */
export function hasInvalidDiscriminator(
  { fields, discriminator = '' }: SettingTable,
  given: Readonly<Record<string, unknown>>,
): boolean {
  const value = given[discriminator];
  return typeof value === 'string' && formatFault(fields[discriminator] ?? {}, value) !== undefined;
}

/** Whether `checkFields` finds nothing: there may be thousands of callers and accounts, and hardly any has a fault. */
function isFaultless(
  { fields, required = none, anyOf, next }: SettingTable,
  given: Readonly<Record<string, string>>,
): boolean {
  if (anyOf && !anyOf.some((field) => field in given)) return false;
  if (!required.every((field) => field in given) || (next && missingForNext(next, given))) return false;
  for (const field in given) {
    const format = Object.hasOwn(fields, field) ? fields[field] : undefined;
    if (!format || formatFault(format, given[field] as string) !== undefined) return false;
  }
  return true;
}

function missingForNext({ id, needsId }: NonNullable<SettingTable['next']>, given: object): string | undefined {
  const hasKey = keyFields.some((key) => `${key}_NEXT` in given);
  if (id in given) return hasKey ? undefined : `${keyFields[0]}_NEXT`;
  return hasKey && needsId ? id : undefined;
}

function formatFault(format: SettingFormat, value: string): string | undefined {
  const { pattern, longest, shortest, must } = format;
  if (shortest !== undefined && value.length < shortest) return must ?? 'is empty';
  if (longest !== undefined && value.length > longest) return must ?? 'is too long';
  return pattern && !pattern.test(value) ? must : undefined;
}

function unknown(fields: SettingTable['fields'], prefix: string, field: string): string {
  const known = Object.keys(fields).map((each) => prefix + each);
  return `${prefix}${field} is not a setting; there are ${known.join(', ')}`;
}
