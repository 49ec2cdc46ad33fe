// Fetches all pages of a list within the limits; reports where and why it stopped early.

import type { JsonObject } from '../../connector/core/json.ts';
import type { Pages } from '../../connector/core/operation.ts';
import { type Failure, failureOfPart } from '../core/errors.ts';
import type { StoreCall } from './callStore.ts';
import { createItemCollector, type ItemCollector } from './distinctItems.ts';
import {
  type FetchedPage,
  fetchPage,
  type PageReader,
  pagePositionOf,
  parsedPages,
  setPath,
  withNextPage,
  withPageSize,
} from './fetchPage.ts';
import { nextPageOf, type PagePosition, shortfall } from './pageLinks.ts';
import { MOST_CALLS, type StopReason, stopAt } from './stopReason.ts';

const MOST_ITEMS = 1_000;
/** A list fetched from the requested page on. */
export interface FetchedList {
  /** The last page, with the items and included resources of all pages. */
  readonly document: JsonObject;
  /** Absent where the store said that there is no more. */
  readonly stop?: StopReason;
}

/** The same before it is merged into one document. */
export interface Followed<T> {
  /** The last page, without its items and included resources. */
  readonly document: JsonObject;
  readonly pages: number;
  readonly items: readonly T[];
  readonly included: readonly T[];
  /** Size of all pages as received. */
  readonly bytes: number;
  /** Absent where the store said that there is no more. */
  readonly stop?: StopReason;
}

interface Reading<T> {
  readonly collected: ItemCollector<T>;
  readonly included: Map<string, T>;
  readonly reader: PageReader<T>;
  /** Requested page positions; a repeated one means that the list is circular. */
  readonly places: Set<string>;
  pages: number;
  largest: number;
  bytes: number;
  /** Items so far, including those before the first page, without repeated pages; undefined if unknown. */
  listed: number | undefined;
  /** Consecutive pages without new items. */
  idle: number;
  /** The last page and its position. */
  last: FetchedPage<T>;
  asked: PagePosition;
}

/** Fetches up to the end of the list, `maxItems`, or the time budget. Throws if the first page fails. */
export async function fetchList(call: StoreCall, pages: Pages): Promise<FetchedList> {
  const followed = await follow(call, pages, parsedPages);
  return { document: listDocumentOf(followed, pages), ...(followed.stop && { stop: followed.stop }) };
}

/** Merges the items and included resources of all pages into one document. */
export function listDocumentOf<T>({ document, items, included }: Followed<T>, pages: Pages): JsonObject {
  return { ...setPath(document, pages.items, items), ...(included.length > 0 && { included }) };
}

/** `took` is called after each page, with the bytes of all pages so far. */
export async function follow<T>(
  call: StoreCall,
  pages: Pages,
  reader: PageReader<T>,
  took: (bytes: number) => void = () => undefined,
): Promise<Followed<T>> {
  const most = Number(call.valid.query.maxItems ?? MOST_ITEMS);
  const made = { calls: 0, most: MOST_CALLS };
  let step = withPageSize({ ...call, made }, pages, most);
  const reading = begin(await fetchPage(step, pages, reader), pagePositionOf(step, pages), pages, reader);
  for (;;) {
    took(reading.bytes);
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

function begin<T>(page: FetchedPage<T>, asked: PagePosition, pages: Pages, reader: PageReader<T>): Reading<T> {
  const places = new Set(asked.place === undefined ? [] : [String(asked.place)]);
  const none = { pages: 0, largest: 0, bytes: 0, listed: asked.before, idle: 0, last: page, asked };
  const reading = { collected: createItemCollector<T>(), included: new Map<string, T>(), reader, places, ...none };
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

/** Fetches one more page. A failure ends the list without losing the fetched items. */
async function turn<T>(reading: Reading<T>, step: StoreCall, pages: Pages): Promise<Failure | undefined> {
  const { asked, last, places } = reading;
  const now = pagePositionOf(step, pages);
  places.add(String(now.place));
  try {
    const page = await fetchPage(step, pages, reading.reader);
    const before = asked.before === undefined ? undefined : asked.before + last.count;
    take(reading, page, { ...now, before }, pages);
    return undefined;
  } catch (thrown) {
    return failureOfPart(thrown);
  }
}

function take<T>(reading: Reading<T>, page: FetchedPage<T>, asked: PagePosition, pages: Pages): void {
  const fresh = reading.collected.add(page.items);
  for (const { key, value } of page.included) reading.included.set(key, value);
  reading.pages += 1;
  reading.bytes += page.bytes;
  reading.largest = Math.max(reading.largest, page.count);
  // some repeated items mean that the list grew meanwhile; only repeated items mean that the same page came again
  const isAgain = fresh === 0 && page.items.length > 0;
  if (reading.listed !== undefined && !isAgain) reading.listed += page.count;
  reading.idle = fresh > 0 ? 0 : reading.idle + 1;
  Object.assign(reading, { last: { ...page, document: bare(page.document, pages), items: [], included: [] }, asked });
}

/** The page without its items, which are in the list. */
function bare(document: JsonObject, pages: Pages): JsonObject {
  return { ...setPath(document, pages.items, []), ...(Array.isArray(document.included) && { included: [] }) };
}
