// The read cache: which reads polls share, and which they never share.
import { startDeadline } from '../../../functions/core/deadline.ts';
import { Failure } from '../../../functions/core/errors.ts';
import { createCachedRead } from '../../../functions/transport/readCache.ts';
import { DAY, HOUR, MINUTE, openPost, type Post } from '../../support/pollHarness.ts';

let post: Post;
beforeEach(async () => {
  post = await openPost();
});
afterEach(() => post.close());

test('A thousand flows that watch one app cost one call to the store in an interval', async () => {
  const app = await post.appNamed('Tidewater Almanac');
  const flows = Array.from({ length: 1_000 }, () => post.flow('WhenReviewAdded', { app }));
  await Promise.all(flows.map((poll) => poll()));
  expect(post.asked('customerReviews')).toBe(1);
  post.wait(59_000);
  await Promise.all(flows.map((poll) => poll()));
  expect(post.asked('customerReviews')).toBe(1);
  post.wait(DAY);
  const reported = await Promise.all(flows.map((poll) => poll()));
  expect(post.asked('customerReviews')).toBe(2);
  expect(new Set(reported.map((items) => items.length))).toEqual(new Set([24]));
});

test('Flows that watch different apps of the Galaxy Store share the one list that there is', async () => {
  const ids = await Promise.all(['Tidewater Almanac', 'Marea Surf'].map((name) => post.galaxyNamed(name)));
  const before = post.asked('contentList');
  for (const contentId of ids) await post.flow('WhenGalaxyAppStatusChanges', { contentId })();
  await post.flow('WhenGalaxyAppStatusChanges')();
  expect(post.asked('contentList') - before).toBe(1);
});

test('Two filters are two questions where the store filters', async () => {
  const app = await post.appNamed('Tidewater Almanac');
  await post.flow('WhenReviewAdded', { app, mostStars: 2 })();
  await post.flow('WhenReviewAdded', { app })();
  expect(post.asked('customerReviews')).toBe(2);
});

test('Two accounts never share an answer: what one may see is not there for the other', async () => {
  const app = await post.appNamed('Tidewater Almanac');
  const poll = (account: string) => post.call('WhenReviewAdded', { app, account });
  const received = await Promise.all([poll('default'), poll('games'), poll('default'), poll('games')]);
  expect(received.map(({ status }) => status)).toEqual([200, 404, 200, 404]);
  expect(post.asked('customerReviews')).toBe(2);
});

test('A state of one account is none for the other', async () => {
  const account = { vendorNumber: '80012345', account: 'default' };
  const first = await post.call('WhenSalesReportReady', account);
  const same = await post.call('WhenSalesReportReady', { ...account, state: first.json.next });
  const other = await post.call('WhenSalesReportReady', { ...account, account: 'games', state: first.json.next });
  expect([same.line?.triggerState, other.line?.triggerState]).toEqual([undefined, 'reset']);
});

test('A refusal is returned to all who wait, and not kept', async () => {
  const app = await post.appNamed('Tidewater Almanac');
  post.sandbox.fail({ store: 'apple', path: '/v1/apps/', kind: 'status', status: 403 });
  const polls = await Promise.all([1, 2, 3].map(() => post.call('WhenReviewAdded', { app })));
  expect(polls.map(({ status }) => status)).toEqual([403, 403, 403]);
  expect((await post.call('WhenReviewAdded', { app })).status).toBe(200);
});

function open() {
  let now = 0;
  const share = createCachedRead(() => now);
  const deadline = startDeadline(20_000);
  const wait = (milliseconds: number): void => {
    now += milliseconds;
  };
  return { share, deadline, wait };
}

test('An answer is good for a minute', async () => {
  const { share, deadline, wait } = open();
  let reads = 0;
  const owner = {};
  const ask = () => share(owner, 'a', deadline, async () => ++reads);
  await ask();
  wait(MINUTE - 1);
  expect(await ask()).toBe(1);
  wait(1);
  expect(await ask()).toBe(2);
  deadline.end();
});

test('A clock that is set back does not make an answer good for ever', async () => {
  const app = await post.appNamed('Tidewater Almanac');
  const poll = post.flow('WhenReviewAdded', { app });
  await poll();
  post.clock.ahead = -HOUR;
  post.wait(MINUTE);
  await poll();
  expect(post.asked('customerReviews')).toBe(2);
});

test('When the one who asked first leaves, another of those who wait asks', async () => {
  const { share, deadline } = open();
  const owner = {};
  let leave: (reason: Failure) => void = () => undefined;
  const left = new Promise<string>((_, reject) => {
    leave = reject;
  });
  let reads = 0;
  const first = share(owner, 'a', deadline, () => left);
  const others = [1, 2, 3].map(() =>
    share(owner, 'a', deadline, async () => {
      reads += 1;
      return 'there';
    }),
  );
  leave(new Failure('caller_gone', 'The caller left.'));
  await expect(first).rejects.toThrow('left');
  expect(await Promise.all(others)).toEqual(['there', 'there', 'there']);
  expect(reads).toBe(1);
  deadline.end();
});

test('Who waits for an answer leaves at its own deadline', async () => {
  const { share, deadline } = open();
  const owner = {};
  const never = share(owner, 'a', deadline, () => new Promise<string>(() => undefined));
  never.catch(() => undefined);
  const short = startDeadline(20);
  await expect(share(owner, 'a', short, async () => 'there')).rejects.toMatchObject({ code: 'store_timeout' });
  deadline.end();
});

test('Only so many answers are kept of an account', async () => {
  const { share, deadline } = open();
  const owner = {};
  let reads = 0;
  const ask = (question: string) => share(owner, question, deadline, async () => ++reads);
  for (let question = 0; question < 1_025; question += 1) await ask(String(question));
  await ask('1024');
  expect(reads).toBe(1_025);
  await ask('0');
  expect(reads).toBe(1_026);
  deadline.end();
});

test('A thousand questions are kept beside each other, and what is awaited is never let go', async () => {
  let reads = 0;
  const share = createCachedRead(() => 0);
  const owner = {};
  const deadline = startDeadline(5_000);
  const ask = (question: string) =>
    share(owner, question, deadline, async () => {
      reads += 1;
      return question;
    });
  for (let round = 0; round < 3; round += 1)
    for (let at = 0; at < 1_000; at += 1) expect(await ask(`app ${at}`)).toBe(`app ${at}`);
  expect(reads).toBe(1_000);
  const waiting = Array.from({ length: 1_500 }, (_, at) => ask(`other ${at}`));
  const twins = Array.from({ length: 1_500 }, (_, at) => ask(`other ${at}`));
  await Promise.all([...waiting, ...twins]);
  deadline.end();
  expect(reads).toBe(2_500);
});
