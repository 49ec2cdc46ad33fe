// Incomplete lists: a trigger and a report fail with an error, and a recipe changes nothing.
import type { ServerResponse } from 'node:http';
import { type FaultyRelay, openRelayAt } from '../../faults/relay.ts';
import { exchanges, goodStore } from '../../faults/stores.ts';
import { type Listening, listen, type ReceivedMessage } from '../../support/listen.ts';

let answer: (response: ServerResponse, cursor: string, path: string) => void = (response) => goodStore(response);
let seen: ReceivedMessage[] = [];
let store: Listening;
let relay: FaultyRelay;

beforeAll(async () => {
  store = await listen((response, message) => {
    if (exchanges(response, message)) return;
    seen.push(message);
    const { pathname, searchParams } = new URL(message.path, 'http://store.invalid');
    answer(response, searchParams.get('cursor') ?? '', pathname);
  });
  relay = await openRelayAt(store.origin, 20);
});
afterAll(async () => {
  await relay?.close();
  await store?.close();
});
beforeEach(() => {
  seen = [];
});

const now = Date.now();
function review(id: number) {
  return {
    type: 'customerReviews',
    id: String(id),
    attributes: { rating: 5, title: `Review ${id}`, createdDate: new Date(now - id * 60_000).toISOString() },
  };
}
function link(query: string) {
  return `https://api.appstoreconnect.apple.com/v1/list?${query}`;
}

type Ending = (response: ServerResponse, cursor: string, data: readonly unknown[]) => void;

/** How an incomplete list ends, and the message for it. */
const endings: Readonly<Record<string, readonly [Ending, string]>> = {
  'a next page without a cursor': [
    (response, _, data) => goodStore(response, { data, links: { self: '/', next: link('limit=2') } }),
    'gives no cursor',
  ],
  'a page that names itself': [
    (response, _, data) => goodStore(response, { data, links: { self: '/', next: link('cursor=a') } }),
    'read already',
  ],
  'a page that leads back to the one before': [
    (response, cursor, data) =>
      goodStore(response, { data, links: { self: '/', next: link(`cursor=${cursor === 'a' ? 'b' : 'a'}`) } }),
    'read already',
  ],
  'fewer than the total': [
    (response, _, data) =>
      goodStore(response, { data, links: { self: '/' }, meta: { paging: { total: 9, limit: 2 } } }),
    '9 items',
  ],
};

describe.each(Object.entries(endings))('Where a list ends with %s', (name, [end, words]) => {
  // reads of a trigger are cached for a minute, so each test uses an app of its own
  const app = String(Object.keys(endings).indexOf(name) + 100);
  const names = (message: string) => message.includes(words) || message.includes('nothing new');

  test('a trigger fails, and returns no state that skips the rest', async () => {
    answer = (response, cursor) => end(response, cursor, [review(1), review(2)]);
    const { status, json } = await relay.call('WhenReviewAdded', { query: `app=${app}` });
    expect([status, json.error.code, names(json.error.message)]).toEqual([502, 'store_invalid_answer', true]);
    expect(json.next).toBeUndefined();
  });

  test('a recipe fails, and has written nothing', async () => {
    const group = { type: 'betaGroups', id: 'g1', attributes: { name: 'Press' } };
    answer = (response, cursor) => end(response, cursor, [group]);
    const body = { appId: '1', email: 'someone@example.com', groups: ['Press'] };
    const { status, json } = await relay.call('AddTester', { body });
    expect([status, json.error.code, names(json.error.message)]).toEqual([502, 'store_invalid_answer', true]);
    expect(json.error.message).toContain('List the groups of the app');
    expect(seen.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('a report fails, and is not made of half its files', async () => {
    const request = { type: 'analyticsReportRequests', id: 'r1', attributes: { accessType: 'ONGOING' } };
    answer = (response, cursor) => end(response, cursor, [request]);
    const { status, json } = await relay.call('GetAnalyticsReport', { query: 'app=1&reportName=App%20Downloads' });
    expect([status, json.error.code, names(json.error.message)]).toEqual([502, 'store_invalid_answer', true]);
  });

  test('the overview returns what it has, and reports that more is missing', async () => {
    const listed = { type: 'apps', id: '1', attributes: { name: 'Example' } };
    answer = (response, cursor) => end(response, cursor, [listed]);
    const { json } = await relay.call('ListAllApps', { query: 'store=apple&account=default' });
    expect([json.apps.length, json.problems.length, json.problems[0].code]).toEqual([1, 1, 'incomplete']);
    expect(names(json.problems[0].message)).toBe(true);
  });
});

test('An error of a later page fails a recipe with the error of the store', async () => {
  answer = (response, cursor) => {
    const data = [{ type: 'betaGroups', id: 'g1', attributes: { name: 'Press' } }];
    if (cursor === '') return goodStore(response, { data, links: { self: '/', next: link('cursor=a') } });
    response.writeHead(403, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ errors: [{ code: 'FORBIDDEN', title: 'Not this page.' }] }));
  };
  const body = { appId: '1', email: 'someone@example.com', groups: ['Press'] };
  const { status, json } = await relay.call('AddTester', { body });
  expect([status, json.error.code]).toEqual([403, 'store_refused']);
  expect(json.error.message).toContain('Not this page.');
  expect(seen.every(({ method }) => method === 'GET')).toBe(true);
});

test('A trigger that has read far enough back ignores the end of the list', async () => {
  const old = { ...review(3), attributes: { createdDate: new Date(now - 30 * 86_400_000).toISOString() } };
  answer = (response) => goodStore(response, { data: [review(1), old], links: { self: '/', next: link('limit=2') } });
  const { status, json } = await relay.call('WhenReviewAdded', { query: 'app=2' });
  expect([status, json.items]).toEqual([200, []]);
});

describe('The versions of an app that are not included are requested', () => {
  const version = (id: string, state: string) => ({
    type: 'appStoreVersions',
    id,
    attributes: { versionString: id, appVersionState: state, createdDate: '2026-11-01T00:00:00Z' },
  });
  const old = version('1.0', 'REPLACED_WITH_NEW_VERSION');
  const along = { meta: { paging: { total: 51, limit: 50 } }, data: [{ type: old.type, id: old.id }] };
  const app = { type: 'apps', id: '1', attributes: { name: 'Example' }, relationships: { appStoreVersions: along } };
  const answerWith = (state: string) => (response: ServerResponse, _: string, path: string) =>
    path === '/v1/apps'
      ? goodStore(response, { data: [app], included: [old], links: { self: '/' } })
      : goodStore(response, { data: [version('2.0', state)], links: { self: '/' } });

  test('by the overview', async () => {
    answer = answerWith('READY_FOR_DISTRIBUTION');
    const { json } = await relay.call('ListAllApps', { query: 'store=apple&account=default' });
    expect([json.apps[0].state, json.apps[0].version, json.problems]).toEqual(['READY_FOR_DISTRIBUTION', '2.0', []]);
  });

  test('by the trigger that watches the versions of all apps', async () => {
    answer = answerWith('IN_REVIEW');
    const { status, json } = await relay.call('WhenVersionStateChanges', {});
    expect([status, json.items]).toEqual([200, []]);
    expect(Buffer.from(json.next, 'base64url').toString()).toContain('IN_REVIEW');
  });
});

test('A trigger that watches all apps fails where the list of none can be read', async () => {
  const apps = ['901', '902'].map((id) => ({ type: 'apps', id, attributes: { name: id } }));
  answer = (response, _, path) =>
    path === '/v1/apps'
      ? goodStore(response, { data: apps, links: { self: '/' } })
      : goodStore(response, { data: [review(1)], links: { self: '/', next: link('limit=2') } });
  const { status, json } = await relay.call('WhenReviewAdded', {});
  expect([status, json.error?.code]).toEqual([502, 'store_invalid_answer']);
});

test('The latest build is found behind an empty page', async () => {
  const build = { type: 'builds', id: 'b1', attributes: { version: '7', processingState: 'VALID' } };
  answer = (response, cursor, path) => {
    if (path === '/v1/apps/1') return goodStore(response, { data: { type: 'apps', id: '1' }, links: { self: '/' } });
    if (path !== '/v1/builds') return goodStore(response, { data: [], links: { self: '/' } });
    const links = { self: '/', ...(cursor === '' && { next: link('cursor=a') }) };
    return goodStore(response, { data: cursor === '' ? [] : [build], links });
  };
  const { json } = await relay.call('ReadAppStatus', { query: 'appleApp=1' });
  expect(json.apple.build).toMatchObject({ id: 'b1', number: '7' });
});
