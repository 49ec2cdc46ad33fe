// Each trigger over the sandbox: no items in the first poll, then each event once, as flat rows.
import { encodeCheckpoint, scopeOf } from '../../../functions/triggers/checkpoint.ts';
import { DAY, HOUR, MINUTE, openPost, POLL_START, type Post } from '../../support/pollHarness.ts';

let post: Post;
beforeEach(async () => {
  post = await openPost();
});
afterEach(() => post.close());

test('Reviews come one by one, the oldest first, as flat rows', async () => {
  const app = await post.appNamed('Tidewater Almanac');
  const poll = post.flow('WhenReviewAdded', { app });
  expect(await poll()).toEqual([]);
  post.wait(3 * HOUR);
  const items = await poll();
  const times = items.map(({ created }) => Date.parse(created) - POLL_START);
  expect(times).toEqual([1, 2, 3].map((hours) => expect.closeTo(hours * HOUR, -5)));
  expect(items[0]).toEqual({
    reviewId: expect.any(String),
    appId: app,
    rating: expect.any(Number),
    title: expect.any(String),
    body: expect.any(String),
    reviewer: expect.any(String),
    territory: expect.stringMatching(/^[A-Z]{3}$/),
    created: expect.any(String),
  });
  post.wait(2 * MINUTE);
  expect(await poll()).toEqual([]);
});

test('A flow gets only the reviews with the chosen stars', async () => {
  const app = await post.appNamed('Tidewater Almanac');
  const [all, bad] = [post.flow('WhenReviewAdded', { app }), post.flow('WhenReviewAdded', { app, mostStars: 2 })];
  await all();
  await bad();
  post.wait(DAY);
  const wanted = (await all()).filter(({ rating }) => rating <= 2);
  expect(wanted.length).toBeGreaterThan(0);
  expect(await bad()).toEqual(wanted);
});

test('A review that has a reply is left out where only unanswered ones are wanted', async () => {
  const app = await post.appNamed('Tidewater Almanac');
  const poll = post.flow('WhenReviewAdded', { app, unanswered: true });
  await poll();
  post.wait(2 * HOUR);
  const [newest] = (await post.call('ListReviews', { sort: '-createdDate' }, { path: { id: app } })).json.data;
  await post.call('ReplyToReview', {}, { body: { reviewId: newest.id, responseBody: 'Thank you.' } });
  post.wait(30 * MINUTE);
  expect(await poll()).toHaveLength(1);
});

test('Reviews in the Galaxy Store are reported with stars instead of points', async () => {
  const contentId = await post.galaxyNamed('Tidewater Almanac');
  const poll = post.flow('WhenGalaxyReviewAdded', { contentId });
  expect(await poll()).toEqual([]);
  post.wait(5 * HOUR);
  const items = await poll();
  expect(items).toHaveLength(30);
  expect(items[0]).toMatchObject({ contentId, territory: expect.any(String), isAnswered: expect.any(Boolean) });
  for (const { rating } of items) expect([undefined, 0.5, 1, 1.5, 2, 3, 3.5, 4, 4.5, 5]).toContain(rating);
  post.wait(2 * MINUTE);
  expect(await poll()).toEqual([]);
});

test('Buyers who gave no stars are left out where stars are asked for', async () => {
  const contentId = await post.galaxyNamed('Tidewater Almanac');
  const poll = post.flow('WhenGalaxyReviewAdded', { contentId });
  const rated = post.flow('WhenGalaxyReviewAdded', { contentId, mostStars: 5 });
  await poll();
  await rated();
  post.wait(DAY);
  const all = await poll();
  const wanted = all.filter(({ rating }) => rating !== undefined);
  expect(wanted.length).toBeLessThan(all.length);
  expect(await rated()).toEqual(wanted);
});

test('Only reviews from the countries that a flow names are reported', async () => {
  const contentId = await post.galaxyNamed('Tidewater Almanac');
  const poll = post.flow('WhenGalaxyReviewAdded', { contentId });
  const some = post.flow('WhenGalaxyReviewAdded', { contentId, territories: 'KOR,DEU' });
  await poll();
  await some();
  post.wait(DAY);
  const all = await poll();
  const wanted = all.filter(({ territory }) => ['KOR', 'DEU'].includes(territory));
  expect(wanted.length).toBeGreaterThan(0);
  expect(wanted.length).toBeLessThan(all.length);
  expect(await some()).toEqual(wanted);
});

test('A review on the Galaxy Store that has its reply is left out where unanswered ones are asked for', async () => {
  const contentId = await post.galaxyNamed('Tidewater Almanac');
  const unanswered = post.flow('WhenGalaxyReviewAdded', { contentId, unanswered: true });
  await unanswered();
  post.wait(HOUR);
  const { json } = await post.call('ListGalaxyReviews', { contentId });
  const [{ commentId, countryCode }, next] = json.data.comments;
  await post.call('ReplyToGalaxyReview', {}, { body: { contentId, commentId, countryCode, replyText: 'Thank you.' } });
  const ids = (await unanswered()).map(({ reviewId }) => reviewId);
  expect(ids).toContain(next.commentId);
  expect(ids).not.toContain(commentId);
});

test('A version is reported when it is made', async () => {
  const app = await post.appNamed('Bramble Recipes');
  const poll = post.flow('WhenVersionStateChanges', { app });
  expect(await poll()).toEqual([]);
  await post.call('CreateVersion', {}, { body: { appId: app, platform: 'IOS', versionString: '9.1.0' } });
  post.wait(2 * MINUTE);
  expect(await poll()).toMatchObject([{ appId: app, version: '9.1.0', state: 'PREPARE_FOR_SUBMISSION' }]);
});

test('A version is reported at each change of its state, with the previous state', async () => {
  const app = await post.appNamed('Fjordvandring');
  const poll = post.flow('WhenVersionStateChanges', { app });
  const released = post.flow('WhenVersionStateChanges', { app, states: 'READY_FOR_DISTRIBUTION' });
  await poll();
  await released();
  const state = { 'filter[appVersionState]': 'PENDING_DEVELOPER_RELEASE' };
  const [version] = (await post.call('ListVersions', state, { path: { id: app } })).json.data;
  await post.call('RequestVersionRelease', {}, { body: { versionId: version.id } });
  post.wait(DAY);
  const received = [...(await poll())];
  expect(received[0]).toMatchObject({ versionId: version.id, previousState: 'PENDING_DEVELOPER_RELEASE' });
  expect(await released()).toMatchObject([{ versionId: version.id, state: 'READY_FOR_DISTRIBUTION' }]);
});

test('An app of the Galaxy Store that gets a draft is reported, in plain words too', async () => {
  const contentId = await post.galaxyNamed('Tidewater Almanac');
  const poll = post.flow('WhenGalaxyAppStatusChanges');
  expect(await poll()).toEqual([]);
  const change = {
    contentId,
    defaultLanguageCode: 'ENG',
    paid: 'N',
    publicationType: '03',
    newFeature: 'A new start.',
  };
  await post.call('UpdateGalaxyApp', {}, { body: change });
  post.wait(2 * MINUTE);
  expect(await poll()).toMatchObject([
    { contentId, name: 'Tidewater Almanac', state: 'UPDATING', previousState: 'FOR_SALE', group: 'Draft' },
  ]);
});

test('A build is reported once it is processed, however long ago it was uploaded', async () => {
  const app = await post.appNamed('Sparrow Ledger');
  const poll = post.flow('WhenBuildProcessed', { app });
  const failed = post.flow('WhenBuildProcessed', { app, results: 'FAILED,INVALID' });
  expect(await poll()).toEqual([]);
  await failed();
  post.wait(HOUR);
  expect(await poll()).toMatchObject([{ appId: app, result: 'VALID', build: expect.any(String), platform: 'IOS' }]);
  expect(await failed()).toEqual([]);
});

test('Both kinds of feedback come in one order, or one of them alone', async () => {
  const app = await post.appNamed('Tidewater Almanac');
  const nothing = [0, 0, '', 0];
  const stateOf = (inputs: Record<string, string>, lists: unknown) =>
    encodeCheckpoint(scopeOf('WhenFeedbackReceived', 'default', inputs), { lists });
  const both = await post.call('WhenFeedbackReceived', { app, state: stateOf({ app }, [nothing, nothing]) });
  expect(both.json.items.map(({ kind }: { kind: string }) => kind)).toEqual(['crash', 'screenshot', 'screenshot']);
  expect(both.json.items[2]).toMatchObject({ appId: app, build: expect.any(String), screenshot: expect.any(String) });
  const inputs = { app, kind: 'crash' };
  const crashes = await post.call('WhenFeedbackReceived', { ...inputs, state: stateOf(inputs, [nothing]) });
  expect(crashes.json.items).toHaveLength(1);
});

test('A run of Xcode Cloud is reported when it ends, not when it begins', async () => {
  const products = await post.call('ListXcodeCloudProducts');
  const product = products.json.data[0].id;
  const workflows = (await post.call('ListXcodeCloudWorkflows', {}, { path: { id: product } })).json.data;
  const workflow = workflows.find(({ attributes }: { attributes: { isEnabled: boolean } }) => attributes.isEnabled).id;
  const poll = post.flow('WhenXcodeCloudBuildFinished', { workflow });
  const failed = post.flow('WhenXcodeCloudBuildFinished', { workflow, results: 'FAILED' });
  await poll();
  await failed();
  await post.call('StartXcodeCloudBuild', {}, { body: { workflowId: workflow } });
  post.wait(2 * MINUTE);
  expect(await poll()).toEqual([]);
  post.wait(HOUR);
  expect(await poll()).toMatchObject([{ workflowId: workflow, result: 'SUCCEEDED', number: expect.any(Number) }]);
  expect(await failed()).toEqual([]);
});

test('A sales report is reported when it is ready, and days without sales are passed over', async () => {
  const poll = post.flow('WhenSalesReportReady', { vendorNumber: '89012345' });
  expect(await poll()).toEqual([]);
  const received: string[] = [];
  for (let day = 0; day < 8; day += 1) {
    post.wait(DAY);
    received.push(...(await poll()).map(({ reportDate }) => reportDate));
  }
  expect(received.length).toBeGreaterThanOrEqual(6);
  expect(received).toEqual([...new Set(received)].sort());
  expect(received.at(-1)).toBe('2026-11-29');
});

test('A report that Apple does not have is refused before anything is asked', async () => {
  const query = { vendorNumber: '80012345', reportType: 'SUBSCRIPTION', frequency: 'WEEKLY' };
  const { status, json } = await post.call('WhenSalesReportReady', query);
  expect([status, json.error.code]).toEqual([400, 'invalid_request']);
  expect(post.asked('salesReports')).toBe(0);
});

test('A report that wants its version is asked for with it', async () => {
  const poll = post.flow('WhenSalesReportReady', { vendorNumber: '80012345', reportType: 'SUBSCRIPTION' });
  await poll();
  post.wait(3 * DAY);
  expect((await poll()).length).toBeGreaterThan(0);
});

test('A report whose subtype is left open is reported with the one that it has', async () => {
  const poll = post.flow('WhenSalesReportReady', { vendorNumber: '80012345', reportType: 'SUBSCRIBER' });
  await poll();
  post.wait(3 * DAY);
  expect((await poll())[0]).toMatchObject({ reportSubType: 'DETAILED', frequency: 'DAILY' });
});

test.each([
  ['There were no sales for the date specified.', 200],
  ['Report is not available yet. Daily reports for the Americas are available by 5 am Pacific Time.', 200],
  ['There is no resource of this type.', 404],
])('Apple answers 404 and "%s": the poll is answered with %i', async (detail, status) => {
  const body = { errors: [{ status: '404', code: 'NOT_FOUND', title: 'Not found', detail }] };
  post.sandbox.fail({ store: 'apple', kind: 'status', status: 404, body, path: '/v1/salesReports', times: 10 });
  const reported = await post.call('WhenSalesReportReady', { vendorNumber: '80012345' });
  expect(reported.status).toBe(status);
});
