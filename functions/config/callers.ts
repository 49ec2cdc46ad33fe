// The callers that the settings list: CALLER__NAME__KEY_SHA256 and what goes with it.
import { checkSettings, type SettingGroup } from './settings.ts';

type Fields = Readonly<Record<string, string>>;

/** The name of everyone who is not listed. */
export const DEFAULT_CALLER = 'default';

/** A text, and the setting that it comes from. */
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
  /** Calls in a minute, where they are limited, and the setting that says so. */
  readonly callsPerMinute?: { readonly most: number; readonly setting: string } | undefined;
}

/** The listed callers; what is wrong with them stops the relay, as a caller would else get a policy that nobody meant. */
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

/** What is no number is a fault of the settings, and told as such. */
export function callsPerMinuteOf(fields: Fields, prefix: string): CallerConfig['callsPerMinute'] {
  const told = givenSetting(fields, 'CALLS_PER_MINUTE', prefix);
  return told && { most: Number(told.text), setting: told.setting };
}

/** A field as a text that knows its setting. */
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
