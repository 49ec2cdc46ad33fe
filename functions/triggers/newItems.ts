// What is new in a list that a store shows newest first. Pure: what was seen, what the store shows, and the time go in.

import type { TriggerItem } from './pollSource.ts';
import { compareSortKeys, minuteOf, type SortKey, sortKeyText } from './sortKey.ts';

/** One line of the list. Without an item it is not (yet) what the trigger is about: another rating, or a build still running. */
export interface FeedEntry {
  readonly at: number;
  readonly place: SortKey;
  readonly item?: TriggerItem;
}

export interface FeedWindow {
  /** As the store has them: newest first. */
  readonly entries: readonly FeedEntry[];
  /** The page to go on from, when the list was not read as far back as it has to be. */
  readonly onward?: string;
}

/** What is remembered of a list. Whatever is before `from` has been told or is too old; what was told since is in `seen`. */
export interface FeedState {
  readonly from: SortKey;
  readonly seen: readonly SortKey[];
  /** A backlog is longer than one poll reads: the page to go on from. */
  readonly onward?: string;
  /** Of such a backlog everything before this minute has been dealt with; the rest is above it. */
  readonly checked?: number;
}

export interface FeedNews {
  readonly entries: readonly FeedEntry[];
  readonly lane: FeedState;
  /** There is more to tell at once. */
  readonly more: boolean;
}

/** An item may show up in its list this long after its own date: moderation, processing, servers that catch up. */
export const WINDOW_MINUTES = 3 * 24 * 60;
/** Dates from further ahead are no dates: one of them would hide all that comes after it. Days of other time zones are. */
const AHEAD_MINUTES = 2 * 24 * 60;
/** Items in one answer. */
const MOST_TOLD = 1_000;

/** How far back the list has to be read. */
export function windowStart(lane: FeedState | undefined, entries: readonly FeedEntry[], now: number): number {
  const near = entries.filter(isDated(now)).map(({ place }) => place);
  return Math.max((lane?.from ?? windowBefore(near, now)).minute, lane?.checked ?? 0);
}

/** The newest minute that is known for certain to have been read: the window begins that far below it, or what was told is there. */
export function newestMinute({ from, seen }: FeedState): number {
  const begins = from.hash === 0 ? from.minute + WINDOW_MINUTES : from.minute;
  return seen.reduce((minute, place) => Math.max(minute, place.minute), begins);
}

/** The first look at a list that joins others: what is dated since then is told, and everything before is known. */
export function beginFeedSince(shown: FeedWindow, since: number | undefined, now: number, most: number): FeedNews {
  const lane = beginFeed(shown, now, most);
  const entries = withoutRepeats(shown.entries.filter(isDated(now))).filter(
    ({ item, at }) => item && since !== undefined && at >= since,
  );
  return { entries, lane, more: false };
}

/** The first look: everything that is there is known, and nothing is told. */
export function beginFeed({ entries, onward }: FeedWindow, now: number, most: number): FeedState {
  const near = entries.filter(isDated(now));
  const places = near.map(({ place }) => place);
  const reached = onward === undefined ? undefined : [...places].sort(compareSortKeys)[0];
  const least = windowBefore(places, now);
  const seen = near.filter(({ item }) => item).map(({ place }) => place);
  return remember(reached ? later(least, reached) : least, seen, most);
}

/**
 * The next look. Oldest items come first: of a backlog that is longer than one look, nothing is told until its lowest
 * part is reached; then the look after begins at the top again, and ends where this one began.
 */
export function nextFeedState(lane: FeedState, { entries, onward }: FeedWindow, now: number, most: number): FeedNews {
  if (onward !== undefined) return { entries: [], lane: { ...lane, onward }, more: true };
  const near = entries.filter(isDated(now));
  const newest = near.reduce((minute, { place }) => Math.max(minute, place.minute), 0);
  const fresh = whole(freshOf(lane, near), lane, newest);
  const told = fresh.slice(0, MOST_TOLD);
  const isCut = told.length < fresh.length;
  const seen = [...lane.seen, ...told.map(({ place }) => place)];
  // what is not told yet must not move the window
  const known = isCut ? seen : [...seen, ...near.map(({ place }) => place)];
  const remembered = remember(later(lane.from, windowBefore(known, now)), seen, most);
  const isWhole = !isCut && lane.onward === undefined;
  return isWhole ? { entries: told, lane: remembered, more: false } : upward(lane, remembered, told, isCut, newest);
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

/** The window moves up with the newest item; when more was seen in it than can be remembered, it becomes shorter. */
function remember(least: SortKey, places: readonly SortKey[], most: number): FeedState {
  const seen = places.filter((place) => compareSortKeys(least, place) <= 0).sort((a, b) => compareSortKeys(b, a));
  const oldest = seen[most - 1];
  if (seen.length <= most || !oldest) return { from: least, seen };
  return { from: oldest, seen: seen.slice(0, most) };
}

function later(a: SortKey, b: SortKey): SortKey {
  return compareSortKeys(a, b) < 0 ? b : a;
}

/** Of the last minute of a part there may be more above the part: it is told with that, if that leaves anything to tell. */
function whole(fresh: readonly FeedEntry[], { onward }: FeedState, newest: number): readonly FeedEntry[] {
  const below = onward === undefined ? [] : fresh.filter(({ place }) => place.minute < newest);
  return below.length > 0 ? below : fresh;
}

/** What was not told yet, the oldest first. */
function freshOf(lane: FeedState, near: readonly FeedEntry[]): readonly FeedEntry[] {
  const seen = new Set(lane.seen.map(sortKeyText));
  return withoutRepeats(near)
    .filter(({ item, place }) => item && compareSortKeys(lane.from, place) <= 0 && !seen.has(sortKeyText(place)))
    .sort((a, b) => compareSortKeys(a.place, b.place));
}

/** The state of a backlog after its lowest part. Without any step forward it ends: to ask at once would change nothing. */
function upward(
  lane: FeedState,
  remembered: FeedState,
  told: readonly FeedEntry[],
  isCut: boolean,
  newest: number,
): FeedNews {
  const checked = isCut ? (told.at(-1)?.place.minute ?? newest) : newest;
  if (told.length === 0 && checked <= (lane.checked ?? 0)) return { entries: [], lane: remembered, more: false };
  const again = isCut && lane.onward !== undefined && { onward: lane.onward };
  return { entries: told, lane: { ...remembered, checked, ...again }, more: true };
}
