// The hosts of the stores, and the settings that replace them.
import { stores as facts, type Store, settingsName, storeNames } from '../../connector/core/stores.ts';
import { isLoopback } from '../core/loopback.ts';
import type { Settings } from './settings.ts';
import type { Origins, StoreSettings } from './storeSettings.ts';

type OriginSettings = Pick<StoreSettings, 'origins'>;

type ReadOrigins = Readonly<Record<Store, { readonly origins: Origins; readonly faults: readonly string[] }>>;

/** The host settings of a store. */
export function originSettings(store: Store, { origins }: OriginSettings): readonly string[] {
  return Object.keys(origins).map((host) => settingOf(store, host));
}

/** The origins of all stores, and the faults of each store's host settings. */
export function readOrigins(settings: Settings, stores: Readonly<Record<Store, OriginSettings>>): ReadOrigins {
  const read = storeNames.map((store) => {
    const faults: string[] = [];
    return [store, { origins: readStore(settings, store, stores[store], faults), faults }] as const;
  });
  return Object.fromEntries(read) as unknown as ReadOrigins;
}

/** The stores that RELAY__SIMULATOR names. A store is simulated on this machine or not at all; any other address may be a real store. */
export function simulatedIn(text: string, read: ReadOrigins, faults: string[]): readonly Store[] {
  const named = storeNames.filter((store) => text.split(/[\s,]+/).includes(store));
  const isHere = (store: Store): boolean => Object.values(read[store].origins).every(isLoopback);
  for (const store of named.filter((each) => !isHere(each)))
    faults.push(`RELAY__SIMULATOR names ${store}, but ${settingOf(store, 'api')} is not on this machine`);
  return named.filter(isHere);
}

function settingOf(store: Store, host: string): string {
  const kind = facts[store].kind?.name;
  return `${settingsName(store)}__${kind ? `${kind}_` : ''}${host === 'api' ? '' : `${host}_`}ORIGIN`.toUpperCase();
}

/** Where the API host is replaced, the store's other hosts default to the same one, so that no simulator token reaches the real store. */
function readStore(settings: Settings, store: Store, { origins }: OriginSettings, faults: string[]): Origins {
  const given = (host: string): string | undefined => {
    const setting = settingOf(store, host);
    const value = settings[setting]?.trim() ? settings[setting] : undefined;
    const fault = value === undefined ? undefined : faultOf(setting, value, origins.api);
    if (fault) faults.push(fault);
    return fault ? undefined : value?.replace(/\/$/, '');
  };
  const api = given('api');
  const others = Object.entries(origins).filter(([host]) => host !== 'api');
  return {
    api: api ?? origins.api,
    ...Object.fromEntries(others.map(([host, origin]) => [host, given(host) ?? api ?? origin])),
  };
}

function faultOf(setting: string, value: string, example: string): string | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || url.origin !== value.replace(/\/$/, '')) return `${setting} must be an origin alone, such as ${example}`;
  const open = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.origin));
  return open ? undefined : `${setting} must begin with https:// (plain http is for this machine alone)`;
}
