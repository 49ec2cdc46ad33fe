// The callers in the settings: CALLER__NAME__KEY_SHA256 and its companions.
import type { SettingFields, SettingGroup } from './settingGroups.ts';
import { checkSettings, type Settings } from './settings.ts';

/** Name of every caller that is not listed. */
export const DEFAULT_CALLER = 'default';

/** Length of a SHA-256. */
const DIGEST_BYTES = 32;

const needEasyAuth = ['PRINCIPAL', 'ROLE'] as const;
const NEEDS_EASY_AUTH = 'needs RELAY__EASY_AUTH=on: without it the relay cannot verify the caller';

/** A text, and the setting that holds it. */
export interface GivenSetting {
  readonly text: string;
  readonly setting: string;
}

export interface CallerConfig {
  readonly name: string;
  /** SHA-256 of the function key, in lower-case hexadecimal digits. */
  readonly keyDigest?: string | undefined;
  readonly principal?: string | undefined;
  readonly role?: string | undefined;
  readonly allow: GivenSetting;
  readonly accounts?: GivenSetting | undefined;
  /** Rate limit in calls per minute, if any, and its setting. */
  readonly callsPerMinute?: { readonly most: number; readonly setting: string } | undefined;
}

/** The listed callers. Any fault in them stops the relay, since a caller could otherwise get an unintended policy. */
export function readCallers(
  group: SettingGroup,
  { allow, easyAuth }: { readonly allow: GivenSetting; readonly easyAuth: boolean },
  faults: string[],
): CallerConfig[] {
  for (const field of Object.keys(group.get('default') ?? {})) {
    faults.push(
      `CALLER__${field} does not name a caller: write CALLER__NAME__${field}, or RELAY__${field} for everyone who is not listed`,
    );
  }
  const seen = new Map<string, string>();
  const callers: CallerConfig[] = [];
  for (const [name, fields] of group) {
    if (name === 'default') continue;
    const prefix = `CALLER__${name.toUpperCase()}__`;
    for (const fault of checkSettings('caller', prefix, fields)) faults.push(fault);
    const digest = fields.KEY_SHA256?.toLowerCase() ?? prefix;
    const twin = seen.get(digest);
    if (twin)
      faults.push(`${twin}KEY_SHA256 and ${prefix}KEY_SHA256 are the same: one key cannot identify two callers`);
    seen.set(digest, prefix);
    if (!easyAuth) addUnvouched(fields, prefix, faults);
    callers.push(readCaller(name, prefix, fields, allow));
  }
  return callers;
}

/** The digests of all callers' keys, without reading anything else: for a host that checks the keys itself. */
export function callerDigests(settings: Settings): readonly Buffer[] {
  return Object.keys(settings)
    .filter((setting) => /^CALLER__.+__KEY_SHA256$/.test(setting))
    .map((setting) => Buffer.from(settings[setting]?.trim() ?? '', 'hex'))
    .filter(({ length }) => length === DIGEST_BYTES);
}

/** Reports a value that is not a number as a fault. */
export function callsPerMinuteOf(fields: SettingFields, prefix: string): CallerConfig['callsPerMinute'] {
  const given = givenSetting(fields, 'CALLS_PER_MINUTE', prefix);
  return given && { most: Number(given.text), setting: given.setting };
}

/** A field as text with the name of its setting. */
export function givenSetting(fields: SettingFields, field: string, prefix: string): GivenSetting | undefined {
  const text = fields[field];
  return text === undefined ? undefined : { text, setting: `${prefix}${field}` };
}

function addUnvouched(fields: SettingFields, prefix: string, faults: string[]): void {
  for (const field of needEasyAuth)
    if (fields[field] !== undefined) faults.push(`${prefix}${field} ${NEEDS_EASY_AUTH}`);
}

function readCaller(name: string, prefix: string, fields: SettingFields, fallback: GivenSetting): CallerConfig {
  return {
    name,
    keyDigest: fields.KEY_SHA256?.toLowerCase(),
    principal: fields.PRINCIPAL?.toLowerCase(),
    role: fields.ROLE,
    allow: givenSetting(fields, 'ALLOW', prefix) ?? fallback,
    accounts: givenSetting(fields, 'ACCOUNTS', prefix),
    callsPerMinute: callsPerMinuteOf(fields, prefix),
  };
}
