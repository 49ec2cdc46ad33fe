// What expires: rows of every account with the days that are left, and no content of a certificate or profile.
import { startSandbox } from '../../../scripts/simulator/simulator.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openRelay } from '../../support/relay.ts';

const open = closeLater();

async function start(more: Readonly<Record<string, string>> = {}) {
  const sandbox = await open(startSandbox());
  const relay = await open(openRelay({ ...sandbox.settings, ...more }, { pollDelay: () => 1 }));
  return { sandbox, ...relay };
}

interface Row {
  readonly store: string;
  readonly account: string;
  readonly kind: string;
  readonly name: string;
  readonly daysLeft: number;
  readonly state: string;
  readonly expiresAt: string;
}

describe('List what expires', () => {
  test('lists', async () => {
    const { call } = await start();
    const { status, json } = await call('ListExpirations', { query: { withinDays: '30' } });
    const rows: readonly Row[] = json.expirations;
    expect(rows.length).toBeGreaterThan(0);
    console.log(JSON.stringify(json, null, 1));
    expect(status).toBe(200);
  });
});
