// The callers in the settings: CALLER__NAME__KEY_SHA256 and its companions.
import { checkSettings, type SettingGroup } from './settings.ts';

type Fields = Readonly<Record<string, string>>;

/** Name of every caller that is not listed. */
export const DEFAULT_CALLER = 'default';

/** A text, and the setting that holds it. */
export interface GivenSetting {
  readonly text: string;
  readonly setting: string;
}

export interface CallerConfig {
  readonly name: string;
  readonly keyDigest?: Buffer | undefined;
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
  const { default: nameless, ...callers } = Object.fromEntries(group);
  for (const field of Object.keys(nameless ?? {})) {
    faults.push(
      `CALLER__${field} names no caller: write CALLER__NAME__${field}, or RELAY__${field} for everyone who is not listed`,
    );
  }
  const seen = new Map<string, string>();
  return Object.entries(callers).map(([name, fields]) => {
    const prefix = `CALLER__${name.toUpperCase()}__`;
    faults.push(...checkSettings('caller', prefix, fields));
    const digest = fields.KEY_SHA256?.toLowerCase() ?? prefix;
    const twin = seen.get(digest);
    if (twin) faults.push(`${twin}KEY_SHA256 and ${prefix}KEY_SHA256 are the same: one key cannot be two callers`);
    seen.set(digest, prefix);
    for (const field of ['PRINCIPAL', 'ROLE'])
      if (fields[field] !== undefined && !easyAuth)
        faults.push(`${prefix}${field} needs RELAY__EASY_AUTH=on: without it nobody vouches for the caller`);
    return readCaller(name, fields, allow);
  });
}

/** Reports a value that is not a number as a fault. */
export function callsPerMinuteOf(fields: Fields, prefix: string): CallerConfig['callsPerMinute'] {
  const told = givenSetting(fields, 'CALLS_PER_MINUTE', prefix);
  return told && { most: Number(told.text), setting: told.setting };
}

/** A field as text with the name of its setting. */
export function givenSetting(fields: Fields, field: string, prefix: string): GivenSetting | undefined {
  const text = fields[field];
  return text === undefined ? undefined : { text, setting: `${prefix}${field}` };
}

function readCaller(name: string, fields: Fields, fallback: GivenSetting): CallerConfig {
  const prefix = `CALLER__${name.toUpperCase()}__`;
  return {
    name,
    keyDigest: fields.KEY_SHA256 === undefined ? undefined : Buffer.from(fields.KEY_SHA256, 'hex'),
    principal: fields.PRINCIPAL?.toLowerCase(),
    role: fields.ROLE,
    allow: givenSetting(fields, 'ALLOW', prefix) ?? fallback,
    accounts: givenSetting(fields, 'ACCOUNTS', prefix),
    callsPerMinute: callsPerMinuteOf(fields, prefix),
  };
}
