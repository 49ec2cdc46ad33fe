// Too many calls of one account, and an exhausted quota: rejected at once, without a request to a store.
import type { ServerResponse } from 'node:http';
import { closeLater } from '../../support/cleanup.ts';
import { failureOf } from '../../support/failures.ts';
import { listen } from '../../support/listen.ts';
import { openClient } from '../../support/sendOnce.ts';

const open = closeLater();

describe('With two thousand calls under way', () => {
  const MOST = 2_000;

  /** A store that responds only when the test releases it. */
  const start = async () => {
    const waiting: ServerResponse[] = [];
    let answering = false;
    const store = await open(listen((response) => (answering ? response.end('{}') : waiting.push(response))));
    const client = await open(openClient(store.origin));
    const crowd = Promise.allSettled(Array.from({ length: MOST }, () => client.send()));
    const release = (): void => {
      answering = true;
      for (const response of waiting) response.end('{}');
    };
    return { store, client, crowd, release };
  };

  test('the next one is rejected at once, with Retry-After', async () => {
    const { client, crowd, release } = await start();
    const { code, status, headers } = await failureOf(client.send());
    release();
    await crowd;
    expect([code, status, headers]).toEqual(['too_many_calls', 429, { 'retry-after': '1' }]);
  });

  test('those in progress all succeed, and then new ones are accepted', async () => {
    const { store, client, crowd, release } = await start();
    await failureOf(client.send());
    release();
    const outcomes = await crowd;
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(MOST);
    expect((await client.send()).status).toBe(200);
    expect(store.messages).toHaveLength(MOST + 1);
  });

  test('another account accepts calls', async () => {
    const { client, crowd, release } = await start();
    const other = await open(openClient((await open(listen((response) => response.end('{}')))).origin));
    expect((await other.send()).status).toBe(200);
    expect((await failureOf(client.send())).code).toBe('too_many_calls');
    release();
    await crowd;
  });
});

describe('With no calls left in the hour', () => {
  const start = async () => {
    const left = { calls: 0 };
    const store = await open(
      listen((response) =>
        response.writeHead(200, { 'x-rate-limit': `user-hour-lim:3600;user-hour-rem:${left.calls};` }).end('{}'),
      ),
    );
    const clock = { now: 1_000_000 };
    return { left, store, clock, client: await open(openClient(store.origin, { elapsed: () => clock.now })) };
  };

  test('a call is refused like by the store, and the store is not called', async () => {
    const { client, store } = await start();
    await client.send();
    const { code, status, headers } = await failureOf(client.send());
    expect([code, status, store.messages.length]).toEqual(['store_refused', 429, 1]);
    expect(headers).toEqual({ 'retry-after': '60', 'x-ratelimit-limit': '3600', 'x-ratelimit-remaining': '0' });
  });

  test('one call probes each minute, and the rest pass once there are calls again', async () => {
    const { client, store, clock, left } = await start();
    await client.send();
    clock.now += 60_000;
    left.calls = 100;
    const outcomes = await Promise.allSettled([client.send(), client.send()]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect((await client.send()).status).toBe(200);
    expect(store.messages).toHaveLength(3);
  });

  test('a refused write that reports it is the last one sent, too', async () => {
    const { client, store } = await start();
    await client.send({ method: 'POST', body: '{}' });
    await failureOf(client.send());
    expect(store.messages).toHaveLength(1);
  });
});
