// Reply to several reviews, in both simulated stores: what is replied already is left alone, and a plan covers every row.
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openRelay } from '../../support/relay.ts';

type RelaySession = ReturnType<typeof openRelay>;

const open = closeLater();
const noon = Date.parse('2026-11-22T12:00:00Z');

interface Opened {
  readonly sandbox: Sandbox;
  readonly relay: RelaySession;
  /** IDs of reviews, those without a reply first. */
  readonly open: readonly string[];
  readonly replied: readonly string[];
  /** What the customers wrote, by the ID of the review. */
  readonly words: ReadonlyMap<string, string>;
  readonly send: (replies: readonly object[], more?: object) => ReturnType<RelaySession['call']>;
  readonly writes: () => readonly string[];
}

async function start(): Promise<{ sandbox: Sandbox; relay: RelaySession }> {
  const sandbox = await open(startSandbox({ now: () => noon }));
  return { sandbox, relay: await open(openRelay({ ...sandbox.settings, RELAY__ALLOW: '*' }, { now: () => noon })) };
}

function writesOf({ seen }: Sandbox): readonly string[] {
  return seen
    .filter(({ method, url }) => method !== 'GET' && !/token|accessToken/i.test(url))
    .map(({ method, url }) => `${method} ${url.split('?')[0]}`);
}

async function apple(): Promise<Opened> {
  const { sandbox, relay } = await start();
  const apps = await relay.call('ListApps', { query: { limit: '1' } });
  const { json } = await relay.call('ListReviews', {
    path: { id: apps.json.data[0].id },
    query: { include: 'response', limit: '100' },
  });
  const isReplied = ({ relationships }: { relationships?: { response?: { data?: unknown } } }): boolean =>
    Boolean(relationships?.response?.data);
  const ids = (wanted: boolean): string[] =>
    json.data.filter((each: object) => isReplied(each) === wanted).map(({ id }: { id: string }) => id);
  const words = new Map<string, string>(
    json.data.map(({ id, attributes: { title, body } }: { id: string; attributes: Record<string, string> }) => [
      id,
      `${title}: ${body}`,
    ]),
  );
  return {
    ...{ sandbox, relay, open: ids(false), replied: ids(true), words },
    send: (replies, more = {}) => relay.call('ReplyToReviews', { body: { replies, ...more } }),
    writes: () => writesOf(sandbox),
  };
}

async function galaxy(): Promise<Opened> {
  const { sandbox, relay } = await start();
  const { json: apps } = await relay.call('ListGalaxyApps');
  for (const { contentId } of apps.data ?? apps) {
    const { json } = await relay.call('ListGalaxyReviews', { query: { contentId } });
    const comments: { commentId: string; replyId?: string; commentText: string }[] = json.data?.comments ?? [];
    const ids = (wanted: boolean): string[] =>
      comments.filter(({ replyId }) => Boolean(replyId) === wanted).map(({ commentId }) => commentId);
    if (ids(true).length > 0 && ids(false).length > 1)
      return {
        ...{ sandbox, relay, open: ids(false), replied: ids(true) },
        words: new Map(comments.map(({ commentId, commentText }) => [commentId, commentText])),
        send: (replies, more = {}) => relay.call('ReplyToGalaxyReviews', { body: { contentId, replies, ...more } }),
        writes: () => writesOf(sandbox),
      };
  }
  throw new Error('No app has such reviews');
}

function outcomes({ json }: { json: { replies: readonly { outcome: string }[] } }): readonly string[] {
  return json.replies.map(({ outcome }) => outcome);
}

const replyText = 'Thank you. The next version mends it.';

describe.each([
  ['App Store', apple],
  ['Galaxy Store', galaxy],
])('Replies to several reviews of the %s', (_, openStore) => {
  test('are sent where there is none; another reply is left alone, and the same call again changes nothing', async () => {
    const { send, open: ids, replied, writes } = await openStore();
    const list = [ids[0], ids[1], replied[0]].map((reviewId) => ({ reviewId, replyText }));
    const first = await send(list);
    expect([first.status, outcomes(first), first.json.replied]).toEqual([200, ['replied', 'replied', 'skipped'], 2]);
    const before = writes().length;
    const again = await send(list, { dryRun: false, replace: false });
    expect([outcomes(again), writes().length]).toEqual([['unchanged', 'unchanged', 'skipped'], before]);
  });

  test('replace others only if that is asked for', async () => {
    const { send, replied } = await openStore();
    const list = [{ reviewId: replied[0], replyText }];
    expect(outcomes(await send(list, { replace: true }))).toEqual(['replied']);
    expect(outcomes(await send(list))).toEqual(['unchanged']);
  });

  test('that are none change nothing, and are counted', async () => {
    const session = await openStore();
    const { status, json } = await session.send([]);
    expect([status, json.replied, json.skipped, json.failed, json.replies]).toEqual([200, 0, 0, 0, []]);
    expect(session.writes()).toEqual([]);
  });

  test('fail row by row: a review that is not there, and one that is named twice', async () => {
    const { send, open: ids } = await openStore();
    const answered = await send(['9999999', ids[0], ids[0]].map((reviewId) => ({ reviewId, replyText })));
    expect([answered.status, outcomes(answered)]).toEqual([200, ['failed', 'replied', 'failed']]);
  });

  test('are planned beside the words of the reviews, and the plan is applied once', async () => {
    const { send, open: ids, writes, words } = await openStore();
    const list = [ids[0], ids[1]].map((reviewId) => ({ reviewId, replyText }));
    const planned = await send(list, { dryRun: true });
    expect([outcomes(planned), writes()]).toEqual([['planned', 'planned'], []]);
    const { planId, steps } = planned.json;
    const details = steps.flatMap((each: { state: string; detail?: string }) =>
      each.state === 'planned' ? [each.detail] : [],
    );
    expect(details).toEqual(
      list.map(({ reviewId = '' }) => expect.stringContaining(words.get(reviewId)?.slice(0, 70) ?? 'no words')),
    );
    const applied = await send(list, { planId });
    expect([applied.status, outcomes(applied)]).toEqual([200, ['replied', 'replied']]);
  });

  test('are not sent by a plan once somebody else has replied to the last of them', async () => {
    const { send, open: ids, writes } = await openStore();
    const list = [ids[0], ids[1]].map((reviewId) => ({ reviewId, replyText }));
    const { planId } = (await send(list, { dryRun: true })).json;
    await send([{ reviewId: ids[1], replyText: 'Done by hand.' }]);
    const before = writes().length;
    const { status, json } = await send(list, { planId });
    expect([status, json.error.code, writes().length]).toEqual([409, 'plan_outdated', before]);
  });
});
