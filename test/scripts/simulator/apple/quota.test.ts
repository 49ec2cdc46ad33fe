// The hourly quota of an App Store Connect key: counted, reported, and enforced.
import { type Sandbox, startSandbox } from '../../../../scripts/simulator/simulator.ts';
import { bothOf } from '../../../support/clock.ts';
import { askRaw, type RawAnswer } from '../../../support/rawHttp.ts';
import { appleToken, type TokenAccount } from '../../../support/tokens.ts';

const START = 1_790_000_000;

let sandbox: Sandbox;
let now: number;
beforeEach(async () => {
  now = START;
  sandbox = await startSandbox({ ...bothOf(() => now * 1000), hourLimit: 2 });
});
afterEach(() => sandbox.close());

function get(account: TokenAccount = ''): Promise<RawAnswer> {
  const token = appleToken(sandbox, { claims: { iat: now, exp: now + 900 } }, account);
  return askRaw(sandbox.origins.apple.api, '/v1/apps?limit=1', { headers: { authorization: `Bearer ${token}` } });
}

test('Every response reports the remaining quota', async () => {
  expect((await get()).headers['x-rate-limit']).toBe('user-hour-lim:2;user-hour-rem:1;');
  expect((await get()).headers['x-rate-limit']).toBe('user-hour-lim:2;user-hour-rem:0;');
});

test("A call over the quota returns Apple's error", async () => {
  await get();
  await get();
  const { status, headers, text } = await get();
  expect(status).toBe(429);
  expect(headers['x-rate-limit']).toBe('user-hour-lim:2;user-hour-rem:0;');
  expect(JSON.parse(text).errors).toMatchObject([{ status: '429', code: 'RATE_LIMIT_EXCEEDED' }]);
});

test('Each key has a quota of its own', async () => {
  await get();
  await get();
  expect((await get('GAMES__')).status).toBe(200);
});

test('The quota is restored after an hour', async () => {
  await get();
  await get();
  now = START + 3600;
  expect((await get()).headers['x-rate-limit']).toBe('user-hour-lim:2;user-hour-rem:1;');
});

test('A refused token costs nothing', async () => {
  await askRaw(sandbox.origins.apple.api, '/v1/apps');
  expect((await get()).headers['x-rate-limit']).toBe('user-hour-lim:2;user-hour-rem:1;');
});
