// The gateway in front of the calls: scopes, headers, asynchronous operations, and error formats.
import { NO_PERMISSION, UNKNOWN_ACCOUNT } from '../../../support/simulatedSamsung.ts';
import { type Caller, madeIdOf, openCaller, refusedAs, statesOf } from './caller.ts';

let caller: Caller;
beforeAll(async () => {
  caller = await openCaller();
});
afterAll(() => caller.sandbox.close());

const ITEMS = '/iap/v6/applications/com.example.tidewater/items';
const PURCHASES = '/iap/seller/v6/applications/com.example.tidewater/purchases';

/** All operations behind the gateway that require a scope; with the four older calls, the upload and the receipt that makes 36. */
const publishing = [
  ...['GET /seller/contentList', 'GET /seller/contentInfo', 'POST /seller/contentUpdate', 'POST /seller/contentSubmit'],
  ...['POST /seller/contentStatusUpdate', 'POST /seller/createUploadSessionId', 'POST /seller/v2/content/binary'],
  ...['PUT /seller/v2/content/binary', 'DELETE /seller/v2/content/binary', 'GET /seller/v2/content/betaTest'],
  ...['PUT /seller/v2/content/betaTest', 'GET /seller/v2/content/stagedRolloutRate'],
  ...['PUT /seller/v2/content/stagedRolloutRate', 'GET /seller/v2/content/stagedRolloutBinary'],
  ...['PUT /seller/v2/content/stagedRolloutBinary', 'GET /seller/v2/content/comment'],
  ...['POST /seller/v2/content/comment/reply', 'DELETE /seller/v2/content/comment/reply'],
  ...['GET', 'POST', 'PUT', 'PATCH'].map((method) => `${method} ${ITEMS}`),
  ...[`GET ${ITEMS}/x`, `DELETE ${ITEMS}/x`, 'POST /iap/seller/orders', `PATCH ${PURCHASES}/x`],
  ...[`GET ${PURCHASES}/subscriptions/x`, `PATCH ${PURCHASES}/subscriptions/x`],
];
const statistics = ['POST /gss/query/sellerMetric', 'POST /gss/query/contentMetric'];

test.each([...publishing.map((route) => [route, 'gss']), ...statistics.map((route) => [route, 'publishing'])])(
  '%s is refused to a token with the scope %s alone',
  async (route = '', scope = '') => {
    const { status, body } = await caller.call(route, {}, await caller.signIn([scope]));
    expect([status, body]).toEqual([403, NO_PERMISSION]);
  },
);

test('A call without the ID of the service account is refused', async () => {
  const { status, body } = await caller.call('GET /seller/contentList', undefined, { 'service-account-id': '' });
  expect([status, body]).toEqual([401, UNKNOWN_ACCOUNT]);
});

test('A call whose body is not marked as JSON is refused', async () => {
  const { status, body } = await caller.call('POST /seller/contentSubmit', {}, { 'content-type': 'text/plain' });
  expect([status, body.from]).toEqual([422, 'asgw']);
});

test.each(['GET /seller/contentCreate', 'POST /seller/contentList', 'GET /seller/v2/content', `GET ${ITEMS}/a/b`])(
  '%s does not exist',
  async (route) => expect((await caller.call(route)).status).toBe(404),
);

test.each(['GET /seller/contentList?page=1', `GET ${ITEMS}/x?size=1`])('%s has a parameter too many', async (route) => {
  expect((await caller.call(route)).status).toBe(400);
});

describe('An asynchronous result', () => {
  const submitLater = async (own: Caller, contentId: string) => {
    own.sandbox.fail({ store: 'samsung', kind: 'later', path: '/seller/contentSubmit' });
    const { status, headers } = await own.call('POST /seller/contentSubmit', { contentId });
    expect([status, headers.location]).toEqual([303, expect.stringMatching(/^\/seller\/asyncResult\/[\w-]+$/)]);
    return `GET ${headers.location}`;
  };
  const poll = async (own: Caller, route: string, times: number): Promise<number[]> => {
    const statuses: number[] = [];
    while (statuses.length < times) statuses.push((await own.call(route)).status);
    return statuses;
  };

  test('is available after two polls, and the change is made', async () => {
    const own = await openCaller();
    const id = await madeIdOf(own, 'Sparrow Ledger');
    expect(await poll(own, await submitLater(own, id), 3)).toEqual([202, 202, 204]);
    expect(await statesOf(own, id)).toEqual(['FOR_SALE', 'READY_FOR_REVIEW']);
    await own.sandbox.close();
  });

  test('may be an error', async () => {
    const id = await madeIdOf(caller, 'Tidewater Almanac');
    const route = await submitLater(caller, id);
    await poll(caller, route, 2);
    const { status, body } = await caller.call(route);
    expect([status, body]).toEqual([400, refusedAs(id, '3201')]);
  });

  test('needs the headers of every call', async () => {
    const route = await submitLater(caller, await madeIdOf(caller, 'Tidewater Almanac'));
    expect((await caller.call(route, undefined, { authorization: '' })).status).toBe(401);
  });

  test('is not available to another account', async () => {
    const route = await submitLater(caller, await madeIdOf(caller, 'Tidewater Almanac'));
    expect((await caller.call(route, undefined, await caller.signIn(['gss'], 'GAMES__'))).status).toBe(404);
  });

  test('is not found under an unknown ID', async () => {
    expect((await caller.call('GET /seller/asyncResult/x')).status).toBe(404);
  });
});

test('Two sandboxes share no state', async () => {
  const other = await openCaller();
  const id = await madeIdOf(other, 'Sparrow Ledger');
  await other.call('POST /seller/contentSubmit', { contentId: id });
  expect(await statesOf(caller, id)).toEqual(['FOR_SALE', 'UPDATING']);
  await other.sandbox.close();
});
