// More calls than an account bears: the surplus is turned away at once, and afterwards all is well again.
import { until } from '../scripts/local-host/hosted.ts';
import { closeLater } from '../support/cleanup.ts';
import { listenRaw, rawServer } from '../support/listen.ts';
import { htmlPage, openRelayAt, type RelayAnswer } from './relay.ts';

const open = closeLater();
const MOST = 2_000;

test('Beyond two thousand calls in progress, a call is refused with 429 and Retry-After', async () => {
  const leaver = new AbortController();
  let hangs = true;
  const store = await open(listenRaw((socket) => (hangs ? undefined : socket.write(rawServer('200 OK', htmlPage())))));
  const relay = await open(openRelayAt(store.origin, 30));
  const waiting = Array.from({ length: MOST }, () => relay.call('ListApps', { signal: leaver.signal }));
  await until(() => store.received.length === 64);
  const surplus: RelayAnswer[] = [];
  for (let turn = 0; turn < 20; turn += 1) surplus.push(await relay.call('ListApps'));
  const outcomes = new Set(surplus.map(({ status, code, headers }) => `${status} ${code} ${headers['retry-after']}`));
  expect(outcomes).toEqual(new Set(['429 too_many_calls 1']));
  hangs = false;
  expect((await relay.call('ListApps', { query: 'account=games' })).status).toBe(200); // its limit is its own
  leaver.abort();
  await Promise.all(waiting);
  expect((await relay.call('ListApps')).status).toBe(200);
});
