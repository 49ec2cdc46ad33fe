// The wall clock is set while the relay runs: every wait ends when it would have ended anyway.
import type { ServerResponse } from 'node:http';
import { closeLater } from '../support/cleanup.ts';
import { openTestClock } from '../support/clock.ts';
import { listen } from '../support/listen.ts';
import { htmlPage, openRelayAt } from './relay.ts';

const open = closeLater();
const HOUR = 3_600_000;
const jumps = [-HOUR, HOUR, -24 * HOUR, 24 * HOUR];

/** A store in the hand of the test, and a relay in front of it whose clocks the test has. */
async function start() {
  const store = { reply: (response: ServerResponse): unknown => response.end(htmlPage()) };
  const listening = await open(listen((response) => store.reply(response)));
  const { clock, ...time } = openTestClock(Date.parse('2026-11-28T12:00:00Z'));
  const relay = await open(openRelayAt(listening.origin, 10, { ...time, backOff: () => 1 }));
  const statusOf = async (): Promise<number> => (await relay.call('ListApps')).status;
  return { store, clock, relay, statusOf, messages: listening.messages };
}

test.each(jumps)(
  'A store that was down is asked again within seconds after the clock jumped by %i ms',
  async (jump) => {
    const { store, clock, relay, statusOf } = await start();
    store.reply = (response) => response.writeHead(503).end('{}');
    for (let at = 0; at < 7; at += 1) await statusOf();
    expect((await relay.call('ListApps')).headers['retry-after']).toBe('1');
    clock.ahead = jump;
    expect((await relay.call('ListApps')).headers['retry-after']).toBe('1');
    store.reply = (response) => response.end(htmlPage());
    clock.now += 1_000;
    expect(await statusOf()).toBe(200);
  },
);

test.each(jumps)(
  'A key without calls left is tried again a minute later after the clock jumped by %i ms',
  async (jump) => {
    const { store, clock, relay, statusOf, messages } = await start();
    store.reply = (response) =>
      response.writeHead(200, { 'x-rate-limit': 'user-hour-lim:3600;user-hour-rem:0;' }).end(htmlPage());
    expect(await statusOf()).toBe(200);
    clock.ahead = jump;
    expect((await relay.call('ListApps')).headers['retry-after']).toBe('60');
    clock.now += 60_000;
    expect([await statusOf(), messages.length]).toEqual([200, 2]);
  },
);

test.each(jumps)('A token is made again before the store refuses it after the clock jumped by %i ms', async (jump) => {
  const { clock, statusOf, messages } = await start();
  await statusOf();
  clock.ahead = jump;
  clock.now += 14 * 60_000;
  await statusOf();
  expect(new Set(messages.map(({ headers }) => headers.authorization)).size).toBe(2);
});
