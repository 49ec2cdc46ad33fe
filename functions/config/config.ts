// Parses the settings into the configuration. Reports all faults at once, each with its remedy, and shows no values.
import { mapStores, type Store, storeNames } from '../../connector/core/stores.ts';
import { usualBudget } from '../core/instanceMemory.ts';
import { type Secret, secret } from '../core/secret.ts';
import type { StorageConnection } from '../state/storageClients.ts';
import { type AccountConfig, readAccounts } from './accountConfig.ts';
import { type CallbackHosts, readCallbackHosts } from './callbackHosts.ts';
import { type CallerConfig, callsPerMinuteOf, DEFAULT_CALLER, givenSetting, readCallers } from './callers.ts';
import { DEFAULT_ALLOW } from './defaultPolicy.ts';
import { findAliases, reportOf } from './envAliases.ts';
import { type FeatureFlag, featureFlagsOf } from './featureFlags.ts';
import { readFileHosts } from './fileHosts.ts';
import { type Opening, openingOf } from './opening.ts';
import { readOrigins, simulatedIn } from './origins.ts';
import { addSetting, groupSettings } from './settingGroups.ts';
import { checkSettings, type Settings } from './settings.ts';
import { readStorage } from './storage.ts';
import type { Origins, StoresSettings } from './storeSettings.ts';

export type { AccountConfig, KeyConfig } from './accountConfig.ts';

export interface Config extends Opening {
  readonly accounts: readonly AccountConfig[];
  readonly callers: readonly CallerConfig[];
  /** The policy of callers that are not listed. */
  readonly defaultCaller: CallerConfig;
  /** Microsoft Entra ID authenticates callers in front of the relay, and its headers are trusted. */
  readonly easyAuth: boolean;
  readonly origins: Readonly<Record<Store, Origins>>;
  /** Stores simulated on this machine; each response from them says so. */
  readonly simulated: readonly Store[];
  /** Hosts from which a call may fetch a file. */
  readonly fileHosts: readonly string[];
  /** Hosts that events may be sent to. */
  readonly callbackHosts: CallbackHosts;
  /** Origin at which a store reaches the relay; undefined if nothing says it. */
  readonly publicOrigin: string | undefined;
  /**
   * Secrets that authenticate trigger checkpoints, in addition to what is derived from the accounts' keys, and that seal
   * durable state: the first is used, all are accepted.
   */
  readonly stateKeys: readonly Secret[];
  /** The storage account of durable state; undefined: it is kept in this process. */
  readonly storage?: StorageConnection | undefined;
  /** Access classes and operation names that change something only with a plan. */
  readonly planFirst: string;
  /** Share of a store's hourly quota that reads leave for writes: 0.1 is a tenth. */
  readonly quotaReserve: number;
  readonly deadlineMilliseconds: number;
  /** Memory for store responses that are buffered, over all calls, in bytes. */
  readonly memoryBytes: number;
  /** Faults that stop the whole relay: with an invalid setting of its own it would not behave as intended. */
  readonly faults: readonly string[];
  /** Which relay settings are on. */
  readonly switches: readonly FeatureFlag[];
  /** Which fallback names are in use. */
  readonly notes: readonly string[];
}

/** Parses all settings. An unknown name with one of our prefixes is a fault: a mistyped setting would have no effect. */
export function parseConfig(settings: Settings, stores: StoresSettings): Config {
  const { groups, misspelt } = groupSettings(settings);
  const aliases = findAliases(settings, stores, (store) => groups[store].get('default'));
  for (const { store, field, value } of aliases) addSetting(groups[store], field, value.trim());
  const { names, notes } = reportOf(aliases);
  const read = readOrigins(settings, stores);
  const { default: relay = {}, ...others } = Object.fromEntries(groups.relay);
  const faults = [...misspelt.map(inCapitals), ...checkSettings('relay', 'RELAY__', relay)];
  for (const name of Object.keys(others)) faults.push(`RELAY__${name.toUpperCase()}__ begins no setting of the relay`);
  const easyAuth = relay.EASY_AUTH === 'on';
  const allow = givenSetting(relay, 'ALLOW', 'RELAY__') ?? { text: DEFAULT_ALLOW, setting: 'RELAY__ALLOW' };
  return {
    accounts: storeNames.flatMap((store) => readAccounts(groups[store], store, stores, read[store].faults, names)),
    callers: readCallers(groups.caller, { allow, easyAuth }, faults),
    defaultCaller: {
      name: DEFAULT_CALLER,
      allow,
      accounts: givenSetting(relay, 'ACCOUNTS', 'RELAY__'),
      callsPerMinute: callsPerMinuteOf(relay, 'RELAY__'),
    },
    easyAuth,
    ...openingOf(settings),
    origins: mapStores((store) => read[store].origins),
    simulated: simulatedIn(relay.SIMULATOR ?? '', read, faults),
    fileHosts: readFileHosts(relay.FILE_HOSTS ?? '', faults),
    callbackHosts: readCallbackHosts(relay.CALLBACK_HOSTS, faults),
    publicOrigin: relay.PUBLIC_ORIGIN ?? azureOrigin(settings),
    stateKeys: [relay.STATE_KEY, relay.STATE_KEY_NEXT].flatMap((key) => (key === undefined ? [] : secret(key))),
    storage: readStorage(relay.STATE, settings, faults),
    planFirst: relay.PLAN_FIRST ?? '',
    quotaReserve: Number(relay.QUOTA_RESERVE ?? 10) / 100,
    deadlineMilliseconds: Number(relay.DEADLINE_SECONDS ?? 100) * 1000,
    memoryBytes: Number(relay.MEMORY_MB ?? usualBudget()) * 1_048_576,
    faults,
    switches: featureFlagsOf(relay),
    notes,
  };
}

/**
 * The default host name of the app, which Azure sets; the Functions Core Tools set one of this machine with a port.
 * Source: https://learn.microsoft.com/azure/app-service/reference-app-settings
 */
function azureOrigin({ WEBSITE_HOSTNAME = '' }: Settings): string | undefined {
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(WEBSITE_HOSTNAME) ? `https://${WEBSITE_HOSTNAME}` : undefined;
}

function inCapitals(setting: string): string {
  return `${setting} must be written in capitals: ${setting.toUpperCase()}`;
}
