// The metrics of Galaxy Store Statistics: daily numbers that never change, and their authorization.
import { INVALID_TOKEN } from '../../../support/simulatedSamsung.ts';
import { type Caller, madeIdOf, openCaller } from './caller.ts';

let caller: Caller;
let contentId: string;
beforeAll(async () => {
  caller = await openCaller();
  contentId = await madeIdOf(caller, 'Tidewater Almanac');
});
afterAll(() => caller.sandbox.close());

const week = { startDate: '2026-07-01', endDate: '2026-07-07' };
function content(more: object = {}) {
  return caller.call('POST /gss/query/contentMetric', {
    contentId,
    metricIds: ['revenue_iap_order_count'],
    periods: [week],
    ...more,
  });
}
function seller(more: object = {}) {
  return caller.call('POST /gss/query/sellerMetric', { metricIds: ['revenue_total'], periods: [week], ...more });
}

interface Day {
  readonly value: number;
  readonly subValuesMap?: { readonly country: Readonly<Record<string, number>> };
}
function trendOf(body: Awaited<ReturnType<typeof content>>['body'], metric: string): Readonly<Record<string, Day>> {
  return body.data.periods[0][contentId][metric].dailyTrend;
}

test('An app has a number for each day, which its countries add up to', async () => {
  const { status, body } = await content();
  expect([status, body.contentId, body.data.content.content_name]).toEqual([200, contentId, 'Tidewater Almanac']);
  const trend = trendOf(body, 'revenue_iap_order_count');
  expect(Object.keys(trend)).toEqual([1, 2, 3, 4, 5, 6, 7].map((day) => `2026-07-0${day}`));
  for (const { value, subValuesMap } of Object.values(trend)) {
    expect(Object.values(subValuesMap?.country ?? {}).reduce((a, b) => a + b)).toBe(value);
  }
});

test('The numbers are the same in every response', async () => {
  expect((await content()).body).toEqual((await content()).body);
});

test('Countries can be left out', async () => {
  const { body } = await content({ noBreakdown: true });
  expect(trendOf(body, 'revenue_iap_order_count')['2026-07-01']).toEqual({ value: expect.any(Number) });
});

test("Samsung's spelling of the number of ratings is the one that counts", async () => {
  const { body } = await content({ metricIds: ['daily_rat_volumne', 'daily_rat_score'] });
  for (const { value } of Object.values(trendOf(body, 'daily_rat_score'))) {
    expect(value).toBeGreaterThanOrEqual(1);
    expect(value).toBeLessThanOrEqual(10);
  }
  expect((await content({ metricIds: ['daily_rat_volume'] })).status).toBe(400);
});

test('A day that has not ended has no number', async () => {
  const { day } = caller;
  const { body } = await content({ periods: [{ startDate: day(2), endDate: day(-2) }] });
  const known = Object.keys(trendOf(body, 'revenue_iap_order_count'));
  expect(known).toEqual([day(2), day(1)]);
});

test('A seller has the sum of the apps, and the names of them unless they are left out', async () => {
  const { status, body } = await seller({ getDailyMetric: true, noContentMetadata: false });
  expect(status).toBe(200);
  const { value, dailyTrend } = body.data.periods[0].metricSubValuesMap.revenue_total;
  expect(Object.values<number>(dailyTrend).reduce((a, b) => a + b)).toBe(value);
  expect(body.data.contents[contentId].content_name).toBe('Tidewater Almanac');
  expect((await seller({ noContentMetadata: true })).body.data).not.toHaveProperty('contents');
});

test('The call for a seller needs no cookies, and says again what was asked', async () => {
  expect((await seller()).body).toMatchObject({ metricIds: ['revenue_total'], periods: [week] });
});

test('The call for an app needs no ID of a service account; the one for a seller does', async () => {
  const ask = (path: string, body: object): Promise<number> =>
    fetch(`${caller.sandbox.origins.samsung.api}${path}`, {
      method: 'POST',
      headers: { authorization: caller.headers.authorization ?? '', 'content-type': 'application/json' },
      body: JSON.stringify({ periods: [week], metricIds: ['revenue_total'], ...body }),
    }).then(({ status }) => status);
  expect(await ask('/gss/query/contentMetric', { contentId })).toBe(200);
  expect(await ask('/gss/query/sellerMetric', {})).toBe(401);
});

test('An unknown token is refused by that name where no ID is needed', async () => {
  const origin = caller.sandbox.origins.samsung.api;
  const headers = { authorization: 'Bearer nobody', 'content-type': 'application/json' };
  const answered = await fetch(`${origin}/gss/query/contentMetric`, { method: 'POST', headers, body: '{}' });
  expect([answered.status, await answered.json()]).toEqual([401, INVALID_TOKEN]);
});

test('A seller with statistics alone reads the own apps', async () => {
  const headers = await caller.signIn(['gss'], 'GAMES__');
  const question = { contentId: '000007200001', metricIds: ['revenue_total'], periods: [week] };
  const { body } = await caller.call('POST /gss/query/contentMetric', question, headers);
  expect(body.data.content.content_name).toBe('Clockwork Badgers');
  const foreign = await caller.call('POST /gss/query/contentMetric', { ...question, contentId }, headers);
  expect(foreign.status).toBe(403);
});

test.each([
  ['a period that ends before it begins', { periods: [{ startDate: '2026-07-02', endDate: '2026-07-01' }] }],
  ['a day that does not exist', { periods: [{ startDate: '2026-13-01', endDate: '2026-13-02' }] }],
  ['no period', { periods: [] }],
  ['no metric', { metricIds: [] }],
])('%s is refused', async (_, wrong) => {
  expect(await content(wrong)).toMatchObject({ status: 400, body: { message: expect.any(String) } });
});
