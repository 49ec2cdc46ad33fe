// Finds the new items in a list sorted newest first. Pure: takes the previous state, the entries, and the time.

import type { TriggerItem } from '../workflow/pollSource.ts';
import { compareSortKeys, minuteOf, type SortKey, sortKeyText } from './sortKey.ts';

/** One entry of the list. Without an item it does not match the trigger (yet), for example another rating, or a build in progress. */
export interface FeedEntry {
  readonly at: number;
  readonly place: SortKey;
  readonly item?: TriggerItem;
}

export interface FeedWindow {
  /** In the store's order: newest first. */
  readonly entries: readonly FeedEntry[];
  /** Token of the next page, if the list was not read far enough back. */
  readonly onward?: string;
}

/** State of a feed. Everything before `from` was reported or is too old; what was reported since is in `seen`. */
export interface FeedState {
  readonly from: SortKey;
  readonly seen: readonly SortKey[];
  /** Token of the next page, for a backlog that is longer than one poll. */
  readonly onward?: string;
  /** In such a backlog, everything before this minute is done; the rest is above it. */
  readonly checked?: number;
}

export interface FeedNews {
  readonly entries: readonly FeedEntry[];
  readonly state: FeedState;
  /** More items are available now. */
  readonly more: boolean;
}

/** An item may appear in its list this long after its own date, because of moderation, processing or replication. */
export const WINDOW_MINUTES = 3 * 24 * 60;
/** Later dates are invalid: one of them would hide everything after it. Dates of other time zones are within this limit. */
const AHEAD_MINUTES = 2 * 24 * 60;
/** Items in one response. */
const MOST_REPORTED = 1_000;

/** How far back the list has to be read. */
export function windowStart(state: FeedState | undefined, entries: readonly FeedEntry[], now: number): number {
  const near = entries.filter(isDated(now)).map(({ place }) => place);
  return Math.max((state?.from ?? windowBefore(near, now)).minute, state?.checked ?? 0);
}

/** The newest minute that was certainly read: the upper end of the window, or of the reported items. */
export function newestMinute({ from, seen }: FeedState): number {
  const begins = from.hash === 0 ? from.minute + WINDOW_MINUTES : from.minute;
  return seen.reduce((minute, place) => Math.max(minute, place.minute), begins);
}

/** The first poll of a list that joins others: reports items dated since then, and treats earlier ones as known. */
export function beginFeedSince(shown: FeedWindow, since: number | undefined, now: number, most: number): FeedNews {
  const state = beginFeed(shown, now, most);
  const entries = withoutRepeats(shown.entries.filter(isDated(now))).filter(
    ({ item, at }) => item && since !== undefined && at >= since,
  );
  return { entries, state, more: false };
}

/** The first poll: treats all items as known, and reports none. */
export function beginFeed({ entries, onward }: FeedWindow, now: number, most: number): FeedState {
  const near = entries.filter(isDated(now));
  const places = near.map(({ place }) => place);
  const reached = onward === undefined ? undefined : [...places].sort(compareSortKeys)[0];
  const least = windowBefore(places, now);
  const seen = near.filter(({ item }) => item).map(({ place }) => place);
  return remember(reached ? later(least, reached) : least, seen, most);
}

/**
 * A later poll. Oldest items come first: of a backlog that is longer than one poll, nothing is reported until its lowest
 * part is reached; the next poll then begins at the top again, and ends where this one began.
 */
export function nextFeedState(state: FeedState, { entries, onward }: FeedWindow, now: number, most: number): FeedNews {
  if (onward !== undefined) return { entries: [], state: { ...state, onward }, more: true };
  const near = entries.filter(isDated(now));
  const newest = near.reduce((minute, { place }) => Math.max(minute, place.minute), 0);
  const fresh = whole(freshOf(state, near), state, newest);
  const reported = fresh.slice(0, MOST_REPORTED);
  const isCut = reported.length < fresh.length;
  const seen = [...state.seen, ...reported.map(({ place }) => place)];
  // unreported items must not move the window
  const known = isCut ? seen : [...seen, ...near.map(({ place }) => place)];
  const remembered = remember(later(state.from, windowBefore(known, now)), seen, most);
  const isWhole = !isCut && state.onward === undefined;
  return isWhole
    ? { entries: reported, state: remembered, more: false }
    : upward(state, remembered, reported, isCut, newest);
}

function isDated(now: number) {
  return (entry: FeedEntry) => entry.place.minute <= minuteOf(now) + AHEAD_MINUTES;
}

function windowBefore(places: readonly SortKey[], now: number): SortKey {
  const newest = places.reduce((minute, place) => Math.max(minute, place.minute), 0);
  return { minute: Math.max(0, Math.min(newest, minuteOf(now)) - WINDOW_MINUTES), hash: 0 };
}

function withoutRepeats(entries: readonly FeedEntry[]): readonly FeedEntry[] {
  return [...new Map(entries.map((entry) => [sortKeyText(entry.place), entry])).values()];
}

/** The window moves up with the newest item; if it contains more items than can be remembered, it becomes shorter. */
function remember(least: SortKey, places: readonly SortKey[], most: number): FeedState {
  const seen = places.filter((place) => compareSortKeys(least, place) <= 0).sort((a, b) => compareSortKeys(b, a));
  const oldest = seen[most - 1];
  if (seen.length <= most || !oldest) return { from: least, seen };
  return { from: oldest, seen: seen.slice(0, most) };
}

function later(a: SortKey, b: SortKey): SortKey {
  return compareSortKeys(a, b) < 0 ? b : a;
}

/** More entries of the newest minute may follow above this part, so they are held for the next one, unless there is nothing else to report. */
function whole(fresh: readonly FeedEntry[], { onward }: FeedState, newest: number): readonly FeedEntry[] {
  const below = onward === undefined ? [] : fresh.filter(({ place }) => place.minute < newest);
  return below.length > 0 ? below : fresh;
}

/** Unreported items, oldest first. */
function freshOf(state: FeedState, near: readonly FeedEntry[]): readonly FeedEntry[] {
  const seen = new Set(state.seen.map(sortKeyText));
  return withoutRepeats(near)
    .filter(({ item, place }) => item && compareSortKeys(state.from, place) <= 0 && !seen.has(sortKeyText(place)))
    .sort((a, b) => compareSortKeys(a.place, b.place));
}

/** The state of a backlog after its lowest part. Without progress the backlog ends: an immediate poll would change nothing. */
function upward(
  state: FeedState,
  remembered: FeedState,
  reported: readonly FeedEntry[],
  isCut: boolean,
  newest: number,
): FeedNews {
  const checked = isCut ? (reported.at(-1)?.place.minute ?? newest) : newest;
  if (reported.length === 0 && checked <= (state.checked ?? 0)) return { entries: [], state: remembered, more: false };
  const again = isCut && state.onward !== undefined && { onward: state.onward };
  return { entries: reported, state: { ...remembered, checked, ...again }, more: true };
}
