// The circuit breaker of a client: rate limiting and disconnects do not count as failures.
import type { ServerResponse } from 'node:http';
import { closeLater } from '../../support/cleanup.ts';
import { failureOf } from '../../support/failures.ts';
import { listen, nowhere } from '../../support/listen.ts';
import { openClient, type Trip } from '../../support/sendOnce.ts';

const open = closeLater();
/** Sent once whatever happens, so that each is one try. */
const post: Trip = { method: 'POST', body: '{}' };
const THRESHOLD = 20;

/** A store controlled by the test, and a client for it with a manual clock. */
async function start() {
  const store = { reply: (response: ServerResponse): unknown => response.end('{}') };
  const listening = await open(listen((response) => store.reply(response)));
  const clock = { now: 1_000_000 };
  const client = await open(openClient(listening.origin, { elapsed: () => clock.now }));
  const answer = (status: number): void => {
    store.reply = (response) => response.writeHead(status).end('{}');
  };
  const sendAll = async (trip: Trip, times = THRESHOLD): Promise<void> => {
    for (let at = 0; at < times; at += 1) await client.send(trip).catch(() => undefined);
  };
  return { store, answer, sendAll, clock, client, messages: listening.messages };
}

test.each([502, 503, 504])('After %i twenty times in a row, nothing is sent for a moment', async (status) => {
  const { answer, sendAll, client, messages } = await start();
  answer(status);
  await sendAll(post);
  const { code, headers } = await failureOf(client.send(post));
  expect([code, headers['retry-after'], messages.length]).toEqual(['store_unreachable', '1', THRESHOLD]);
});

test('A rejected request does not count as sent', async () => {
  const { answer, sendAll, client } = await start();
  answer(503);
  await sendAll(post, THRESHOLD + 5);
  expect(client.count.sent).toBe(THRESHOLD);
});

test.each([200, 400, 401, 404, 409, 429, 500])('A store that answers %i is not down', async (status) => {
  const { answer, sendAll, messages } = await start();
  answer(status);
  await sendAll(post, 2 * THRESHOLD);
  expect(messages).toHaveLength(2 * THRESHOLD);
});

test('A store that refuses connections opens the circuit', async () => {
  const clock = { now: 1_000_000 };
  const client = await open(openClient(await nowhere(), { elapsed: () => clock.now }));
  for (let at = 0; at < THRESHOLD; at += 1) await client.send({}).catch(() => undefined); // three tries each
  expect(client.count.sent).toBe(THRESHOLD);
});

test('A store that does not respond in time opens the circuit', async () => {
  const { store, client, messages } = await start();
  store.reply = () => undefined;
  await Promise.allSettled(Array.from({ length: THRESHOLD }, () => client.send({ ...post, milliseconds: 500 })));
  expect((await failureOf(client.send(post))).code).toBe('store_unreachable');
  expect(messages).toHaveLength(THRESHOLD);
});

test('When the store is back, one probe succeeds, and the circuit closes', async () => {
  const { answer, sendAll, clock, client, messages } = await start();
  answer(503);
  await sendAll(post);
  answer(200);
  clock.now += 1_000;
  expect((await client.send(post)).status).toBe(200);
  await sendAll(post, 10);
  expect(messages).toHaveLength(THRESHOLD + 11);
});

test('During a probe, other requests are rejected', async () => {
  const { answer, sendAll, clock, client, messages } = await start();
  answer(503);
  await sendAll(post);
  answer(200);
  clock.now += 1_000;
  const outcomes = await Promise.allSettled(Array.from({ length: 30 }, () => client.send(post)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(messages).toHaveLength(THRESHOLD + 1);
});

test('Clients that disconnect do not open the circuit', async () => {
  const { store, client, messages } = await start();
  const callers = Array.from({ length: 2 * THRESHOLD }, () => new AbortController());
  let arrived = 0;
  store.reply = () => {
    arrived += 1;
    if (arrived === callers.length) for (const caller of callers) caller.abort();
  };
  const left = await Promise.all(callers.map(({ signal }) => failureOf(client.send({ ...post, caller: signal }))));
  expect(new Set(left.map(({ code }) => code))).toEqual(new Set(['caller_gone']));
  store.reply = (response) => response.end('{}');
  expect((await client.send(post)).status).toBe(200);
  expect(messages).toHaveLength(callers.length + 1);
});

test('The circuit of one client does not affect another client', async () => {
  const [down, up] = [await start(), await start()];
  down.answer(503);
  await down.sendAll(post);
  expect((await up.client.send(post)).status).toBe(200);
});
