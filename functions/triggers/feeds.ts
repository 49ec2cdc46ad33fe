// Reads the lists of a trigger, newest first, as far back as necessary, and keeps the checkpoint as JSON.

import { isJsonObject } from '../../connector/core/json.ts';
import { type Deadline, within } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import type { NextPage } from '../pipeline/pageLinks.ts';
import type { PollContext, PollResult, TriggerItem } from '../workflow/pollSource.ts';
import {
  beginFeed,
  type FeedEntry,
  type FeedState,
  type FeedWindow,
  newestMinute,
  nextFeedState,
  windowStart,
} from './newItems.ts';
import { packSortKeys, unpackSortKeys } from './sortKey.ts';

/** One page of a list, and how to request the next one. */
export interface FeedPage {
  readonly entries: readonly FeedEntry[];
  readonly next: NextPage;
}

/** A list that a trigger reads. */
export interface Feed {
  readonly page: (onward: string | undefined) => Promise<FeedPage>;
  /** Format of a page token; a checkpoint with anything else is rejected. */
  readonly onward: RegExp;
}

/** Minimum number of pages per list: with fewer, the next poll would start where this one did. */
const LEAST_PAGES = 2;
/** Number of entries below the newest known one that are read again, to find late items. */
const MOST_AGAIN = 1_000;
/** Time reserved before the deadline, in milliseconds: no page is requested after that. */
const RESERVE = 10_000;
/** Maximum number of remembered IDs over all lists of a trigger: limited by the size of a checkpoint. */
const MOST_SEEN = 280;

const MOST_HASH = 0xffffffff;
/** The largest minute that a Date can represent. */
const MOST_MINUTE = 144_000_000_000;

/** Filtered-out items still advance the cursor. */
export function wantedEntries(
  entries: readonly FeedEntry[],
  isWanted?: (item: TriggerItem) => boolean,
): readonly FeedEntry[] {
  return isWanted
    ? entries.map(({ item, ...entry }) => (item && isWanted(item) ? { ...entry, item } : entry))
    : entries;
}

/** The same list, with a counter of requested pages. */
export function countingPages(list: Feed): Feed & { readonly pages: () => number } {
  let pages = 0;
  return {
    ...list,
    page: (onward) => {
      pages += 1;
      return list.page(onward);
    },
    pages: () => pages,
  };
}

/** The feed states of a checkpoint, if it has one per list. */
export function readFeedStates(past: unknown, forms: readonly RegExp[]): readonly FeedState[] | undefined {
  const texts: unknown = isJsonObject(past) ? past.lists : undefined;
  if (!Array.isArray(texts) || texts.length !== forms.length) return undefined;
  const states = forms.flatMap((form, at) => readState(texts[at], form) ?? []);
  return states.length === forms.length ? states : undefined;
}

/** One poll of all lists; the items of several lists are sorted together. */
export async function followFeeds(
  lists: readonly Feed[],
  past: readonly FeedState[] | undefined,
  { now, deadline, pages }: Pick<PollContext, 'now' | 'deadline' | 'pages'>,
): Promise<PollResult> {
  const each = Math.max(LEAST_PAGES, Math.floor(pages / lists.length));
  const reading = lists.map((list, at) => readFeed(list, past?.[at], now, deadline, each));
  const shown = await within(deadline, Promise.all(reading));
  const most = Math.floor(MOST_SEEN / lists.length);
  const news = shown.map((each, at) => {
    const state = past?.[at];
    return state
      ? nextFeedState(state, each, now, most)
      : { entries: [], state: beginFeed(each, now, most), more: false };
  });
  const entries = news.flatMap((each) => each.entries).sort((a, b) => a.at - b.at);
  return {
    items: entries.flatMap(({ item }) => (item ? [item] : [])),
    checkpoint: { lists: news.map(({ state }) => written(state)) },
    more: news.some(({ more }) => more),
  };
}

/** Reads a list back to its checkpoint, up to a maximum number of pages; the next poll continues a longer backlog. */
export async function readFeed(
  list: Feed,
  state: FeedState | undefined,
  now: number,
  deadline: Deadline,
  most: number,
): Promise<FeedWindow> {
  let page = await firstPage(list, state?.onward);
  let entries = page.entries;
  const asked: string[] = [];
  while (page.next.is !== 'end') {
    const oldest = entries.at(-1);
    if (oldest && oldest.place.minute < windowStart(state, entries, now)) return { entries };
    if (isReadAgain(state, entries)) return { entries };
    if (page.next.is === 'unknown') throw unread(page.next.why);
    const { value } = page.next;
    if (asked.includes(value)) throw unread('It named a page that was read already.');
    asked.push(value);
    if (asked.length === most || deadline.left() < RESERVE) return { entries, ...middle(asked, list.onward) };
    page = await list.page(value);
    entries = [...entries, ...page.entries];
  }
  return { entries };
}

function readState(state: unknown, form: RegExp): FeedState | undefined {
  if (!Array.isArray(state)) return undefined;
  const [minute, hash, packed, checked, onward]: unknown[] = state;
  if (!isUpTo(MOST_MINUTE, minute) || !isUpTo(MOST_HASH, hash) || !isUpTo(MOST_MINUTE, checked)) return undefined;
  const seen = typeof packed === 'string' ? unpackSortKeys(packed, minute) : undefined;
  if (!seen || seen.length > MOST_SEEN) return undefined;
  const read = { from: { minute, hash }, seen, ...(checked > 0 && { checked }) };
  if (onward === undefined) return read;
  return typeof onward === 'string' && form.test(onward) ? { ...read, onward } : undefined;
}

function isUpTo(most: number, value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
}

function written({ from, seen, checked = 0, onward }: FeedState): unknown {
  return [from.minute, from.hash, packSortKeys(seen, from.minute), checked, ...(onward === undefined ? [] : [onward])];
}

/** An expired page token does not stop the trigger: the list is read from its start again. */
async function firstPage(list: Feed, onward: string | undefined): Promise<FeedPage> {
  try {
    return await list.page(onward);
  } catch (thrown) {
    if (onward === undefined || !(thrown instanceof Failure && thrown.code === 'store_refused')) throw thrown;
    return list.page(undefined);
  }
}

/** Whether enough entries below the new ones were read again. A backlog is read to its end. */
function isReadAgain(state: FeedState | undefined, entries: readonly FeedEntry[]): boolean {
  if (!state || state.onward !== undefined || state.checked !== undefined) return false;
  const top = newestMinute(state);
  return entries.filter(({ place }) => place.minute < top).length >= MOST_AGAIN;
}

/** Skipping the rest of a list would lose new items: the poll fails, and the flow repeats it with its old checkpoint. */
function unread(why: string): Failure {
  return new Failure('store_invalid_answer', `The store did not list everything that the trigger needs. ${why}`);
}

/** A continued poll starts in the middle of the previous one, so its lowest part has more than what was already reported. */
function middle(asked: readonly string[], form: RegExp): Pick<FeedWindow, 'onward'> {
  const onward = asked[Math.floor((asked.length - 1) / 2)];
  if (onward !== undefined && form.test(onward)) return { onward };
  throw unread('It is longer than one poll reads, and its cursors are too long to be remembered until the next one.');
}
