// Samsung's exchange fails: in any form, once or always, with its starter gone. No call goes out with a token that is none.
import type { ServerResponse } from 'node:http';
import { closeLater } from '../support/cleanup.ts';
import { bothOf } from '../support/clock.ts';
import { type Listening, listen, type ReceivedMessage } from '../support/listen.ts';
import { openRelayAt } from './relay.ts';
import { exchanges, goodStore } from './stores.ts';

const open = closeLater();
type Store = Listening & { readonly messages: readonly ReceivedMessage[] };
function asked({ messages }: Store): number {
  return messages.filter(({ path }) => path === '/auth/accessToken').length;
}
function others({ messages }: Store): ReceivedMessage[] {
  return messages.filter(({ path }) => path !== '/auth/accessToken');
}

/** A store whose exchange is in the hand of the test; everything else is good. */
function openStore(exchange: (response: ServerResponse, nth: number) => unknown): Promise<Store> {
  let nth = 0;
  return listen((response, { path }) => {
    if (path !== '/auth/accessToken') return goodStore(response);
    nth += 1;
    return exchange(response, nth);
  });
}
function token(response: ServerResponse): unknown {
  return exchanges(response, { path: '/auth/accessToken' } as ReceivedMessage);
}

const failures: Readonly<Record<string, (response: ServerResponse) => unknown>> = {
  'a reset': (response) => response.socket?.resetAndDestroy(),
  'an end': (response) => response.socket?.end(),
  'half an answer': (response) =>
    response.writeHead(200, { 'content-length': 90 }).write('{"ok":true', () => response.socket?.end()),
  'status 500': (response) => response.writeHead(500).end('{"code":"INTERNAL"}'),
  'status 503': (response) => response.writeHead(503).end('<html>'),
  'status 429': (response) => response.writeHead(429).end('{}'),
  'status 400': (response) => response.writeHead(400).end('{"code":"BAD"}'),
  'status 401': (response) => response.writeHead(401).end('{"code":"AUTH_REQUIRE"}'),
  'status 403': (response) => response.writeHead(403).end('{}'),
  'status 422': (response) => response.writeHead(422).end('{}'),
  'a redirect': (response) => response.writeHead(302, { location: '/auth/other' }).end(),
  'status 201': (response) =>
    response.writeHead(201).end('{"ok":true,"createdItem":{"accessToken":"not-a-200-token"}}'),
  'status 204': (response) => response.writeHead(204).end(),
  'a web page': (response) => response.end('<html></html>'),
  'half JSON': (response) => response.end('{"ok":true,"createdItem":{'),
  nothing: (response) => response.end(),
  null: (response) => response.end('null'),
  'no created item': (response) => response.end('{"ok":true}'),
};

const tokens: Readonly<Record<string, unknown>> = {
  'that is missing': undefined,
  'of null': null,
  'that is a number': 1234567890,
  'that is true': true,
  'that is empty': '',
  'that is short': 'abc',
  'with a blank': 'a token with blanks',
  'with a line break': 'a-token-of\r\nx-evil: 1',
  'with NUL': 'a-token-of\0the-test',
  'that is not ASCII': 'a-t\u00f6ken-of-the-test',
  'without end': 'a'.repeat(5_000),
  'that is an object': { value: 'a-token-of-the-test' },
  'that is a list': ['a-token-of-the-test'],
};

test.each(Object.entries(failures))(
  'An exchange that ends in %s ends the call, and no call goes out',
  async (failure, fail) => {
    const store = await open(openStore(fail));
    const relay = await open(openRelayAt(store.origin));
    const { status, code, text } = await relay.call('CheckAccessToken');
    const throttling = /^status (429|503)$/.exec(failure)?.[1]; // throttling is forwarded as such
    expect(status).toBe(Number(throttling ?? 502));
    expect(code).toMatch(
      throttling ? /^store_refused$/ : /^(store_unreachable|store_invalid_answer|credentials_refused)$/,
    );
    expect(text).not.toContain('html');
    expect(others(store)).toEqual([]);
  },
);

test.each(Object.entries(tokens))('A token %s ends the call in 502, and no call goes out', async (_, accessToken) => {
  const store = await open(
    openStore((response) => response.end(JSON.stringify({ ok: true, createdItem: { accessToken } }))),
  );
  const relay = await open(openRelayAt(store.origin));
  expect(await relay.call('CheckAccessToken')).toMatchObject({ status: 502, code: 'store_invalid_answer' });
  expect(others(store)).toEqual([]);
});

test.each(['a reset', 'an end', 'half an answer', 'status 500', 'status 503', 'status 429'])(
  'An exchange that meets %s once is repeated, for three hundred callers as for one',
  async (failure) => {
    const store = await open(
      openStore((response, nth) => (nth === 1 ? failures[failure]?.(response) : token(response))),
    );
    const relay = await open(openRelayAt(store.origin));
    const received = await Promise.all(Array.from({ length: 300 }, () => relay.call('CheckAccessToken')));
    expect(new Set(received.map(({ status }) => status))).toEqual(new Set([200]));
    expect(asked(store)).toBe(2);
  },
);

test('An exchange that always fails is asked for a few times, not by each of three hundred callers', async () => {
  const store = await open(openStore((response) => response.writeHead(500).end()));
  const relay = await open(openRelayAt(store.origin));
  const received = [];
  for (let round = 0; round < 3; round += 1) {
    received.push(...(await Promise.all(Array.from({ length: 100 }, () => relay.call('CheckAccessToken')))));
  }
  expect(new Set(received.map(({ status }) => status))).toEqual(new Set([502]));
  expect(asked(store)).toBeLessThanOrEqual(10);
});

test('A failure is remembered for about a second, and not for longer', async () => {
  const clock = { now: Date.now() };
  const store = await open(
    openStore((response, nth) => (nth === 1 ? failures['status 403']?.(response) : token(response))),
  );
  const relay = await open(openRelayAt(store.origin, 10, { ...bothOf(() => clock.now), backOff: () => 1 }));
  const statusAfter = async (milliseconds: number): Promise<[number, number]> => {
    clock.now += milliseconds;
    return [(await relay.call('CheckAccessToken')).status, asked(store)];
  };
  expect(await statusAfter(0)).toEqual([502, 1]);
  expect(await statusAfter(500)).toEqual([502, 1]);
  expect(await statusAfter(1_000)).toEqual([200, 2]);
});

test('The client that started a token exchange may disconnect, and the others still get the token', async () => {
  let answer: (() => void) | undefined;
  const store = await open(
    openStore((response) => {
      answer = () => void token(response);
    }),
  );
  const relay = await open(openRelayAt(store.origin));
  const starter = new AbortController();
  const first = relay.call('CheckAccessToken', { signal: starter.signal });
  const others = [1, 2, 3].map(() => relay.call('CheckAccessToken'));
  while (!answer) await new Promise((resolve) => setImmediate(resolve));
  starter.abort();
  expect((await first).code).toBe('caller_gone');
  answer();
  expect((await Promise.all(others)).map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(asked(store)).toBe(1);
});

test('When all waiting clients have disconnected, the token is kept for the next call', async () => {
  let answer: (() => void) | undefined;
  const store = await open(
    openStore((response) => {
      answer = () => void token(response);
    }),
  );
  const relay = await open(openRelayAt(store.origin));
  const leaver = new AbortController();
  const left = [1, 2, 3].map(() => relay.call('CheckAccessToken', { signal: leaver.signal }));
  while (!answer) await new Promise((resolve) => setImmediate(resolve));
  leaver.abort();
  await Promise.all(left);
  answer();
  expect([(await relay.call('CheckAccessToken')).status, asked(store)]).toEqual([200, 1]);
});
