// Starts the simulated stores on loopback.
import { type Store, storeNames } from '../../connector/core/stores.ts';
import { originSettings } from '../../functions/config/origins.ts';
import type { Origins } from '../../functions/config/storeSettings.ts';
import { systemTime } from '../../functions/core/time.ts';
import type { PageForms } from './apple/engine/pageForm.ts';
import { type InjectedFault, openFaults } from './faults.ts';
import type { SeenRequest } from './httpMessage.ts';
import { profileCookies } from './samsung/profile.ts';
import { type OpenStore, openStore } from './server.ts';
import { simulatedStores } from './stores.ts';

export interface Sandbox {
  /** The hosts of each store that is simulated. */
  readonly origins: Readonly<Record<Store, Origins>>;
  /** The settings that connect a relay to this simulator: a default account of each store, and another named GAMES. */
  readonly settings: Readonly<Record<string, string>>;
  /** The settings of each store that is simulated. */
  readonly settingsOf: Readonly<Partial<Record<Store, Readonly<Record<string, string>>>>>;
  /** The four cookie values that loginUserProfile accepts. */
  readonly cookies: Readonly<Record<keyof typeof profileCookies, string>>;
  /** The last requests to a store, oldest first. */
  readonly seen: readonly SeenRequest[];
  /** Injects a fault into the next matching requests. */
  readonly fail: (fault: InjectedFault) => void;
  readonly close: () => Promise<void>;
}

export interface SandboxOptions {
  /** The stores' clock, in milliseconds. */
  readonly now?: () => number;
  /** A monotonic clock in milliseconds: it measures Apple's hour of calls. */
  readonly elapsed?: () => number;
  /** Calls per Apple key and hour. */
  readonly hourLimit?: number;
  /** Where pages of Apple's lists have the next link; default: with and without the cursor, alternating. */
  readonly pages?: PageForms;
  /** Maximum number of resources per page of Apple's lists, whatever the request's limit is. */
  readonly pageSize?: number;
  /** App Store Connect has a resource of every type, including those that no simulated app has. */
  readonly everyType?: boolean;
  /** The port of App Store Connect, which has files to upload; any free one by default, and if it is taken. */
  readonly filesPort?: number;
}

/** Number of requests in `seen`. */
const REMEMBERED = 5_000;

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const {
    now = systemTime.now,
    elapsed = systemTime.elapsed,
    hourLimit = 3600,
    pages = 'alternating',
    pageSize = 8_000,
    everyType = false,
    filesPort = 0,
  } = options;
  const paging = { forms: pages, most: pageSize };
  const faults = openFaults();
  const revoked = new Set<string>();
  const seen: SeenRequest[] = [];
  const note = (message: SeenRequest): void => {
    seen.push(message);
    if (seen.length > REMEMBERED) seen.shift();
  };
  const hosts: OpenStore[] = [];
  const openAll = storeNames.map(async (store) => {
    const open = await simulatedStores[store]?.();
    if (!open) return undefined;
    const opened = await open({
      openHost: async (answer, form = {}) => {
        const host = await openStore({ store, answer, form, now, faults, revoked, note });
        hosts.push(host);
        return host;
      },
      ...{ revoked, elapsed, hourLimit, paging, everyType, filesPort },
    });
    return { store, ...opened };
  });
  const opened = (await Promise.all(openAll)).flatMap((each) => each ?? []);
  const settings = opened.map(
    (each) => [each.store, { ...each.settings, ...hostSettings(each.store, each.origins) }] as const,
  );
  return {
    origins: Object.fromEntries(opened.map(({ store, origins }) => [store, origins])) as Sandbox['origins'],
    settings: {
      ...Object.assign({}, ...settings.map(([, each]) => each)),
      RELAY__SIMULATOR: opened.map(({ store }) => store).join(', '),
    },
    settingsOf: Object.fromEntries(settings),
    cookies: profileCookies,
    seen,
    fail: faults.add,
    close: async () => void (await Promise.all(hosts.map(({ close }) => close()))),
  };
}

function hostSettings(store: Store, origins: Origins): Readonly<Record<string, string>> {
  const values = Object.values(origins);
  return Object.fromEntries(originSettings(store, { origins }).map((name, at) => [name, values[at] ?? '']));
}
