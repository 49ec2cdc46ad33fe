// Fetching all pages, for every pagination style of the stores and every error in a list.
import type { ServerResponse } from 'node:http';
import { type FaultyRelay, openRelayAt } from '../../faults/relay.ts';
import { exchanges, goodStore } from '../../faults/stores.ts';
import { type Listening, listen, type ReceivedMessage } from '../../support/listen.ts';

/** The store's responses by cursor; a page without an entry is an error. */
type Pages = Readonly<
  Record<string, { readonly ids?: readonly number[]; readonly links?: object; readonly meta?: object }>
>;

let pages: Pages = {};
/** What is answered instead, whatever was asked. */
let raw: string | undefined;
let asked: { readonly cursor: string; readonly limit: string | null }[] = [];
let store: Listening;
let relay: FaultyRelay;

function answer(response: ServerResponse, { path }: ReceivedMessage): void {
  const query = new URL(path, 'http://store.invalid').searchParams;
  const cursor = query.get('cursor') ?? '';
  asked.push({ cursor, limit: query.get('limit') });
  if (raw !== undefined) return void response.setHeader('content-type', 'application/json').end(raw);
  const { ids = [], links, meta } = pages[cursor] ?? {};
  if (!pages[cursor] || asked.length > 60) return void response.writeHead(400).end('{}');
  const data = ids.map((id) => ({ type: 'customerReviews', id: String(id) }));
  goodStore(response, { data, links: { self: path, ...links }, ...(meta && { meta }) });
}

beforeAll(async () => {
  store = await listen((response, message) => exchanges(response, message) || answer(response, message));
  relay = await openRelayAt(store.origin, 20);
});
afterAll(async () => {
  await relay?.close();
  await store?.close();
});
beforeEach(() => {
  raw = undefined;
  asked = [];
});

async function read(given: Pages, query = 'all=true') {
  pages = given;
  const { json, status } = await relay.call('ListReviews', { path: { id: '1' }, query });
  const ids = json.data?.map(({ id }: { id: string }) => Number(id));
  return { ids, status, pagination: json.pagination, json };
}

function paging(more: object = {}) {
  return { meta: { paging: { total: 5, limit: 2, ...more } } };
}
const whole = { ids: [1, 2, 3, 4, 5], pagination: { complete: true, pages: 3, items: 5 } };

/** Five reviews in pages of two. */
function five(next: (cursor: string) => { readonly links?: object; readonly meta?: object }): Pages {
  return {
    '': { ids: [1, 2], ...next('b') },
    b: { ids: [3, 4], ...next('c') },
    c: { ids: [5], ...paging() },
  };
}

function address(cursor: string, origin = 'https://api.appstoreconnect.apple.com') {
  return `${origin}/v1/apps/1/customerReviews?cursor=${cursor}&limit=2`;
}

const forms: Readonly<Record<string, Pages>> = {
  'links.next alone': five((cursor) => ({ links: { next: address(cursor) }, ...paging() })),
  'nextCursor alone': five((nextCursor) => paging({ nextCursor })),
  'both of them': five((nextCursor) => ({ links: { next: address(nextCursor) }, ...paging({ nextCursor }) })),
  'links.next without any paging': five((cursor) => ({ links: { next: address(cursor) } })),
  'nextCursor without a total': five((nextCursor) => ({ meta: { paging: { nextCursor } } })),
  'a relative link': five((cursor) => ({ links: { next: `?cursor=${cursor}` }, ...paging() })),
  'a link as an object': five((cursor) => ({ links: { next: { href: address(cursor) } }, ...paging() })),
  'a link to another host': five((cursor) => ({ links: { next: address(cursor, 'https://attacker.example') } })),
  'a null link and a cursor': five((nextCursor) => ({ links: { next: null }, ...paging({ nextCursor }) })),
  'an empty cursor and a link': five((cursor) => ({ links: { next: address(cursor) }, ...paging({ nextCursor: '' }) })),
};

test.each(Object.entries(forms))('A list is read to its end by %s', async (_, given) => {
  expect(await read(given)).toMatchObject(whole);
  expect(asked.map(({ cursor }) => cursor)).toEqual(['', 'b', 'c']);
});

test.each(Object.entries(forms))('Page after page a list is read to its end by %s', async (_, given) => {
  for (const at of ['nextLink', 'links']) {
    const found: number[] = [];
    for (let query: string | undefined = 'limit=2'; query !== undefined; ) {
      const { ids, json }: Awaited<ReturnType<typeof read>> = await read(given, query);
      found.push(...ids);
      const next: string | undefined = at === 'links' ? json.links.next : json.nextLink;
      query = next && new URL(next).search.slice(1);
    }
    expect(found).toEqual(whole.ids);
  }
});

test('Only the cursor of a link is used, and a size below the requested one', async () => {
  const link = 'https://attacker.example/v1/users?cursor=b&limit=50&filter[roles]=ADMIN&account=other';
  await read({
    '': { ids: [1], links: { next: link } },
    b: { ids: [2], links: { next: address('c', '').replace('limit=2', 'limit=900') } },
    c: { ids: [3] },
  });
  expect(asked).toEqual([
    { cursor: '', limit: '200' },
    { cursor: 'b', limit: '50' },
    { cursor: 'c', limit: '50' },
  ]);
});

test('An empty page that names a next one is not the end', async () => {
  const next = (cursor: string) => ({ links: { next: address(cursor) } });
  const { ids, pagination } = await read({
    '': next('b'),
    b: { ids: [1], ...next('c') },
    c: next('d'),
    d: { ids: [2] },
  });
  expect([ids, pagination]).toEqual([[1, 2], { complete: true, pages: 4, items: 2 }]);
});

test('An endless series of empty pages ends after ten, with where to continue', async () => {
  const given = Object.fromEntries(
    Array.from({ length: 50 }, (_, at) => [at ? `p${at}` : '', paging({ nextCursor: `p${at + 1}` })]),
  );
  const { ids, pagination } = await read(given);
  expect([ids, asked.length]).toEqual([[], 10]);
  expect(pagination).toMatchObject({ complete: false, next: 'p10', stopped: expect.stringContaining('10 pages') });
});

const circles: Readonly<Record<string, readonly string[]>> = {
  'names itself': ['', 'a', 'a'],
  'goes from one to another and back': ['', 'a', 'b', 'a'],
  'leads back to the first page': ['', 'b', 'a', 'b'],
};
test.each(Object.entries(circles))('A list that %s ends there, and nothing is in it twice', async (_, steps) => {
  const given: Pages = Object.fromEntries(
    steps.slice(0, -1).map((cursor, at) => [
      cursor,
      {
        ids: cursor === 'a' && at > 1 ? [1, 2] : [at * 2 + 1, at * 2 + 2],
        ...paging({ total: 99, nextCursor: steps[at + 1] }),
      },
    ]),
  );
  const { ids, pagination } = await read(given);
  expect(new Set(ids).size).toBe(ids.length);
  expect(pagination).toMatchObject({
    complete: false,
    items: ids.length,
    stopped: expect.stringContaining('read already'),
  });
  expect([pagination.next, asked.length < 6]).toEqual([undefined, true]);
});

test('A list that repeats the same items under new cursors is stopped', async () => {
  const given = Object.fromEntries(
    Array.from({ length: 50 }, (_, at) => [
      at ? `p${at}` : '',
      { ids: [1, 2], ...paging({ nextCursor: `p${at + 1}` }) },
    ]),
  );
  const { ids, pagination } = await read(given);
  expect([ids, pagination.complete, asked.length]).toEqual([[1, 2], false, 11]);
});

test('An item that moved to the next page while the list was read is there once, and the list is whole', async () => {
  const { ids, pagination } = await read({
    '': { ids: [1, 2], ...paging({ total: 4, nextCursor: 'b' }) },
    b: { ids: [2, 3], ...paging({ total: 4 }) },
  });
  expect([ids, pagination]).toEqual([[1, 2, 3], { complete: true, pages: 2, items: 3 }]);
});

const unreadable: Readonly<Record<string, unknown>> = {
  'without a cursor': 'https://api.appstoreconnect.apple.com/v1/apps?limit=2',
  'with an empty cursor': 'https://api.appstoreconnect.apple.com/v1/apps?cursor=',
  'that is no address': 'http://[',
  'that is a script': 'javascript:alert(1)',
  'that is true': true,
  'that is an empty object': {},
};
test.each(Object.entries(unreadable))('After a link %s the list is not called complete', async (_, next) => {
  const { ids, pagination, json } = await read({ '': { ids: [1, 2], links: { next } } });
  expect([ids, pagination]).toEqual([
    [1, 2],
    {
      complete: false,
      pages: 1,
      items: 2,
      stopped: 'The store says that there is a next page, but gives no cursor for it.',
    },
  ]);
  expect(json.links.next).toBeUndefined();
});

test('A flow that follows such a link from a page gets an error, and does not take the list for complete', async () => {
  const first = await read(
    { '': { ids: [1, 2], links: { next: 'https://api.appstoreconnect.apple.com/v1/apps?limit=2' } } },
    'limit=2',
  );
  const next = await read({}, new URL(first.json.nextLink).search.slice(1));
  expect([next.status, next.json.error.code, asked.length]).toEqual([400, 'invalid_request', 1]);
  expect(next.json.error.message).toContain('gives no cursor');
});

test('A list that ends before its own total is not complete', async () => {
  const { ids, pagination } = await read({ '': { ids: [1, 2], ...paging() } });
  expect([ids, pagination.complete, pagination.stopped]).toEqual([
    [1, 2],
    false,
    'The store counts 5 items in all, but ended the list after 2.',
  ]);
});

test('A total as text counts, and one that is none does not', async () => {
  expect((await read({ '': { ids: [1, 2], ...paging({ total: '5' }) } })).pagination.complete).toBe(false);
  for (const total of [null, '', 'many', -1, '2'])
    expect([total, (await read({ '': { ids: [1, 2], ...paging({ total }) } })).pagination.complete]).toEqual([
      total,
      true,
    ]);
});

test('A list that is read from its middle ignores the total', async () => {
  expect((await read({ c: { ids: [5], ...paging() } }, 'all=true&cursor=c')).pagination).toEqual({
    complete: true,
    pages: 1,
    items: 1,
  });
});

test('A list that was not read to its end has a link to continue', async () => {
  const given = five((cursor) => ({ links: { next: address(cursor) }, ...paging() }));
  const { json } = await read({ ...given, c: undefined as never });
  expect([json.pagination.complete, json.pagination.next]).toEqual([false, 'c']);
  expect(new URL(json.nextLink).searchParams.get('cursor')).toBe('c');
  expect([json.links.next, new URL(json.nextLink).searchParams.get('all')]).toEqual([json.nextLink, 'true']);
});

test('At most maxItems are returned, whatever the page size', async () => {
  pages = { '': { ids: [1, 2], ...paging({ nextCursor: 'b' }) } };
  await read(pages, 'all=true&maxItems=2&limit=200');
  expect(asked).toEqual([{ cursor: '', limit: '2' }]);
});

test('A member of a list that is null or a number takes away neither the others nor the end of the list', async () => {
  pages = {};
  const odd = [null, { type: 'customerReviews', id: '1' }, 5, { type: 'customerReviews', id: '2' }];
  const filler = { self: '/', first: 'x'.repeat(80_000) };
  for (const links of [{ self: '/' }, filler]) {
    raw = JSON.stringify({ data: odd, links, meta: { paging: { total: 4, limit: 200 } } });
    const { ids, pagination } = await read({});
    expect([ids, pagination]).toEqual([[1, 2], { complete: true, pages: 1, items: 2 }]);
  }
});
