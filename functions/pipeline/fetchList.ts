// A list with all its pages: they are read while there is time, and what was read says where that stopped, and why.

import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { Pages } from '../../connector/core/operation.ts';
import { Failure } from '../core/errors.ts';
import type { StoreCall } from './callStore.ts';
import { createItemCollector, type ItemCollector } from './distinctItems.ts';
import { type FetchedPage, fetchPage, pagePositionOf, setPath, withNextPage, withPageSize } from './fetchPage.ts';
import { nextPageOf, type PagePosition, shortfall } from './pageLinks.ts';
import { type StopReason, stopAt } from './stopReason.ts';

const MOST_ITEMS = 1_000;
/** A list that was read from the page that a call names. */
export interface FetchedList {
  /** The last page, with the items of all and what they bring along. */
  readonly document: JsonObject;
  /** Absent where the store said that there is no more. */
  readonly stop?: StopReason;
}

/** The same before it is one document. */
export interface Followed<T> {
  /** The last page, without its items and what they bring along. */
  readonly document: JsonObject;
  readonly pages: number;
  readonly items: readonly T[];
  readonly included: readonly T[];
  /** Of all pages, as the store sent them. */
  readonly bytes: number;
  /** Absent where the store said that there is no more. */
  readonly stop?: StopReason;
}

interface Reading<T> {
  readonly collected: ItemCollector<T>;
  readonly included: Map<unknown, T>;
  readonly keep: Keep<T>;
  /** What was asked for so far: a store that names one of them again goes in a circle. */
  readonly places: Set<string>;
  pages: number;
  largest: number;
  bytes: number;
  /** Items up to here, with those before the first page of the call, without pages that came again; undefined where nothing says how many. */
  listed: number | undefined;
  /** Pages without anything new, in a row. */
  idle: number;
  /** The page that was read last, and what it was asked for. */
  last: FetchedPage;
  asked: PagePosition;
}

/** What is kept of an item, or of what it brings along. */
type Keep<T> = (item: unknown) => T;

/** Reads to the end of the list, the most items, or the end of the time. A refusal of the first page is thrown. */
export async function fetchList(call: StoreCall, pages: Pages): Promise<FetchedList> {
  const followed = await follow(call, pages, (item) => item);
  return { document: listDocumentOf(followed, pages), ...(followed.stop && { stop: followed.stop }) };
}

/** The document with the items of all pages, and what they bring along. */
export function listDocumentOf<T>({ document, items, included }: Followed<T>, pages: Pages): JsonObject {
  return { ...setPath(document, pages.items, items), ...(included.length > 0 && { included }) };
}

/** `took` hears of each page that was read and is not held any more. */
export async function follow<T>(
  call: StoreCall,
  pages: Pages,
  keep: Keep<T>,
  took = (): void => undefined,
): Promise<Followed<T>> {
  const most = Number(call.valid.query.maxItems ?? MOST_ITEMS);
  const made = { calls: 0 };
  let step = withPageSize({ ...call, made }, pages, most);
  const reading = begin(await fetchPage(step, pages), pagePositionOf(step, pages), pages, keep);
  for (;;) {
    took();
    const { last, asked } = reading;
    const next = nextPageOf(last, pages, asked);
    if (next.is === 'unknown') return ended(reading, { kind: 'list', why: next.why });
    if (next.is === 'end') {
      const why = shortfall(last.document, pages, reading.listed);
      return ended(reading, why === undefined ? undefined : { kind: 'list', why });
    }
    const { value } = next;
    const stop = stopAt(progressOf(reading), value, { most, calls: made.calls, left: step.deadline.left() });
    if (stop) return ended(reading, stop);
    step = withNextPage(step, pages, next);
    const failure = await turn(reading, step, pages);
    if (failure) return ended(reading, { kind: 'page', why: failure.message, next: value, failure });
  }
}

function begin<T>(page: FetchedPage, asked: PagePosition, pages: Pages, keep: Keep<T>): Reading<T> {
  const places = new Set(asked.place === undefined ? [] : [String(asked.place)]);
  const none = { pages: 0, largest: 0, bytes: 0, listed: asked.before, idle: 0, last: page, asked };
  const reading = { collected: createItemCollector(keep), included: new Map(), keep, places, ...none };
  take(reading, page, asked, pages);
  return reading;
}

function ended<T>(
  { last, collected, included, bytes, pages: read }: Reading<T>,
  stop: StopReason | undefined,
): Followed<T> {
  return {
    document: last.document,
    pages: read,
    items: collected.items,
    included: [...included.values()],
    bytes,
    ...(stop && { stop }),
  };
}

function progressOf<T>({ collected, ...progress }: Reading<T>) {
  return { ...progress, items: collected.items.length };
}

/** Reads one page more. What it is refused with ends the list, and what is there is not lost. */
async function turn<T>(reading: Reading<T>, step: StoreCall, pages: Pages): Promise<Failure | undefined> {
  const { asked, last, places } = reading;
  const now = pagePositionOf(step, pages);
  places.add(String(now.place));
  try {
    const page = await fetchPage(step, pages);
    const before = asked.before === undefined ? undefined : asked.before + last.count;
    take(reading, page, { ...now, before }, pages);
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.code === 'caller_gone') throw thrown;
    return thrown;
  }
}

function take<T>(reading: Reading<T>, page: FetchedPage, asked: PagePosition, pages: Pages): void {
  const fresh = reading.collected.add(page.items);
  const { included } = page.document;
  for (const each of Array.isArray(included) ? included : [])
    reading.included.set(isJsonObject(each) ? `${each.type}/${each.id}` : each, reading.keep(each));
  reading.pages += 1;
  reading.bytes += page.bytes;
  reading.largest = Math.max(reading.largest, page.count);
  // some items again is a list that grew meanwhile; nothing but such is the same page again, and brings the end no nearer
  const isAgain = fresh === 0 && page.items.length > 0;
  if (reading.listed !== undefined && !isAgain) reading.listed += page.count;
  reading.idle = fresh > 0 ? 0 : reading.idle + 1;
  Object.assign(reading, { last: { ...page, document: bare(page.document, pages), items: [] }, asked });
}

/** What a page says of itself: its items are in the list. */
function bare(document: JsonObject, pages: Pages): JsonObject {
  return { ...setPath(document, pages.items, []), ...(Array.isArray(document.included) && { included: [] }) };
}
