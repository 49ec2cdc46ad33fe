// Whatever becomes of a call that reads whole pages, it gives its memory back; and many large reads at once all get their turn.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeAccounts } from '../../scripts/simulator/keys.ts';
import { closeLater } from '../support/cleanup.ts';
import { openRelay } from '../support/relay.ts';

const open = closeLater();

const PAGE = 1_000_000;

function page(path: string, next?: string): string {
  const attributes = { body: 'a'.repeat(PAGE), createdDate: '2026-11-01T00:00:00Z' };
  const data = [{ type: 'customerReviews', id: `${path} ${next}`, attributes }];
  return JSON.stringify({
    data,
    links: { self: path, ...(next && { next: `https://store.invalid/?cursor=${next}` }) },
  });
}

/** How the store answers for each app. */
const replies: Readonly<Record<string, (response: ServerResponse, isFirst: boolean) => void>> = {
  whole: (response, isFirst) => response.end(page('whole', isFirst ? '2' : undefined)),
  refused: (response) => response.writeHead(403).end(JSON.stringify({ errors: [{ code: 'FORBIDDEN' }] })),
  cut: (response) => {
    response.writeHead(200, { 'content-length': PAGE });
    response.write(page('cut').slice(0, PAGE / 2), () => response.destroy());
  },
  silent: (response) => {
    response.writeHead(200, { 'content-length': PAGE });
    response.write(page('silent').slice(0, PAGE / 2));
  },
};

async function start(memory: string) {
  const { settings } = await makeAccounts();
  const server = createServer(({ url = '' }, response) => {
    response.setHeader('content-type', 'application/json');
    const kind = /\/apps\/([a-z]+)/.exec(url)?.[1] ?? 'whole';
    (replies[kind] ?? replies.whole)?.(response, !url.includes('cursor='));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  await open({
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const more = { APPLE__ORIGIN: origin, RELAY__MEMORY_MB: memory, RELAY__DEADLINE_SECONDS: '60' };
  return open(openRelay({ ...settings, ...more }));
}

describe('A call gives its memory back', () => {
  test.each([
    ['that gets a whole list', 'whole', 200],
    ['that is refused', 'refused', 403],
    ['whose answer is cut', 'cut', 502],
  ])('%s', async (_, id, status) => {
    const relay = await start('16');
    const { status: got } = await relay.call('ListReviews', { path: { id }, query: { all: 'true' } });
    expect([got, relay.budget.taken(), relay.budget.waiting()]).toEqual([status, 0, 0]);
  });

  test('whose caller leaves', async () => {
    const relay = await start('16');
    const leaver = new AbortController();
    const asked = relay.call('ListReviews', {
      path: { id: 'silent' },
      query: { all: 'true' },
      signal: leaver.signal,
    });
    while (relay.budget.taken() < PAGE) await new Promise(setImmediate);
    leaver.abort();
    expect([(await asked).status, relay.budget.taken()]).toEqual([499, 0]);
  });
});

test('Many large lists at once are all read, one after the other, though few have room at a time', async () => {
  const relay = await start('16');
  let most = 0;
  const look = setInterval(() => {
    most = Math.max(most, relay.budget.taken());
  }, 1);
  const asked = Array.from({ length: 20 }, () =>
    relay.call('ListReviews', { path: { id: 'whole' }, query: { all: 'true' } }),
  );
  const received = await Promise.all(asked);
  clearInterval(look);
  expect(received.map(({ status, json }) => [status, json.pagination.complete])).toEqual(
    received.map(() => [200, true]),
  );
  expect([most < 64 * 1_048_576, relay.budget.taken()]).toEqual([true, 0]);
});
