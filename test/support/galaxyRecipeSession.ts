// Galaxy Store as recipes meet it: the sandbox with a clock in the hand of the test, and a relay in front of it.
import { startSandbox } from '../../scripts/simulator/simulator.ts';
import { bothOf } from './clock.ts';
import { openRelay } from './relay.ts';

const MINUTE = 60_000;

/** What an app file begins with: both kinds are ZIP archives. */
export function apk(rest = 'an app of the test'): string {
  return `PK\x03\x04${rest}`;
}

/** The apps of the sandbox that the tests are about. */
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
    { ...sandbox.settings, RELAY__ALLOW: '*, anything', ...settings },
    { ...bothOf(now), patience: () => 1 },
  );
  const asked = (): string[] =>
    sandbox.seen
      .filter(({ url }) => !url.startsWith('/auth/'))
      .map(({ method, url }) => `${method} ${url.split('?')[0]}`);
  return {
    ...relay,
    sandbox,
    /** Everything that was asked of the store, in order, without tokens. */
    asked,
    /** What changed something there, with what was sent. */
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
