// What expires: rows of every account with the days that are left, and no content of a certificate or profile.
import { startSandbox } from '../../../scripts/simulator/simulator.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openRelay } from '../../support/relay.ts';

const open = closeLater();
const NOW = Date.parse('2026-11-22T12:00:00Z');

async function start(more: Readonly<Record<string, string>> = {}) {
  const now = () => NOW;
  const sandbox = await open(startSandbox({ now }));
  const relay = await open(openRelay({ ...sandbox.settings, ...more }, { now, pollDelay: () => 1 }));
  const list = async (query: Readonly<Record<string, string>> = {}) => {
    const { status, json } = await relay.call('ListExpirations', { query });
    const rows: readonly Row[] = json.expirations ?? [];
    return { status, json, rows };
  };
  return { sandbox, list, ...relay };
}

interface Row {
  readonly store: string;
  readonly account: string;
  readonly kind: string;
  readonly name: string;
  readonly appName?: string;
  readonly bundleId?: string;
  readonly platform?: string;
  readonly daysLeft: number;
  readonly state: string;
  readonly expiresAt: string;
}

function shown({ kind, name, daysLeft, state }: Row): string {
  return `${kind} ${name}: ${daysLeft} ${state}`;
}

describe('List what expires', () => {
  test('has certificates, profiles and the newest builds, the first to expire first', async () => {
    const { list } = await start();
    const { status, rows } = await list({ withinDays: '30', account: 'default' });
    expect([status, rows.map(shown)]).toEqual([
      200,
      [
        'certificate Jonas Bekele: -4 EXPIRED',
        'testflightBuild 142: 5 VALID',
        'testflightBuild 142: 5 VALID',
        'certificate Apple Distribution: Sandbox Studio: 12 VALID',
        'profile Tidewater Almanac IOS_APP_STORE: 12 VALID',
        'profile Sparrow Ledger IOS_APP_ADHOC: 25 VALID',
      ],
    ]);
    expect(rows[1]).toMatchObject({
      appName: 'Amber Field Guide',
      bundleId: 'com.example.amberfield',
      platform: 'IOS',
    });
    expect(rows[4]).toMatchObject({ bundleId: 'com.example.tidewater', expiresAt: '2026-12-04T17:30:00+00:00' });
  });

  test('says that a profile cannot be used any more, long before its end', async () => {
    const { list } = await start();
    const { rows } = await list({ kinds: 'profile', account: 'default' });
    expect(rows.filter(({ state }) => state === 'INVALID').map(shown)).toEqual([
      'profile Bramble Recipes IOS_APP_DEVELOPMENT: 150 INVALID',
    ]);
  });

  test('never asks for the content of a certificate or profile, and never answers one', async () => {
    const { list, sandbox } = await start();
    const { json } = await list();
    const asked = sandbox.seen
      .map(({ url }) => decodeURIComponent(url))
      .filter((url) => /certificates|profiles/.test(url));
    expect(asked.length).toBeGreaterThan(1);
    expect(sandbox.seen.filter(({ body }) => body !== '')).toEqual([]);
    for (const url of asked) {
      expect(url).toMatch(/fields\[(certificates|profiles)\]=/);
      expect(url).not.toContain('Content');
    }
    expect(JSON.stringify(json)).not.toMatch(/Content|Y29udGVudCBvZi/);
  });

  test('lists the older builds of an app only when they are asked for', async () => {
    const { list } = await start();
    const newest = (await list({ kinds: 'testflightBuild', account: 'default' })).rows;
    const all = (await list({ kinds: 'testflightBuild', account: 'default', olderBuilds: 'true' })).rows;
    const apps = newest.map(({ appName, platform }) => `${appName} ${platform}`);
    expect(new Set(apps).size).toBe(apps.length);
    expect(all.length).toBeGreaterThan(newest.length);
  });

  test('an account whose key may not read a kind has a problem for it, and its other rows', async () => {
    const { list } = await start();
    const { json, rows } = await list({ account: 'games' });
    expect(json.problems.map(({ account, kind, code }: Record<string, string>) => [account, kind, code])).toEqual([
      ['games', 'certificate', 'credentials_refused'],
      ['games', 'profile', 'credentials_refused'],
    ]);
    expect(json.problems[0].message).toContain('An individual key does not reach certificates, profiles');
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['testflightBuild']));
  });

  test('an account that cannot be used is a problem, and the others are listed', async () => {
    const { list } = await start({ APPLE__LATER__KEY_ID: 'LATER00001' });
    const { status, json, rows } = await list({ kinds: 'testflightBuild' });
    expect([status, json.problems]).toEqual([
      200,
      [expect.objectContaining({ store: 'apple', account: 'later', code: 'not_configured' })],
    ]);
    expect(new Set(rows.map(({ account }) => account))).toEqual(new Set(['default', 'games']));
  });

  test('notes what the stores do not return, and asks Galaxy Store nothing', async () => {
    const { list, sandbox } = await start();
    const { json, rows } = await list({ store: 'samsung' });
    expect([rows, json.problems, json.notes]).toEqual([
      [],
      [],
      ['A Galaxy Store access token does not expire, and the API lists no service accounts and no certificates.'],
    ]);
    expect(sandbox.seen).toEqual([]);
    expect((await list({ store: 'apple' })).json.notes.join(' ')).toMatch(/agreements.*API keys/);
  });

  test('an unknown account is an error', async () => {
    const { list } = await start();
    expect((await list({ account: 'nobody' })).json.error.code).toBe('unknown_account');
  });
});
