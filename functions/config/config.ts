// Settings -> config. Every fault of every setting is named at once, each with its cure, and no value is shown.
import { type Store, storeNames } from '../../connector/core/stores.ts';
import { usualBudget } from '../core/instanceMemory.ts';
import { type Secret, secret } from '../core/secret.ts';
import { type AccountConfig, readAccounts } from './accountConfig.ts';
import { type CallerConfig, callsPerMinuteOf, DEFAULT_CALLER, givenSetting, readCallers } from './callers.ts';
import { DEFAULT_ALLOW } from './defaultPolicy.ts';
import { withAliases } from './envAliases.ts';
import { type FeatureFlag, featureFlagsOf } from './featureFlags.ts';
import { readFileHosts } from './fileHosts.ts';
import { type Origins, readOrigins, simulatedIn } from './origins.ts';
import { checkSettings, groupSettings, type Settings } from './settings.ts';

export type { AccountConfig, KeyConfig } from './accountConfig.ts';

export interface Config {
  readonly accounts: readonly AccountConfig[];
  readonly callers: readonly CallerConfig[];
  /** Everyone who is not listed. */
  readonly defaultCaller: CallerConfig;
  /** Microsoft Entra ID stands in front, and its word on the caller is to be trusted. */
  readonly easyAuth: boolean;
  /** The definition is for everyone, with a key or without. */
  readonly openDefinition: boolean;
  /** The page of the relay is there. */
  readonly page: boolean;
  readonly origins: Readonly<Record<Store, Origins>>;
  /** Stores that are simulated on this machine: every answer that comes of them says so. */
  readonly simulated: readonly Store[];
  /** Hosts that a call may name as the place of a file. */
  readonly fileHosts: readonly string[];
  /** What the states of triggers are authenticated with, besides what is derived of the accounts' keys. */
  readonly stateKey?: Secret | undefined;
  /** The part of a store's hourly quota that reads leave for writes: 0.1 is a tenth. */
  readonly quotaReserve: number;
  readonly deadlineMilliseconds: number;
  /** What all calls together may hold of answers that they read whole, in bytes. */
  readonly memoryBytes: number;
  /** Faults that stop the whole relay: with a setting of its own wrong it would do something else than was meant. */
  readonly faults: readonly string[];
  /** Which settings of the relay itself are on. */
  readonly switches: readonly FeatureFlag[];
  /** Which names of other tools were taken. */
  readonly notes: readonly string[];
}

/** Reads all settings. A name that looks like ours but is none is a fault: mistyped, it would be without effect. */
export function readConfig(all: Settings): Config {
  const { settings, notes, names } = withAliases(filled(all));
  const read = readOrigins(settings);
  const groupOf = groupSettings(settings);
  const { default: relay = {}, ...others } = Object.fromEntries(groupOf('RELAY'));
  const faults = [...misspelt(settings), ...checkSettings('relay', 'RELAY__', relay)];
  for (const name of Object.keys(others)) faults.push(`RELAY__${name.toUpperCase()}__ begins no setting of the relay`);
  const easyAuth = relay.EASY_AUTH === 'on';
  const allow = givenSetting(relay, 'ALLOW', 'RELAY__') ?? { text: DEFAULT_ALLOW, setting: 'RELAY__ALLOW' };
  return {
    accounts: storeNames.flatMap((store) =>
      readAccounts(groupOf(store.toUpperCase()), store, read[store].faults, names),
    ),
    callers: readCallers(groupOf('CALLER'), { allow, easyAuth }, faults),
    defaultCaller: {
      name: DEFAULT_CALLER,
      allow,
      accounts: givenSetting(relay, 'ACCOUNTS', 'RELAY__'),
      callsPerMinute: callsPerMinuteOf(relay, 'RELAY__'),
    },
    easyAuth,
    openDefinition: relay.OPEN_DEFINITION === 'on',
    page: relay.PAGE === 'on',
    origins: { apple: read.apple.origins, samsung: read.samsung.origins },
    simulated: simulatedIn(relay.SIMULATOR ?? '', read, faults),
    fileHosts: readFileHosts(relay.FILE_HOSTS ?? '', faults),
    stateKey: relay.STATE_KEY === undefined ? undefined : secret(relay.STATE_KEY),
    quotaReserve: Number(relay.QUOTA_RESERVE ?? 10) / 100,
    deadlineMilliseconds: Number(relay.DEADLINE_SECONDS ?? 100) * 1000,
    memoryBytes: Number(relay.MEMORY_MB ?? usualBudget()) * 1_048_576,
    faults,
    switches: featureFlagsOf(relay),
    notes,
  };
}

/** An empty setting counts as none, as Azure's slots and templates leave such ones behind; an empty policy allows nothing. */
function filled(settings: Settings): Settings {
  const isFilled = (setting: string): boolean =>
    Boolean(settings[setting]?.trim()) || /__(ALLOW|ACCOUNTS)$/.test(setting);
  const names = Object.keys(settings);
  const left = names.filter(isFilled);
  if (left.length === names.length) return settings; // a copy of thousands takes longer than the look at them
  return Object.fromEntries(left.map((setting) => [setting, settings[setting]]));
}

/** On Linux a setting in small letters is another setting: a policy that is written so would be without effect. */
function misspelt(settings: Settings): string[] {
  return Object.keys(settings)
    .filter((setting) => /^(apple|samsung|relay|caller)__/i.test(setting) && setting !== setting.toUpperCase())
    .map((setting) => `${setting} must be written in capitals: ${setting.toUpperCase()}`);
}
