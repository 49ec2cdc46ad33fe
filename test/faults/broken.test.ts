// Long answers that the store breaks off: a read is repeated while none of it was returned; otherwise the fault is the store's.
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { closeLater } from '../support/cleanup.ts';
import { listen, type ReceivedMessage } from '../support/listen.ts';
import { openRelayAt } from './relay.ts';
import { exchanges } from './stores.ts';

const open = closeLater();
const BLANKS = ' '.repeat(150_000);

/** A whole answer, or the first part of a long one on a connection that is then gone. */
function whole(response: ServerResponse, json: unknown): void {
  void response.end(JSON.stringify(json));
}
function cut(response: ServerResponse, json: unknown): void {
  void response.write(JSON.stringify(json).slice(0, -1) + BLANKS, () => response.destroy());
}

type Reply = (response: ServerResponse, message: ReceivedMessage, nth: number) => void;

/** Both stores in one; `nth` counts the messages with the same method and address, from 1. */
async function relayAt(reply: Reply) {
  const counts = new Map<string, number>();
  const store = await open(
    listen((response, message) => {
      if (exchanges(response, message)) return;
      const name = `${message.method} ${message.path}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      response.setHeader('content-type', 'application/json');
      reply(response, message, counts.get(name) ?? 0);
    }),
  );
  const relay = await open(openRelayAt(store.origin));
  return { ...relay, store };
}

const SIZE = 200;
/** Page `nth` of a list of 1,000 apps. */
function pageOf(path: string) {
  const at = Number(new URL(path, 'http://store.test').searchParams.get('cursor') ?? 1);
  const data = Array.from({ length: SIZE }, (_, each) => ({ type: 'apps', id: `${at}-${each}`, attributes: {} }));
  const next = at < 5 ? { next: `https://store.test/v1/apps?cursor=${at + 1}&limit=${SIZE}` } : {};
  return { at, page: { data, links: { self: 'https://store.test/v1/apps', ...next } } };
}

describe('A list with all its pages', () => {
  const all = { query: { all: 'true' } };

  test('is complete if a page is truncated once', async () => {
    const relay = await relayAt((response, { path }, nth) => {
      const { at, page } = pageOf(path);
      (at === 4 && nth === 1 ? cut : whole)(response, page);
    });
    const { status, json, line } = await relay.call('ListApps', all);
    expect([status, json.pagination]).toEqual([200, { complete: true, pages: 5, items: 1_000 }]);
    expect(line?.attempts).toBe(6);
  });

  test('has the items before a page that is always truncated, and where to continue', async () => {
    const relay = await relayAt((response, { path }) => {
      const { at, page } = pageOf(path);
      (at === 4 ? cut : whole)(response, page);
    });
    const { status, json } = await relay.call('ListApps', all);
    expect([status, json.data.length]).toEqual([200, 3 * SIZE]);
    const stopped = 'The store closed the connection before its response completed. Try again later.';
    expect(json.pagination).toEqual({ complete: false, pages: 3, items: 3 * SIZE, stopped, next: '4' });
  });

  test('is an error of the store if its first page is truncated', async () => {
    const relay = await relayAt((response, { path }) => cut(response, pageOf(path).page));
    expect(await relay.call('ListApps', all)).toMatchObject({ status: 502, code: 'store_unreachable' });
    expect(relay.store.messages).toHaveLength(3);
  });
});

function both(apple: typeof whole, samsung: typeof whole): Reply {
  return (response, { path }) =>
    path.startsWith('/seller')
      ? samsung(response, [{ contentId: '000000000001', contentName: 'G', contentStatus: 'FOR_SALE' }])
      : apple(response, { data: [{ type: 'apps', id: '1', attributes: { name: 'A' } }], links: { self: '/' } });
}

test.each([
  ['apple', both(cut, whole), ['G']],
  ['samsung', both(whole, cut), ['A']],
] as const)('List all apps reports that %s broke off, and lists the apps of the other', async (store, reply, names) => {
  const relay = await relayAt(reply);
  const { status, json } = await relay.call('ListAllApps', { query: { account: 'default' } });
  expect([status, json.apps.map(({ name }: { name: string }) => name)]).toEqual([200, names]);
  expect(json.problems).toEqual([expect.objectContaining({ store, code: 'store_unreachable' })]);
});

describe('A request of any kind', () => {
  const ask = { method: 'POST', path: '/v1/bundleIds', body: { data: {} } };

  test('is repeated if it is a read whose response is truncated once', async () => {
    const relay = await relayAt((response, _, nth) => (nth === 1 ? cut : whole)(response, { data: [] }));
    const body = { method: 'GET', path: '/v1/apps' };
    const { status, json } = await relay.call('SendAppStoreRequest', { body });
    expect([status, json]).toEqual([200, { status: 200, body: { data: [] } }]);
  });

  test('is sent once if it is a write, and its outcome is reported as unknown', async () => {
    const relay = await relayAt((response) => cut(response, { data: {} }));
    const { code, json } = await relay.call('SendAppStoreRequest', { body: ask });
    expect([code, json.error.message]).toEqual(['outcome_unknown', expect.stringMatching(/before you try again/)]);
    expect(relay.store.messages).toHaveLength(1);
  });

  test('has the same outcome if the response to a write has a Content-Length', async () => {
    const relay = await relayAt((response) => {
      response.setHeader('content-length', 200_000);
      cut(response, { data: {} });
    });
    expect((await relay.call('SendAppStoreRequest', { body: ask })).code).toBe('outcome_unknown');
  });

  test('is an error of Galaxy Store if its response is truncated', async () => {
    const relay = await relayAt((response) => cut(response, { data: [] }));
    const body = { method: 'GET', path: '/seller/contentList' };
    expect(await relay.call('SendGalaxyStoreRequest', { body })).toMatchObject({ code: 'store_unreachable' });
  });
});

test('A read of Galaxy Store with a truncated response is repeated', async () => {
  const list = [{ contentId: '000000000001', contentName: 'G' }];
  const relay = await relayAt((response, _, nth) => (nth === 1 ? cut : whole)(response, list));
  expect(await relay.call('ListGalaxyApps')).toMatchObject({ status: 200, json: list });
});

test('A token exchange with a truncated response is repeated', async () => {
  let asked = 0;
  const store = await open(
    listen((response, message) => {
      if (message.path !== '/auth/accessToken') return whole(response, []);
      asked += 1;
      if (asked > 1) return void exchanges(response, message);
      return cut(response, { ok: true, createdItem: { accessToken: 'a-token-of-the-test' } });
    }),
  );
  const relay = await open(openRelayAt(store.origin));
  expect(await relay.call('ListGalaxyApps')).toMatchObject({ status: 200, json: [] });
});

describe('A report', () => {
  const rows = Array.from({ length: 3_000 }, (_, at) => `APPLE\tUS\tapp-${at}\t${Math.sin(at)}`);
  const file = gzipSync(`Provider\tProvider Country\tSKU\tUnits\n${rows.join('\n')}\n`, { level: 0 });
  const query = { vendorNumber: '80012345', reportDate: '2026-11-01' };
  const send = (response: ServerResponse, bytes: Buffer, isCut: boolean): void => {
    response.writeHead(200, { 'content-type': 'application/a-gzip', 'content-length': file.length });
    response.write(bytes, () => (isCut ? response.destroy() : response.end()));
  };

  test('is read again if it is truncated once before any row was returned', async () => {
    const relay = await relayAt((response, _, nth) =>
      send(response, nth === 1 ? file.subarray(0, 90_000) : file, nth === 1),
    );
    const { status, json } = await relay.call('GetSalesReport', { query });
    expect([status, json.rows.length]).toEqual([200, rows.length]);
  });

  test('is an error of the store if it is always truncated', async () => {
    const relay = await relayAt((response) => send(response, file.subarray(0, 90_000), true));
    expect(await relay.call('GetSalesReport', { query })).toMatchObject({ status: 502, code: 'store_unreachable' });
    expect(relay.store.messages).toHaveLength(3);
  });
});

test('A long error response that is truncated is reported as truncated', async () => {
  const relay = await relayAt((response) => {
    response.statusCode = 409;
    cut(response, { errors: [{ code: 'STATE_ERROR' }] });
  });
  const body = { reviewId: '1', responseBody: 'Thanks.' };
  expect((await relay.call('ReplyToReview', { body })).code).toBe('outcome_unknown');
});
