// The lists of all apps of an account, one for each, read in turn: so many at a poll, each from where it was left. Nothing is lost or told twice, and no poll costs more than its budget.

import { Failure } from '../core/errors.ts';
import { wrongInput } from '../stores/apple/recipeErrors.ts';
import { countingPages, type Feed, readFeed } from './feeds.ts';
import { beginFeedSince, type FeedEntry, type FeedNews, type FeedState, nextFeedState } from './newItems.ts';
import { type PollContext, type PollResult, type PollSource, pollSource, type TriggerItem } from './pollSource.ts';
import { finishedFeeds, type Rotation, readRotation, rotationJson, withoutRemoved } from './rotation.ts';
import { hashOf } from './sortKey.ts';

/** One list: `key` names it among the others. */
export interface AppFeed {
  readonly key: string;
  readonly list: Feed;
  /** What an item of it tells besides: the name of the app. */
  readonly tells: TriggerItem;
}

export interface AllAppsOptions {
  readonly members: (watching: PollContext) => Promise<readonly AppFeed[]>;
  /** The form of what asks for a page of any of these lists. */
  readonly onward: RegExp;
}

/** More lanes than these do not fit into a state in the worst case. */
const MOST_MEMBERS = 130;
/** Lists that one poll reads, and pages of all of them together. */
const MOST_LISTS = 10;
const MOST_PAGES = 30;
/** Of many lists most have one page: in a poll that may read few, so many times as many for all of them together. */
const PAGES_FOR_ALL = 3;
/** A list is not begun with fewer pages than this left. */
const LEAST_PAGES = 3;
const MOST_ITEMS = 1_000;
/** Of one list, as of a trigger that watches one app. */
const MOST_SEEN = 280;
/** The clock of a store may be behind ours by so much, in milliseconds. */
const SKEW = 60_000;
/** Left of the deadline, in milliseconds: no list is begun after that. */
const RESERVE = 12_000;

interface Turn {
  readonly entries: readonly FeedEntry[];
  readonly lanes: ReadonlyMap<number, FeedState>;
  /** The list that was read last. */
  readonly after: number;
  /** The list with a backlog: it has the next turn again. */
  readonly unfinished?: number;
}

interface Waiting extends AppFeed {
  readonly hash: number;
}

/** A source that follows one list for each app. */
export function allAppsSource(interval: number, all: AllAppsOptions): PollSource {
  return pollSource(
    interval,
    (past) => readRotation(past, all.onward),
    async (watching, past) => {
      const members = await all.members(watching);
      if (members.length > MOST_MEMBERS)
        throw wrongInput(`The account has more than ${MOST_MEMBERS} apps, too many to watch at once. Choose one app.`);
      return turn(watching, members, past);
    },
  );
}

/** One source where the input names an app, and another where it names none. */
export function oneOrAll(name: string, one: PollSource, all: PollSource): PollSource {
  const of = ({ input }: Pick<PollContext, 'input'>): PollSource => (input<string>(name) === undefined ? all : one);
  return {
    interval: one.interval,
    poll: (watching, past) => of(watching).poll(watching, past),
    accepts: (past, watching) => of(watching).accepts(past, watching),
  };
}

async function turn(
  watching: PollContext,
  members: readonly AppFeed[],
  past: Rotation | undefined,
): Promise<PollResult> {
  const { now } = watching;
  const begun: Rotation = past ?? { start: now, round: now, after: -1, lanes: new Map() };
  const round = begun.after === -1 ? now : begun.round;
  const waiting = membersAfter(members, begun.after);
  const { entries, lanes, after, unfinished } = await readInTurn(watching, waiting, begun, past !== undefined);
  const isWhole = unfinished === undefined && after === (waiting.at(-1)?.hash ?? after);
  const rotation = isWhole
    ? {
        start: round,
        round,
        after: -1,
        lanes: withoutRemoved(lanes, new Set(members.map(({ key }) => hashOf(key))), begun.start),
      }
    : { start: begun.start, round, after, lanes: finishedFeeds(lanes, unfinished) };
  const items = [...entries].sort((a, b) => a.at - b.at).flatMap(({ item }) => (item ? [item] : []));
  return { items, checkpoint: rotationJson(rotation), more: unfinished !== undefined, settled: isWhole };
}

/** By their hash, so that an app that comes or goes moves no other one's turn. */
function membersAfter(members: readonly AppFeed[], after: number): readonly Waiting[] {
  const hashed = members.map((member) => ({ ...member, hash: hashOf(member.key) }));
  return hashed.filter(({ hash }) => hash > after).sort((a, b) => a.hash - b.hash);
}

/** Reads one list after the other, as far as the budget of the poll goes. The very first poll tells nothing. */
async function readInTurn(
  watching: PollContext,
  waiting: readonly Waiting[],
  begun: Rotation,
  goesOn: boolean,
): Promise<Turn> {
  const lanes = new Map(begun.lanes);
  const entries: FeedEntry[] = [];
  const failures: Failure[] = [];
  let [after, pages, lists] = [begun.after, Math.min(MOST_PAGES, watching.pages * PAGES_FOR_ALL), 0];
  for (const { hash, list, tells } of waiting) {
    if (isSpent(watching, lists, pages, entries.length)) break;
    const counted = countingPages(list);
    const since = goesOn ? begun.start - SKEW : undefined;
    const heard = await hear(watching, counted, lanes.get(hash), since, pages).catch(skipped(lists, failures));
    lists += 1;
    pages -= counted.pages();
    if (heard === 'stop') break;
    if (heard !== 'skip') {
      lanes.set(hash, heard.lane);
      entries.push(...heard.entries.map((entry) => named(entry, tells)));
      if (heard.more) return { entries, lanes, after, unfinished: hash };
    }
    after = hash;
  }
  // an account none of whose lists can be read is no quiet one
  if (failures[0] && failures.length === lists) throw failures[0];
  return { entries, lanes, after };
}

function isSpent({ deadline }: PollContext, lists: number, pages: number, items: number): boolean {
  return lists === MOST_LISTS || pages < LEAST_PAGES || items >= MOST_ITEMS || (lists > 0 && deadline.left() < RESERVE);
}

/** `since` is undefined at the very first poll, which tells nothing. */
async function hear(
  { now, deadline }: PollContext,
  list: Feed,
  lane: FeedState | undefined,
  since: number | undefined,
  pages: number,
): Promise<FeedNews> {
  const shown = await readFeed(list, lane, now, deadline, pages);
  return lane ? nextFeedState(lane, shown, now, MOST_SEEN) : beginFeedSince(shown, since, now, MOST_SEEN);
}

/**
 * One app whose list cannot be had does not take away the others: it keeps its lane, and its turn comes again in the
 * next round. `failures` hears of lists that are not what the store documents. A store that asks for patience or is not
 * there is asked for nothing more in this poll.
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

function named({ item, ...entry }: FeedEntry, tells: TriggerItem): FeedEntry {
  return item ? { ...entry, item: { ...item, ...tells } } : entry;
}
