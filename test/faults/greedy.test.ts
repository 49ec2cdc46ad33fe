// One greedy caller: the calls of the others, and its own other calls, are all answered, and none is refused.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { catalog } from '../../connector/catalog.ts';
import { createRelay } from '../../functions/composition.ts';
import type { RelayResponse } from '../../functions/core/types.ts';
import { createDispatcher } from '../../functions/dispatch.ts';
import { readConfig } from '../../functions/stores/readConfig.ts';
import { until } from '../scripts/local-host/hosted.ts';
import { type TestCall, testCallOf } from '../support/call.ts';
import { closeLater } from '../support/cleanup.ts';
import { openTestClock } from '../support/clock.ts';
import { listen } from '../support/listen.ts';
import { openClient } from '../support/sendOnce.ts';
import { htmlPage, settingsAt } from './relay.ts';

const open = closeLater();
function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** Hangs for the app `hangs`; a list with `filter[name]=long` is 4 MB long; all else is good and short. */
async function start(more: Readonly<Record<string, string>> = {}, header: Readonly<Record<string, string>> = {}) {
  const long = htmlPage(4_000_000);
  const held = { calls: 0 };
  const store = await open(
    listen((response, { path, method }) => {
      if (path.includes('/hangs')) {
        held.calls += 1;
        return undefined;
      }
      response.setHeader('content-type', 'application/json');
      for (const [name, value] of Object.entries(header)) response.setHeader(name, value);
      if (path.startsWith('/v1/apps?') && path.includes('long')) return response.end(long);
      if (method === 'DELETE') return response.writeHead(204).end();
      return response.end(htmlPage());
    }),
  );
  const callers = { CALLER__GREEDY__KEY_SHA256: digestOf('greedy').toString('hex'), CALLER__GREEDY__ALLOW: '*' };
  const settings = { ...(await settingsAt(store.origin, 60)), RELAY__ALLOW: '*', ...callers, ...more };
  const { clock, ...time } = openTestClock(Date.now());
  const { dependencies: parts, close } = createRelay(readConfig(settings), catalog, { ...time, backOff: () => 1 });
  await open({ close });
  const forward = createDispatcher(parts);
  const leaver = new AbortController();
  const ask = (id: string, asked: TestCall = {}, key = 'other'): Promise<RelayResponse> => {
    const operation = catalog.find((each) => each.id === id);
    if (!operation) throw new Error(`There is no ${id}`);
    return forward(operation, { ...testCallOf({ signal: leaver.signal, ...asked }), keyDigest: digestOf(key) });
  };
  const statusOf = async (id: string, asked: TestCall = {}, key = 'other'): Promise<number> => {
    const { status, body } = await ask(id, asked, key);
    if (body instanceof Readable) await text(body);
    return status;
  };
  const leave = (): void => leaver.abort();
  return { ask, statusOf, leave, held, clock, store };
}

async function sixty(one: () => Promise<number>): Promise<number[]> {
  return [...new Set(await Promise.all(Array.from({ length: 60 }, one)))];
}
const aReply = { path: { id: '1' } };

describe('With three hundred calls that hang', () => {
  const hang = async () => {
    const stage = await start();
    const hanging = Array.from({ length: 300 }, () => stage.ask('ReadApp', { path: { id: 'hangs' } }, 'greedy'));
    await until(() => stage.held.calls === 64);
    const end = async (): Promise<void> => {
      stage.leave();
      await Promise.all(hanging);
    };
    return { ...stage, end };
  };

  test('sixty reads of another caller are answered', async () => {
    const { statusOf, end } = await hang();
    expect(await sixty(() => statusOf('ListApps'))).toEqual([200]);
    await end();
  });

  test('sixty other reads of the same caller are answered', async () => {
    const { statusOf, end } = await hang();
    expect(await sixty(() => statusOf('ListApps', {}, 'greedy'))).toEqual([200]);
    await end();
  });
});

test('With hundreds of responses that nobody reads, reads of another caller are answered', async () => {
  const { ask, statusOf, leave } = await start();
  const unread = Array.from({ length: 200 }, () => ask('ListApps', { query: 'filter[name]=long' }, 'greedy'));
  await Promise.race(unread);
  expect(await sixty(() => statusOf('ListApps'))).toEqual([200]);
  leave();
  for (const { body } of await Promise.all(unread)) if (body instanceof Readable) body.destroy();
});

test('A response that has arrived from the store and waits for its reader occupies no slot', async () => {
  const store = await open(listen((response) => response.end('a'.repeat(400_000))));
  const client = await open(openClient(store.origin));
  const unread = await Promise.all(Array.from({ length: 80 }, () => client.send()));
  expect((await client.send()).status).toBe(200);
  for (const { body } of unread) if (body instanceof Readable) body.destroy();
});

describe('The circuit', () => {
  async function* slow(): AsyncGenerator<Buffer> {
    yield Buffer.from('a');
    await new Promise((resolve) => setTimeout(resolve, 60_000).unref());
  }

  test('does not count uploads whose callers were too slow', async () => {
    const store = await open(listen((response) => response.end('{}')));
    const client = await open(openClient(store.origin));
    const uploads = Array.from({ length: 24 }, () => client.send({ method: 'POST', body: slow(), milliseconds: 300 }));
    await Promise.allSettled(uploads);
    expect((await client.send()).status).toBe(200);
  });

  test('does not count calls that hang while the store answers others', async () => {
    const store = await open(listen((response, { path }) => (path === '/hangs' ? undefined : response.end('{}'))));
    const client = await open(openClient(store.origin));
    const hanging = Array.from({ length: 60 }, () => client.send({ path: '/hangs', milliseconds: 500 }));
    await until(() => store.messages.length === 60);
    expect((await client.send()).status).toBe(200);
    await Promise.allSettled(hanging);
    expect((await client.send()).status).toBe(200);
  });

  test('opens only for the caller whose calls fail', async () => {
    const store = await open(
      listen((response, { path }) => response.writeHead(path === '/broken' ? 503 : 200).end('{}')),
    );
    const client = await open(openClient(store.origin));
    const broken = { path: '/broken', safe: false, sender: { caller: 'greedy', operation: 'op' } };
    for (let at = 0; at < 21; at += 1) await client.send(broken).catch(() => undefined);
    expect(store.messages).toHaveLength(20);
    expect((await client.send({ sender: { caller: 'other', operation: 'op' } })).status).toBe(200);
  });

  test('does not count calls whose time was over before the store was asked', async () => {
    const held: (() => void)[] = [];
    const store = await open(listen((response) => void held.push(() => response.end('{}'))));
    const client = await open(openClient(store.origin));
    const crowd = Array.from({ length: 64 }, () => client.send({ milliseconds: 30_000 }));
    await until(() => held.length === 64);
    const late = Array.from({ length: 30 }, () => client.send({ milliseconds: 2_000 }));
    setTimeout(() => {
      for (const end of held.splice(0)) end(); // the late ones are sent now, with less than half of their time left
    }, 1_500);
    await Promise.allSettled([...crowd, ...late]);
    const before = held.length;
    const next = client.send().then(
      ({ status }) => status,
      ({ code }) => code,
    );
    await Promise.race([until(() => held.length > before), next]);
    for (const end of held) end();
    expect([before, await next]).toEqual([30, 200]);
  });
});

describe('Calls in a minute', () => {
  const limited = { CALLER__GREEDY__CALLS_PER_MINUTE: '3' };

  test('beyond the limit are refused with 429 and the time to come again; others are not', async () => {
    const { ask, statusOf, clock } = await start(limited);
    for (let at = 0; at < 3; at += 1) expect(await statusOf('ListApps', {}, 'greedy')).toBe(200);
    clock.now += 20_000;
    const { status, headers, body } = await ask('ListApps', {}, 'greedy');
    expect([status, headers['retry-after']]).toEqual([429, '40']);
    expect(JSON.parse(String(body)).error).toMatchObject({
      code: 'too_many_calls',
      message: expect.stringContaining('CALLER__GREEDY__CALLS_PER_MINUTE'),
    });
    expect(await sixty(() => statusOf('ListApps'))).toEqual([200]);
  });

  test('are counted from zero after a minute, whatever the wall clock does', async () => {
    const { statusOf, clock } = await start(limited);
    for (let at = 0; at < 3; at += 1) await statusOf('ListApps', {}, 'greedy');
    clock.ahead = -3_600_000;
    clock.now += 60_000;
    expect(await statusOf('ListApps', {}, 'greedy')).toBe(200);
  });

  test('of all unlisted callers have one limit together', async () => {
    const { statusOf } = await start({ RELAY__CALLS_PER_MINUTE: '1' });
    expect([await statusOf('ListApps'), await statusOf('ListApps'), await statusOf('Health')]).toEqual([200, 429, 200]);
    expect(await statusOf('ListApps', {}, 'greedy')).toBe(200);
  });

  test('through Call operation count once', async () => {
    const { statusOf } = await start({ ...limited, CALLER__GREEDY__CALLS_PER_MINUTE: '2' });
    const asked = { body: { operation: 'ListApps' } };
    const received = [];
    for (let at = 0; at < 3; at += 1) received.push(await statusOf('CallOperation', asked, 'greedy'));
    expect(received).toEqual([200, 200, 429]);
  });
});

describe('The reserve of an hour’s calls', () => {
  const left = (calls: number) => ({ 'x-rate-limit': `user-hour-lim:3600;user-hour-rem:${calls};` });

  test('is reported with every answer', async () => {
    const { ask } = await start({}, left(2_000));
    expect((await ask('ListApps')).headers).toMatchObject({
      'x-ratelimit-limit': '3600',
      'x-ratelimit-remaining': '2000',
      'x-ratelimit-reserved': '360',
    });
  });

  test('is kept for writes: reads are refused first', async () => {
    const { ask, statusOf } = await start({}, left(360));
    await statusOf('ListApps');
    const { status, headers } = await ask('ListApps');
    expect([status, headers['retry-after'], headers['x-ratelimit-reserved']]).toEqual([429, '60', '360']);
    expect(await statusOf('DeleteReviewReply', aReply)).toBe(204);
  });

  test('begins when only the reserve is left: with one call more, reads pass', async () => {
    const { statusOf } = await start({}, left(361));
    await statusOf('ListApps');
    expect(await statusOf('ListApps')).toBe(200);
  });

  test.each([
    ['0', 1, 200, undefined],
    ['50', 1_800, 429, '1800'],
  ])('is RELAY__QUOTA_RESERVE, %s percent', async (percent, calls, status, reserved) => {
    const { ask, statusOf } = await start({ RELAY__QUOTA_RESERVE: percent }, left(calls));
    await statusOf('ListApps');
    const { headers, status: received } = await ask('ListApps');
    expect([received, headers['x-ratelimit-reserved']]).toEqual([status, reserved]);
  });

  test('does not last longer because writes pass: one read probes each minute', async () => {
    const { statusOf, clock } = await start({}, left(10));
    await statusOf('ListApps');
    clock.now += 59_000;
    await statusOf('DeleteReviewReply', aReply);
    clock.now += 1_000;
    expect([await statusOf('ListApps'), await statusOf('ListApps')]).toEqual([200, 429]);
  });
});
