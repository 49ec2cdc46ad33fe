// Callbacks are called at public addresses alone, within a time, without redirects.
import type { LookupFunction } from 'node:net';
import { createCallbackClient } from '../../../functions/webhooks/callbackClient.ts';
import { nextTry } from '../../../functions/webhooks/retrySchedule.ts';
import { openCallback } from './eventSession.ts';

function resolvesTo(address: string): LookupFunction {
  return (_, options, done) => {
    const family = address.includes(':') ? 6 : 4;
    if (options.all) done(null, [{ address, family }]);
    else done(null, address, family);
  };
}

test.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '168.63.129.16', '::1', 'fd00::1', '::ffff:127.0.0.1'])(
  'A host that resolves to %s is not called',
  async (address) => {
    const callback = await openCallback();
    const client = createCallbackClient(resolvesTo(address));
    const { port } = new URL(callback.origin);
    const outcome = await client.send(`https://hooks.example.com:${port}/x`, {}, 's');
    expect([outcome.is, callback.calls]).toEqual(['failed', []]);
    await client.close();
    await callback.close();
  },
);

test('A callback that hangs is given up after the time limit', async () => {
  const callback = await openCallback();
  callback.answers.set('/x', { status: 200, hangs: true });
  const client = createCallbackClient(undefined, 1_000);
  expect(await client.send(`${callback.origin}/x`, {}, 's')).toEqual({ is: 'failed', why: expect.any(String) });
  expect(callback.calls).toHaveLength(1);
  await client.close();
  await callback.close();
});

test('A write is not repeated by the client itself', async () => {
  const callback = await openCallback();
  callback.answers.set('/x', { status: 503, headers: { 'retry-after': '0' } });
  const client = createCallbackClient();
  expect(await client.send(`${callback.origin}/x`, {}, 's')).toEqual({ is: 'failed', why: 'status 503', wait: 0 });
  expect(callback.calls).toHaveLength(1);
  await client.close();
  await callback.close();
});

test('A delivery is tried again after 30 seconds, then later and later, up to an hour', () => {
  const most = [1, 2, 3, 7, 8, 9, 100].map((tries) => nextTry(tries, undefined, () => 1) / 1_000);
  const least = [1, 2, 3, 7, 8, 9, 100].map((tries) => nextTry(tries, undefined, () => 0) / 1_000);
  expect(most).toEqual([30, 60, 120, 1_920, 3_600, 3_600, 3_600]);
  expect(least).toEqual(most.map((each) => each / 2));
});

test('A Retry-After is honoured, within four hours', () => {
  expect(nextTry(1, 600_000, () => 0)).toBe(600_000);
  expect(nextTry(1, 1_000, () => 0)).toBe(15_000);
  expect(nextTry(1, 86_400_000, () => 0)).toBe(14_400_000);
});
