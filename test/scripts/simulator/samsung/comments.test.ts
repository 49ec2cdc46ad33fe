// Buyers' comments, and the seller's replies.
import { COMMENT_STEP } from '../../../../scripts/simulator/samsung/seed/comments.ts';
import { type Caller, madeIdOf, openCaller, refusedSecond } from './caller.ts';

let caller: Caller;
let contentId: string;
beforeEach(async () => {
  caller = await openCaller();
  contentId = await madeIdOf(caller, 'Tidewater Almanac');
});
afterEach(() => caller.sandbox.close());

const COMMENT = '/seller/v2/content/comment';
interface Comment {
  readonly commentId: string;
  readonly countryCode: string;
  readonly rating: number | null;
  readonly date: string;
  readonly replyId?: string;
  readonly replyText?: string;
}

function list(more: object = {}) {
  return caller.call(`GET ${COMMENT}`, { contentId, ...more });
}
async function all(): Promise<readonly Comment[]> {
  const pages = await Promise.all([1, 2, 3].map((pageNo) => list({ pageNo })));
  return pages.flatMap(({ body }) => body.data.comments);
}
async function unanswered(): Promise<Comment> {
  const found = (await all()).find(({ replyId }) => replyId === undefined);
  if (!found) throw new Error('Every comment has a reply');
  return found;
}
function reply({ commentId, countryCode }: Comment, replyText = 'Thank you.', more: object = {}) {
  return caller.call(`POST ${COMMENT}/reply`, { contentId, commentId, countryCode, replyText, ...more });
}
async function again({ commentId }: Comment): Promise<Comment> {
  return (await list({ commentId })).body.data.comments[0];
}
function quietly(resultCode: string) {
  return { status: 200, body: { resultCode, resultMessage: expect.any(String) } };
}

test('They are asked for by a GET with a body, and come in pages, newest first', async () => {
  const { status, body } = await list({ pageNo: 3 });
  expect([status, body.resultCode]).toEqual([200, '0000']);
  expect(body.data).toMatchObject({ contentId, totalCount: 23, pageNo: 3, totalPage: 3 });
  expect(body.data.comments).toHaveLength(3);
  const dates = (await all()).map(({ date }) => date);
  expect(dates).toEqual(dates.toSorted().toReversed());
});

test('Ratings go from 1 to 10, and some buyers give none', async () => {
  const ratings = (await all()).map(({ rating }) => rating);
  expect(ratings).toContain(null);
  for (const rating of ratings) expect(rating === null || (rating >= 1 && rating <= 10)).toBe(true);
});

test('A new one comes in as time goes by', async () => {
  const before = (await list()).body.data;
  caller.wait(COMMENT_STEP + 1_000);
  const after = (await list()).body.data;
  expect([before.totalCount, after.totalCount]).toEqual([23, 24]);
  expect(after.comments[1]).toEqual(before.comments[0]);
});

test('A query is not taken', async () => {
  expect((await caller.call(`GET ${COMMENT}?contentId=${contentId}`, { contentId })).body).toEqual(
    refusedSecond('1000'),
  );
});

test('A reply appears at its comment, and is gone when it is deleted', async () => {
  const comment = await unanswered();
  expect((await reply(comment)).body).toEqual({ resultCode: '0000', resultMessage: 'Ok' });
  const { replyId, replyText } = await again(comment);
  expect(replyText).toBe('Thank you.');
  expect((await caller.call(`DELETE ${COMMENT}/reply`, { replyId })).body.resultCode).toBe('0000');
  expect(await again(comment)).toEqual(comment);
});

test('A comment has one reply; a second is refused inside a 200', async () => {
  const comment = await unanswered();
  await reply(comment);
  expect(await reply(comment, 'Once more.')).toMatchObject(quietly('1000'));
  expect((await again(comment)).replyText).toBe('Thank you.');
});

test('A reply has at most 1,400 bytes', async () => {
  const comment = await unanswered();
  expect(await reply(comment, `${'한'.repeat(466)}xyz`)).toMatchObject({ status: 400, body: refusedSecond('1000') });
  expect((await reply(comment, `${'한'.repeat(466)}xy`)).body.resultCode).toBe('0000');
});

test('A reply names the country of its comment', async () => {
  expect(await reply(await unanswered(), 'Thank you.', { countryCode: 'FRA' })).toMatchObject(quietly('1000'));
});

test('A reply that is not there cannot be deleted', async () => {
  expect(await caller.call(`DELETE ${COMMENT}/reply`, { replyId: '1' })).toMatchObject(quietly('1000'));
});
