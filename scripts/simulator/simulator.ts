// Starts both simulated stores on loopback.
import { systemTime } from '../../functions/core/time.ts';
import { openApple } from './apple/apple.ts';
import type { PageForms } from './apple/engine/pageForm.ts';
import { type InjectedFault, openFaults } from './faults.ts';
import type { SeenRequest, SimulatedAnswer, SimulatedStore } from './httpMessage.ts';
import { makeAccounts } from './keys.ts';
import { profileCookies } from './samsung/profile.ts';
import { openSamsung } from './samsung/samsung.ts';
import { openStore } from './server.ts';

export interface Sandbox {
  readonly apple: { readonly origin: string };
  readonly samsung: { readonly origin: string; readonly uploadOrigin: string; readonly iapOrigin: string };
  /** The settings that connect a relay to this simulator: a default account of each store, and another named GAMES. */
  readonly settings: Readonly<Record<string, string>>;
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
  } = options;
  const paging = { forms: pages, most: pageSize };
  const accounts = await makeAccounts();
  const faults = openFaults();
  const revoked = new Set<string>();
  const seen: SeenRequest[] = [];
  const note = (message: SeenRequest): void => {
    seen.push(message);
    if (seen.length > REMEMBERED) seen.shift();
  };
  const open = (store: SimulatedStore, answer: SimulatedAnswer, compresses: boolean) =>
    openStore({ store, answer, compresses, now, faults, revoked, note });
  const galaxy = openSamsung({ accounts: accounts.samsung, revoked });
  const [apple, upload, iap] = await Promise.all([
    open('apple', openApple({ accounts: accounts.apple, revoked, hourLimit, elapsed, paging, everyType }), true),
    open('samsung', galaxy.upload, false),
    open('samsung', galaxy.iap, false),
  ]);
  const samsung = await open('samsung', galaxy.gateway(upload.origin), false);
  const all = [apple, samsung, upload, iap];
  return {
    apple: { origin: apple.origin },
    samsung: { origin: samsung.origin, uploadOrigin: upload.origin, iapOrigin: iap.origin },
    settings: {
      ...accounts.settings,
      APPLE__ORIGIN: apple.origin,
      SAMSUNG__ORIGIN: samsung.origin,
      SAMSUNG__UPLOAD_ORIGIN: upload.origin,
      SAMSUNG__IAP_ORIGIN: iap.origin,
      RELAY__SIMULATOR: 'apple, samsung',
    },
    cookies: profileCookies,
    seen,
    fail: faults.add,
    close: async () => void (await Promise.all(all.map(({ close }) => close()))),
  };
}
