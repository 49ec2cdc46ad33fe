// Fetching all pages of Galaxy Store lists, whose page numbers, totals and tokens may be missing or texts.
import type { ServerResponse } from 'node:http';
import { type FaultyRelay, openRelayAt } from '../../faults/relay.ts';
import { exchanges, goodStore } from '../../faults/stores.ts';
import { type Listening, listen, type ReceivedMessage } from '../../support/listen.ts';

type PageFacts = Readonly<Record<string, unknown>>;
const COUNT = 5;
const SIZE = 2;

let answerTo: (place: number, token: string | undefined) => PageFacts = () => ({});
let asked: number[] = [];
/** Values of the page number as they are in the JSON of the request. */
let sent: unknown[] = [];
let store: Listening;
let relay: FaultyRelay;

function answer(response: ServerResponse, { path, body }: ReceivedMessage): void {
  const query = new URL(path, 'http://store.invalid').searchParams;
  const given = body ? JSON.parse(body) : {};
  const place = Number(given.pageNo ?? query.get('page') ?? query.get('offset') ?? 1);
  asked.push(place);
  sent.push(given.pageNo);
  if (asked.length > 60) return void response.writeHead(400).end('{}');
  goodStore(response, { resultCode: '0000', ...answerTo(place, given.continuationToken) });
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
  asked = [];
  sent = [];
});

function comment(at: number) {
  return { commentId: String(1_000_000 + at), rating: 2 };
}
function commentsOn(page: number) {
  return Array.from({ length: COUNT }, (_, at) => comment(at)).slice((page - 1) * SIZE, page * SIZE);
}

async function reviews(reported: (page: number) => PageFacts, query = '') {
  answerTo = (page) => ({ data: reported(page) });
  const { json } = await relay.call('ListGalaxyReviews', { query: `contentId=000007100001&all=true${query}` });
  return { count: json.data.comments?.length, pagination: json.pagination };
}

const whole = { complete: true, items: COUNT };

test('A page number in a body is a number, as Galaxy Store documents it', async () => {
  await reviews((page) => ({ totalPage: 3, comments: commentsOn(page) }));
  expect(sent).toEqual([undefined, 2, 3]);
});

test.each<[string, PageFacts]>([
  ['a number of pages', { totalPage: 3, totalCount: 5 }],
  ['a number of pages as text', { totalPage: '3', totalCount: '5' }],
  ['a number of pages alone', { totalPage: 3 }],
  ['a total alone', { totalCount: 5 }],
  ['a total as text, and null pages', { totalCount: '5', totalPage: null }],
  ['a total, and an empty text for the pages', { totalCount: 5, totalPage: '' }],
])('Reviews are read to their end by %s', async (_, reported) => {
  const { pagination } = await reviews((page) => ({ ...reported, comments: commentsOn(page) }));
  expect([pagination, asked]).toEqual([{ ...whole, pages: 3 }, [1, 2, 3]]);
});

test('Reviews without any total are read until a page is empty', async () => {
  const { pagination } = await reviews((page) => ({ comments: commentsOn(page) }));
  expect([pagination, asked]).toEqual([{ ...whole, pages: 4 }, [1, 2, 3, 4]]);
});

test('Reviews without any total whose every page is the first one are not called complete', async () => {
  const { count, pagination } = await reviews(() => ({ comments: commentsOn(1) }));
  expect([count, pagination.complete, asked.length]).toEqual([2, false, 11]);
});

test.each<[string, PageFacts]>([
  ['a total of two pages', { totalCount: 4 }],
  ['a total that is larger than all pages', { totalCount: 9, totalPage: 2 }],
  ['a total as text', { totalCount: '4', totalPage: '2' }],
])('Reviews with %s whose second page is the first one again are not called complete', async (_, reported) => {
  const { count, pagination } = await reviews(() => ({ ...reported, comments: commentsOn(1) }));
  expect(count).toBe(2);
  expect(pagination).toMatchObject({
    complete: false,
    items: 2,
    stopped: expect.stringMatching(/counts [49] items.*after 2\./),
  });
});

test('Items whose second page is the first one again are not called complete', async () => {
  answerTo = () => ({ totalCount: 4, itemList: commentsOn(1) });
  const query = 'page=1&size=2&all=true';
  const { json } = await relay.call('ListItems', { path: { packageName: 'com.example.app' }, query });
  expect(json.pagination).toMatchObject({
    complete: false,
    items: 2,
    stopped: expect.stringContaining('counts 4 items'),
  });
});

test('Testers whose second page is the first one again are not called complete', async () => {
  answerTo = () => ({ data: { totalNumberOfBetaTesters: 4, betaTesters: ['a@example.com', 'b@example.com'] } });
  const query = 'contentId=000007100001&appStatus=SALE&all=true&limit=2&offset=0';
  const { json } = await relay.call('ReadBetaTest', { query });
  expect(json.pagination).toMatchObject({
    complete: false,
    items: 2,
    stopped: expect.stringContaining('counts 4 items'),
  });
});

test('An empty page of reviews is not the end while there are more pages', async () => {
  const { pagination } = await reviews((page) => ({ totalPage: 3, comments: page === 2 ? [] : commentsOn(page) }));
  expect(pagination).toEqual({ complete: true, items: 3, pages: 3 });
});

test('Fewer reviews than the store counts are not called complete', async () => {
  const { pagination } = await reviews(() => ({ totalPage: 1, totalCount: 5, comments: commentsOn(1) }));
  expect(pagination).toMatchObject({ complete: false, items: 2, stopped: expect.stringContaining('5 items') });
});

test('No reviews at all are a whole list', async () => {
  for (const none of [{ totalPage: 0, totalCount: 0, comments: [] }, { comments: [] }, { comments: null }, {}])
    expect((await reviews(() => none)).pagination).toEqual({ complete: true, pages: 1, items: 0 });
});

test.each([{ totalCount: 5 }, { totalCount: '5' }, {}])(
  'Items with %j are read to their end by page',
  async (reported) => {
    answerTo = (page) => ({ ...reported, itemList: commentsOn(page) });
    const { json } = await relay.call('ListItems', {
      path: { packageName: 'com.example.app' },
      query: 'page=1&size=2&all=true',
    });
    expect([json.pagination.complete, json.itemList.length]).toEqual([true, COUNT]);
  },
);

test.each<[string, PageFacts]>([
  ['a total', { totalNumberOfBetaTesters: 5 }],
  ['a total as text', { totalNumberOfBetaTesters: '5' }],
  ['no total', {}],
])('Testers with %s are read to their end by offset', async (_, reported) => {
  const all = Array.from({ length: COUNT }, (_, at) => `tester${at}@example.com`);
  answerTo = (offset) => ({ data: { ...reported, betaTesters: all.slice(offset, offset + SIZE) } });
  const { json } = await relay.call('ReadBetaTest', {
    query: 'contentId=000007100001&appStatus=SALE&all=true&limit=2&offset=0',
  });
  expect([json.pagination.complete, json.data.betaTesters]).toEqual([true, all]);
});

describe('Orders', () => {
  const pages: Readonly<Record<string, PageFacts>> = {
    '': { orderItemList: [{ orderId: 'a' }, { orderId: 'a', status: '2' }], continuationToken: 't1' },
    t1: { orderItemList: [], continuationToken: 't2' },
    t2: { orderItemList: [{ orderId: 'b' }, { orderId: 'a' }], continuationToken: '' },
  };
  const orders = async (reported: typeof pages) => {
    answerTo = (_, token) => reported[token ?? ''] ?? {};
    return (await relay.call('ListOrders', { query: 'all=true', body: { sellerSeq: '000000000001' } })).json;
  };

  test('are read to their end past an empty page, and one that a later page repeats is there once', async () => {
    const { orderItemList, pagination } = await orders(pages);
    expect(orderItemList).toEqual([{ orderId: 'a' }, { orderId: 'a', status: '2' }, { orderId: 'b' }]);
    expect(pagination).toEqual({ complete: true, pages: 3, items: 3 });
  });

  test('with a token that comes again are not called complete', async () => {
    const { pagination } = await orders({
      ...pages,
      t1: { orderItemList: [{ orderId: 'c' }], continuationToken: 't1' },
    });
    expect([pagination.complete, pagination.items, asked.length]).toEqual([false, 3, 2]);
  });
});
