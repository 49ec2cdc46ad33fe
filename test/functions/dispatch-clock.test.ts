// A relay whose clock is wrong still works, and logs the difference.
import { type Sandbox, startSandbox } from '../../scripts/simulator/simulator.ts';
import { openRelay } from '../support/relay.ts';

const HOUR = 3_600_000;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

async function call(id: string, off: number, times = 1) {
  const relay = openRelay(sandbox.settings, { now: () => Date.now() + off });
  try {
    let received = await relay.call(id);
    for (let at = 1; at < times; at += 1) received = await relay.call(id);
    return received;
  } finally {
    await relay.close();
  }
}

describe.each(['ListApps', 'CheckAccessToken', 'CreateAccessToken'])('%s', (id) => {
  test.each([-2 * HOUR, 2 * HOUR])('succeeds at the first call with a clock that is %i ms off', async (off) => {
    expect((await call(id, off)).status).toBe(200);
  });
});

test.each([-2 * HOUR, 2 * HOUR])(
  'The log says how far the store’s clock is from one that is %i ms off',
  async (off) => {
    const { line } = await call('ListApps', off);
    expect(Math.abs((line?.clockSkewSeconds ?? 0) * 1000 + off)).toBeLessThanOrEqual(30_000);
  },
);

test('Without clock skew, the log does not mention it', async () => {
  expect((await call('ListApps', 0)).line).not.toHaveProperty('clockSkewSeconds');
});

test('The skew is learned once: the second call is one request', async () => {
  const before = sandbox.seen.length;
  await call('ListApps', 2 * HOUR, 2);
  expect(sandbox.seen.slice(before).map(({ status }) => status)).toEqual([401, 200, 200]);
});
