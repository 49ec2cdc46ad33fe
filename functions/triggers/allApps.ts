// Polls the lists of all apps of an account, one list per app, in rotation: each poll reads a limited number of lists and continues each from its checkpoint. No item is lost or reported twice, and no poll exceeds its budget.
import { Failure } from '../core/errors.ts';
import {
  type PollContext,
  type PollResult,
  type PollSource,
  pollSource,
  type TriggerItem,
} from '../workflow/pollSource.ts';
import { countingPages, type Feed, readFeed } from './feeds.ts';
import { beginFeedSince, type FeedEntry, type FeedNews, type FeedState, nextFeedState } from './newItems.ts';
import { finishedFeeds, type Rotation, readRotation, rotationJson, tooManyApps, withoutRemoved } from './rotation.ts';
import { hashOf } from './sortKey.ts';

/** One list; `key` identifies it. */
export interface AppFeed {
  readonly key: string;
  readonly list: Feed;
  /** Fields that it adds to each item: the name of the app. */
  readonly appFields: TriggerItem;
}

export interface AllAppsOptions {
  readonly members: (context: PollContext) => Promise<readonly AppFeed[]>;
  /** Format of a page token of any of these lists. */
  readonly onward: RegExp;
}

/** More feed states than these may not fit into a checkpoint. */
const MOST_MEMBERS = 130;
/** Lists per poll, and pages of all of them together. */
const MOST_LISTS = 10;
const MOST_PAGES = 30;
/** Most lists have one page, so a poll with a small page limit may read this many times as many pages over all lists. */
const PAGES_FOR_ALL = 3;
/** Minimum number of remaining pages to start a list. */
const LEAST_PAGES = 3;
const MOST_ITEMS = 1_000;
/** Per list, as in a trigger for one app. */
const MOST_SEEN = 280;
/** A store's clock may be this far behind ours, in milliseconds. */
const SKEW = 60_000;
/** Time reserved before the deadline, in milliseconds: no list is started after that. */
const RESERVE = 12_000;

interface Turn {
  readonly entries: readonly FeedEntry[];
  readonly states: ReadonlyMap<number, FeedState>;
  /** The last list read. */
  readonly after: number;
  /** The list with a backlog; it is read first in the next poll. */
  readonly unfinished?: number;
}

interface Waiting extends AppFeed {
  readonly hash: number;
}

/** A source that reads one list per app. */
export function allAppsSource(interval: number, all: AllAppsOptions): PollSource {
  return pollSource(
    interval,
    (past) => readRotation(past, all.onward),
    async (context, past) => {
      const members = await all.members(context);
      if (members.length > MOST_MEMBERS)
        throw tooManyApps(`The account has more than ${MOST_MEMBERS} apps, too many to watch at once.`);
      return turn(context, members, past);
    },
  );
}

/** Uses one source if the input names an app, and the other if it does not. */
export function oneOrAll(name: string, one: PollSource, all: PollSource): PollSource {
  const of = ({ input }: Pick<PollContext, 'input'>): PollSource => (input<string>(name) === undefined ? all : one);
  return {
    interval: one.interval,
    poll: (context, past) => of(context).poll(context, past),
    accepts: (past, context) => of(context).accepts(past, context),
  };
}

async function turn(
  context: PollContext,
  members: readonly AppFeed[],
  past: Rotation | undefined,
): Promise<PollResult> {
  const { now } = context;
  const begun: Rotation = past ?? { start: now, round: now, after: -1, states: new Map() };
  const round = begun.after === -1 ? now : begun.round;
  const waiting = membersAfter(members, begun.after);
  const { entries, states, after, unfinished } = await readInTurn(context, waiting, begun, past !== undefined);
  const isWhole = unfinished === undefined && after === (waiting.at(-1)?.hash ?? after);
  const rotation = isWhole
    ? {
        start: round,
        round,
        after: -1,
        states: withoutRemoved(states, new Set(members.map(({ key }) => hashOf(key))), begun.start),
      }
    : { start: begun.start, round, after, states: finishedFeeds(states, unfinished) };
  const items = [...entries].sort((a, b) => a.at - b.at).flatMap(({ item }) => (item ? [item] : []));
  return { items, checkpoint: rotationJson(rotation), more: unfinished !== undefined, settled: isWhole };
}

/** Sorted by hash, so that a new or removed app does not change the order of the others. */
function membersAfter(members: readonly AppFeed[], after: number): readonly Waiting[] {
  const hashed = members.map((member) => ({ ...member, hash: hashOf(member.key) }));
  return hashed.filter(({ hash }) => hash > after).sort((a, b) => a.hash - b.hash);
}

/** Reads one list after the other within the budget of the poll. The first poll reports nothing. */
async function readInTurn(
  context: PollContext,
  waiting: readonly Waiting[],
  begun: Rotation,
  goesOn: boolean,
): Promise<Turn> {
  const states = new Map(begun.states);
  const entries: FeedEntry[] = [];
  const failures: Failure[] = [];
  let [after, pages, lists] = [begun.after, Math.min(MOST_PAGES, context.pages * PAGES_FOR_ALL), 0];
  for (const { hash, list, appFields } of waiting) {
    if (isSpent(context, lists, pages, entries.length)) break;
    const counted = countingPages(list);
    const since = goesOn ? begun.start - SKEW : undefined;
    const news = await pollFeed(context, counted, states.get(hash), since, pages).catch(skipped(lists, failures));
    lists += 1;
    pages -= counted.pages();
    if (news === 'stop') break;
    if (news !== 'skip') {
      states.set(hash, news.state);
      entries.push(...news.entries.map((entry) => named(entry, appFields)));
      if (news.more) return { entries, states, after, unfinished: hash };
    }
    after = hash;
  }
  // if none of the account's lists can be read, the poll fails instead of reporting no items
  if (failures[0] && failures.length === lists) throw failures[0];
  return { entries, states, after };
}

function isSpent({ deadline }: PollContext, lists: number, pages: number, items: number): boolean {
  return lists === MOST_LISTS || pages < LEAST_PAGES || items >= MOST_ITEMS || (lists > 0 && deadline.left() < RESERVE);
}

/** `since` is undefined in the first poll, which reports nothing. */
async function pollFeed(
  { now, deadline }: PollContext,
  list: Feed,
  state: FeedState | undefined,
  since: number | undefined,
  pages: number,
): Promise<FeedNews> {
  const shown = await readFeed(list, state, now, deadline, pages);
  return state ? nextFeedState(state, shown, now, MOST_SEEN) : beginFeedSince(shown, since, now, MOST_SEEN);
}

/**
 * A list that cannot be read does not affect the other apps: it keeps its state, and is read again in the
 * next round. `failures` receives the lists that do not match the store's documentation. A store that is throttling or
 * unavailable gets no further requests in this poll.
 */
function skipped(lists: number, failures: Failure[]) {
  return (thrown: unknown): 'skip' | 'stop' => {
    if (!(thrown instanceof Failure)) throw thrown;
    if (thrown.code === 'store_invalid_answer') failures.push(thrown);
    const isOfThisOne = thrown.code === 'store_refused' && (thrown.status === 403 || thrown.status === 404);
    if (isOfThisOne || thrown.code === 'store_invalid_answer') return 'skip';
    if (lists === 0 || thrown.code === 'caller_gone') throw thrown;
    return 'stop';
  };
}

function named({ item, ...entry }: FeedEntry, appFields: TriggerItem): FeedEntry {
  return item ? { ...entry, item: { ...item, ...appFields } } : entry;
}
