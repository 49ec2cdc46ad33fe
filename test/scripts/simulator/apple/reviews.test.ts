// A review in the simulator can get a response, a new response, and have it deleted.
import {
  appNamed,
  entity,
  firstOf,
  openSimulatorSession,
  type SimulatorSession,
  storeRefusal,
  type Thing,
} from '../../../support/simulatorSession.ts';

let session: SimulatorSession;
let review: Thing;
let reviews: string;
beforeEach(async () => {
  session = await openSimulatorSession();
  reviews = `/v1/apps/${(await appNamed(session, 'Bramble Recipes')).id}/customerReviews`;
  review = await firstOf(session, `${reviews}?exists[publishedResponse]=false`);
});
afterEach(() => session.close());

function respond(responseBody: string) {
  return session.call(
    'POST',
    '/v1/customerReviewResponses',
    entity('customerReviewResponses', { responseBody }, { review }),
  );
}

test('A review reply is pending, and then published', async () => {
  expect((await respond('Thank you.')).json.data.attributes).toMatchObject({ state: 'PENDING_PUBLISH' });
  session.wait(10);
  expect((await session.read(`/v1/customerReviews/${review.id}/response`)).attributes).toMatchObject({
    state: 'PUBLISHED',
    responseBody: 'Thank you.',
  });
});

test('A review counts as answered once the answer is published', async () => {
  const unanswered = async () => (await session.list(`${reviews}?exists[publishedResponse]=false`)).map(({ id }) => id);
  await respond('Thank you.');
  expect(await unanswered()).toContain(review.id);
  session.wait(10);
  expect(await unanswered()).not.toContain(review.id);
});

test('A second review reply replaces the first', async () => {
  await respond('One.');
  await respond('Two.');
  const { included } = (await session.call('GET', `/v1/customerReviews/${review.id}?include=response`)).json;
  expect(included?.map(({ attributes }) => attributes.responseBody)).toEqual(['Two.']);
});

test('A deleted review reply is gone, and a review without a reply returns none', async () => {
  const { id } = (await respond('Sorry.')).json.data;
  expect((await session.call('DELETE', `/v1/customerReviewResponses/${id}`)).status).toBe(204);
  expect(await session.read(`/v1/customerReviews/${review.id}/response`)).toBeNull();
  expect(storeRefusal(await session.call('DELETE', `/v1/customerReviewResponses/${id}`))).toEqual([404, 'NOT_FOUND']);
});

test('A review reply can be too long', async () => {
  expect(storeRefusal(await respond('a'.repeat(5971)))).toEqual([409, 'ENTITY_ERROR.ATTRIBUTE.INVALID']);
});

test('Reviews are found by rating, and sorted by day', async () => {
  const found = await session.list(`${reviews}?filter[rating]=4,5&sort=-createdDate`);
  expect(found.length).toBeGreaterThan(0);
  expect(found.map(({ attributes }) => Number(attributes.rating) >= 4)).not.toContain(false);
  const days = found.map(({ attributes }) => String(attributes.createdDate));
  expect(days).toEqual(days.toSorted().reverse());
});

test('The first app gets a new review every hour', async () => {
  const path = `/v1/apps/${(await appNamed(session, 'Tidewater Almanac')).id}/customerReviews?sort=-createdDate`;
  const before = await session.list(path);
  session.wait(121);
  const after = await session.list(path);
  expect(after).toHaveLength(before.length + 2);
  expect(after[0]?.id).not.toBe(before[0]?.id);
});
