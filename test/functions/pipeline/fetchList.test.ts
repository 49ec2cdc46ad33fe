// All pages of a list in one response, and the reason if it stopped before the end.
import type { ServerResponse } from 'node:http';
import { type FaultyRelay, openRelayAt } from '../../faults/relay.ts';
import { exchanges, goodStore } from '../../faults/stores.ts';
import { type Listening, listen, type ReceivedMessage } from '../../support/listen.ts';

const TOTAL = 450;

type Odd = (response: ServerResponse, from: number) => boolean;
let odd: Odd = () => false;
let asked: number[] = [];
let store: Listening;
let relay: FaultyRelay;

function app(at: number) {
  return { type: 'apps', id: String(at), attributes: { name: `App ${at}` } };
}

/** Apps by the page; every page brings along the same developer, and the build of its first app. */
function page(response: ServerResponse, { path, method }: ReceivedMessage): void {
  const query = new URL(path, 'http://store.invalid').searchParams;
  const from = Number(query.get('cursor') ?? 0);
  const limit = Number(query.get('limit') ?? 50);
  asked.push(limit);
  if (method !== 'GET' || odd(response, from)) return;
  const next = from + limit < TOTAL ? String(from + limit) : undefined;
  goodStore(response, {
    data: Array.from({ length: Math.min(limit, TOTAL - from) }, (_, at) => app(from + at)),
    included: [
      { type: 'ciProducts', id: 'shared' },
      { type: 'builds', id: `of-${from}` },
    ],
    links: { self: path, ...(next && { next: `${store.origin}/v1/apps?cursor=${next}&limit=${limit}` }) },
    meta: { paging: { total: TOTAL, limit, ...(next && { nextCursor: next }) } },
  });
}

beforeAll(async () => {
  store = await listen((response, message) => exchanges(response, message) || page(response, message));
  relay = await openRelayAt(store.origin, 20);
});
afterAll(async () => {
  await relay?.close();
  await store?.close();
});
beforeEach(() => {
  odd = () => false;
  asked = [];
});

function list(query: string) {
  return relay.call('ListApps', { query });
}

test('All pages are one list, in order, and no input of the relay goes to the store', async () => {
  const { status, json } = await list('all=true');
  expect([status, json.pagination]).toEqual([200, { complete: true, pages: 3, items: TOTAL }]);
  expect(json.data.map(({ id }: { id: string }) => id)).toEqual(Array.from({ length: TOTAL }, (_, at) => String(at)));
  expect([asked, json.nextLink]).toEqual([[200, 200, 200], undefined]);
});

test('The response has the report under its former name, too, until version 0.3', async () => {
  const { json } = await list('all=true');
  expect([json.walk.complete, json.walk]).toEqual([true, json.pagination]);
});

test('The log line has the locations of converted values, and none of the values', async () => {
  odd = (response) => {
    goodStore(response, { data: [{ ...app(1), attributes: { name: 4711 } }], links: { self: '/' } });
    return true;
  };
  const { json, line } = await list('');
  expect(json.data[0].attributes.name).toBe('4711');
  expect(line?.retyped).toEqual(['data.0.attributes.name']);
  expect(JSON.stringify(line)).not.toContain('4711');
});

test('A long list is as whole as a short one', async () => {
  odd = (response, from) => {
    const data = Array.from({ length: 200 }, (_, at) => ({
      ...app(from + at),
      attributes: { name: 'ü'.repeat(1_000) },
    }));
    const next = from < 400 ? String(from + 200) : undefined;
    goodStore(response, { data, links: { self: '/' }, meta: { paging: { total: 600, limit: 200, nextCursor: next } } });
    return true;
  };
  const { status, headers, json, bytes } = await list('all=true');
  expect([status, headers['content-type'], json.pagination]).toEqual([
    200,
    'application/json',
    { complete: true, pages: 3, items: 600 },
  ]);
  expect(json.data.map(({ id }: { id: string }) => id)).toEqual(Array.from({ length: 600 }, (_, at) => String(at)));
  expect(bytes.length).toBeGreaterThan(1_000_000);
});

test('Related resources of several pages are listed once', async () => {
  const { json } = await list('all=true');
  expect(json.included.map(({ id }: { id: string }) => id)).toEqual(['shared', 'of-0', 'of-200', 'of-400']);
});

test('At most maxItems are returned, and continuing returns all the rest', async () => {
  const first = await list('all=true&maxItems=250');
  expect(first.json.data).toHaveLength(250);
  expect(first.json.pagination).toEqual({
    complete: false,
    pages: 2,
    items: 250,
    stopped: 'Stopped: maxItems reached.',
    next: '250',
  });
  const rest = await list('all=true&maxItems=250&cursor=250');
  expect(rest.json.data.at(0).id).toBe('250');
  expect(rest.json.pagination).toEqual({ complete: true, pages: 2, items: 200 });
});

test.each(['limit=1', 'limit=150', 'limit=1&maxItems=10000'])(
  'The largest page is asked for, whatever size the call names (%s)',
  async (query) => {
    const { json } = await list(`all=true&${query}`);
    expect([asked, json.pagination.items]).toEqual([[200, 200, 200], TOTAL]);
  },
);

describe('A list takes at most fifty calls to the store:', () => {
  /** A list without an end, of small pages whatever is asked for. */
  const endless = (response: ServerResponse, from: number): boolean => {
    const paging = { total: 100_000, limit: 7, nextCursor: String(from + 7) };
    const data = Array.from({ length: 7 }, (_, at) => app(from + at));
    goodStore(response, { data, links: { self: '/' }, meta: { paging } });
    return true;
  };

  test('the response has what was read, and where to continue', async () => {
    odd = endless;
    const { status, json } = await list('all=true&maxItems=10000');
    expect([status, asked.length, json.data.length]).toEqual([200, 50, 350]);
    expect(json.pagination).toEqual({
      complete: false,
      pages: 50,
      items: 350,
      stopped: 'One list takes at most 50 calls to the store. Continue with the next page.',
      next: '350',
    });
  });

  test('the next call continues after the last item', async () => {
    odd = endless;
    const { json } = await list('all=true&maxItems=10000&cursor=350');
    expect([json.data[0].id, json.data.length]).toEqual(['350', 350]);
  });

  test('retries count, too', async () => {
    let turn = 0;
    odd = (response, from) => {
      turn += 1;
      if (turn % 2 === 0) return endless(response, from);
      response.writeHead(503).end('{}');
      return true;
    };
    const { json } = await list('all=true&maxItems=10000');
    expect([asked.length, json.pagination.pages, json.pagination.next]).toEqual([50, 25, '175']);
  });

  const broken: Readonly<Record<string, (response: ServerResponse) => unknown>> = {
    'is answered with 503': (response) => response.writeHead(503).end('{}'),
    'breaks off': (response) => response.writeHead(200, { 'content-length': '100' }).end('{', () => response.destroy()),
    'ends the connection': (response) => response.destroy(),
    'is refused with 401': (response) => response.writeHead(401).end('{}'),
  };
  test.each(Object.entries(broken))('also if the last page %s', async (_, breakOff) => {
    odd = (response, from) => (from < 343 ? endless(response, from) : Boolean(breakOff(response)) || true);
    const { status, json } = await list('all=true&maxItems=10000');
    expect([status, asked.length, json.data.length]).toEqual([200, 50, 343]);
    expect(json.pagination).toMatchObject({ complete: false, next: '343', stopped: expect.any(String) });
  });
});

test('A later page that is refused ends the list, and the pages before it are not lost', async () => {
  odd = (response, from) => {
    if (from !== 200) return false;
    response.writeHead(403, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ errors: [{ code: 'FORBIDDEN', title: 'Not this page.' }] }));
    return true;
  };
  const { status, json } = await list('all=true');
  expect([status, json.data.length, json.pagination.complete, json.pagination.next]).toEqual([200, 200, false, '200']);
  expect(json.pagination.stopped).toContain('Not this page.');
});

test('A first page that is refused is a refusal', async () => {
  odd = (response) => {
    response.writeHead(404).end('{}');
    return true;
  };
  expect((await list('all=true')).code).toBe('store_refused');
});

test('The list ends before the deadline of the call', async () => {
  const hasty = await openRelayAt(store.origin, 5);
  const { status, json } = await hasty.call('ListApps', { query: 'all=true' });
  await hasty.close();
  expect([status, json.pagination.pages, json.pagination.stopped]).toEqual([200, 1, 'Stopped: time budget exhausted.']);
});

test('Without All pages, a page is what the store sent, but for the link to the next', async () => {
  const { json } = await list('limit=3');
  expect([json.data.length, json.pagination]).toEqual([3, undefined]);
  expect(json.links.next).toBe(json.nextLink);
  const next = new URL(json.nextLink);
  expect([next.host, next.searchParams.get('cursor'), next.searchParams.get('limit')]).toEqual([
    'relay.example',
    '3',
    '3',
  ]);
});

test('A later page that is not JSON ends the list, whatever its size', async () => {
  odd = (response, from) => {
    if (from !== 200) return false;
    response.setHeader('content-type', 'application/json');
    response.end(`{"data": [${'"a",'.repeat(50_000)}`.padEnd(300_000, ' ').concat('}'));
    return true;
  };
  const { status, json } = await list('all=true');
  expect([status, json.data.length, json.pagination.complete]).toEqual([200, 200, false]);
});

describe('A list of Galaxy Store', () => {
  const testers = Array.from({ length: 23 }, (_, at) => `tester${at}@example.com`);
  const items = Array.from({ length: 23 }, (_, at) => ({ id: `item${at}` }));
  let galaxy: Listening;
  let galaxyRelay: FaultyRelay;
  let places: string[] = [];

  /** Testers by offset and limit, items by page and size, as Samsung counts them. */
  const answerPages = (response: ServerResponse, { path }: ReceivedMessage): void => {
    const query = new URL(path, 'http://store.invalid').searchParams;
    const [offset, limit] = [Number(query.get('offset')), Number(query.get('limit') ?? 1_000)];
    const [number, size] = [Number(query.get('page')), Number(query.get('size'))];
    places.push(query.get('offset') ?? query.get('page') ?? '');
    if (path.includes('/betaTest')) {
      const data = { betaTesters: testers.slice(offset, offset + limit), totalNumberOfBetaTesters: testers.length };
      goodStore(response, { resultCode: '0000', resultMessage: 'Ok', data });
    } else goodStore(response, { itemList: items.slice((number - 1) * size, number * size), totalCount: items.length });
  };

  beforeAll(async () => {
    galaxy = await listen((response, message) => exchanges(response, message) || answerPages(response, message));
    galaxyRelay = await openRelayAt(galaxy.origin, 20);
  });
  afterAll(async () => {
    await galaxyRelay?.close();
    await galaxy?.close();
  });
  beforeEach(() => {
    places = [];
  });

  const read = (query: string) =>
    galaxyRelay.call('ReadBetaTest', { query: `contentId=000007100001&appStatus=SALE&all=true&${query}` });
  const pick = (query: string) =>
    galaxyRelay.call('ListItems', { path: { packageName: 'com.example.app' }, query: `all=true&${query}` });

  test('is read to its end by offset, from any start', async () => {
    expect((await read('limit=5')).json.data.betaTesters).toEqual(testers);
    expect((await read('limit=5&offset=13')).json.data.betaTesters).toEqual(testers.slice(13));
    expect(places).toEqual(['', '13']); // the largest page, whatever size the call names
  });

  test('is read to its end by page, from any start', async () => {
    expect((await pick('page=1&size=10')).json.itemList).toEqual(items);
    expect((await pick('page=2&size=10')).json.itemList).toEqual(items.slice(10));
    expect(places).toEqual(['1', '2', '3', '2', '3']);
  });

  test('is read completely, without repeats, by continuing at each next page', async () => {
    const all: string[] = [];
    for (let offset = '0', turns = 0; turns < 10; turns += 1) {
      const { json } = await read(`maxItems=8&offset=${offset}`);
      all.push(...json.data.betaTesters);
      if (json.pagination.complete) break;
      offset = json.pagination.next;
    }
    expect(all).toEqual(testers);
  });
});
