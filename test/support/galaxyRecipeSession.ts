// A relay in front of the simulated Galaxy Store, whose clock the test controls.
import { startSandbox } from '../../scripts/simulator/simulator.ts';
import { bothOf } from './clock.ts';
import { openRelay } from './relay.ts';

const MINUTE = 60_000;

/** The first bytes of an app file: APK and AAB are ZIP archives. */
export function apk(rest = 'an app of the test'): string {
  return `PK\x03\x04${rest}`;
}

/** The simulated apps that the tests use. */
export const galaxyApps = {
  /** On sale, without a draft; goes live when the seller says so. */
  tidewater: '000007100001',
  /** On sale, with an open draft. */
  sparrow: '000007100038',
  /** On sale, with a version that is approved. */
  marea: '000007100075',
} as const;

function isSamsungWrite({ store, method, url }: { store: string; method: string; url: string }): boolean {
  return store === 'samsung' && method !== 'GET' && !url.startsWith('/auth/');
}

export async function openGalaxy(settings: Readonly<Record<string, string>> = {}) {
  const clock = { now: Date.parse('2026-11-22T12:00:00Z') };
  const now = (): number => clock.now;
  const sandbox = await startSandbox({ now });
  const relay = openRelay(
    { ...sandbox.settings, RELAY__ALLOW: '*, anything', RELAY__FILE_HOSTS: 'builds.example.com', ...settings },
    { ...bothOf(now), pollDelay: () => 1 },
  );
  const asked = (): string[] =>
    sandbox.seen
      .filter(({ url }) => !url.startsWith('/auth/'))
      .map(({ method, url }) => `${method} ${url.split('?')[0]}`);
  return {
    ...relay,
    sandbox,
    /** All requests to the store, in order, without tokens. */
    asked,
    /** The writes, with their bodies. */
    written: () => sandbox.seen.filter(isSamsungWrite),
    /** A review takes five minutes. */
    pass: (minutes: number): void => {
      clock.now += minutes * MINUTE;
    },
    update: (query: Readonly<Record<string, string>>, body: string | undefined = apk()) =>
      relay.call('PublishGalaxyUpdate', { query: { gms: 'Y', ...query }, ...(body !== undefined && { body }) }),
    rollout: (body: object) => relay.call('ControlStagedRollout', { body }),
    read: async (contentId: string) => (await relay.call('ReadGalaxyApp', { query: { contentId } })).json,
    close: async (): Promise<void> => {
      await relay.close();
      await sandbox.close();
    },
  };
}
