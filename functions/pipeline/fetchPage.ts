// Fetches one page of a list and determines the next one.

import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { Pages } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';
import { Failure } from '../core/errors.ts';
import { holdingOf, inBudget, lengthOf, TREE } from '../core/heldMemory.ts';
import type { MaybePromise } from '../core/maybePromise.ts';
import type { RelayResponse } from '../core/types.ts';
import { doYielding } from '../core/yieldToEventLoop.ts';
import { readAtMost } from './bufferResponse.ts';
import type { StoreCall } from './callStore.ts';
import { readStoreResponse } from './callStoreWithRetry.ts';
import { membersAt } from './coerceTypes.ts';
import { itemOf, type ListItem } from './distinctItems.ts';
import { getPath, itemsBefore, type NextPage, nextPageOf, type PagePosition, shortfall } from './pageLinks.ts';
import { parseTyped } from './typedResponse.ts';

/** Largest page, in bytes; pages are buffered. */
const LARGEST_PAGE = 16_777_216;
/** Longer pages take milliseconds, in bytes. */
const LARGEST_AT_ONCE = 65_536;
/** A 204 is a page without items. */
const NONE = Buffer.alloc(0);
const EMPTY: ReadPage<never> = { document: {}, items: [], included: [], omitted: 0 };

/** A page as its reader made it of the bytes. */
export interface ReadPage<T> {
  /** The document, with or without its items. */
  readonly document: JsonObject;
  readonly items: readonly ListItem<T>[];
  readonly included: readonly ListItem<T>[];
  /** Number of items that were omitted because of their type, such as null. */
  readonly omitted: number;
}

export interface FetchedPage<T = unknown> extends Pick<ReadPage<T>, 'document' | 'items' | 'included'> {
  /** Number of items that the store sent, including those omitted because of their type. */
  readonly count: number;
  readonly bytes: number;
}

/** How the bytes of a page become items. */
export interface PageReader<T> {
  /** Undefined if the bytes are no JSON. */
  readonly read: (responds: Schema, pages: Pages, bytes: Buffer) => ReadPage<T> | undefined;
  /** Memory per byte of the page. */
  readonly memory: number;
}

/** Parses the whole page. */
export const parsedPages: PageReader<unknown> = { read: parsedPage, memory: TREE };

/** Fetches a single page and determines the next one. */
export async function fetchPageAndNext(
  step: StoreCall,
  pages: Pages,
): Promise<{ readonly page: FetchedPage; readonly next: NextPage }> {
  const page = await fetchPage(step, pages, parsedPages);
  const asked = pagePositionOf(step, pages);
  const next = nextPageOf(page, pages, asked);
  // a list with numbered pages ends at its last number
  const listed = asked.before === undefined ? undefined : asked.before + page.count;
  const why = next.is === 'end' && 'at' in pages.next ? shortfall(page.document, pages, listed) : undefined;
  return { page, next: why === undefined ? next : { is: 'unknown', why } };
}

export async function fetchPage<T>(step: StoreCall, pages: Pages, reader: PageReader<T>): Promise<FetchedPage<T>> {
  await holdingOf(step.deadline).enter(step.deadline, step.line.caller);
  const whole = Object.assign({}, step, { isReadWhole: true });
  return readStoreResponse(whole, (answered) => pageOf(step, pages, answered, reader));
}

/** The page position that the inputs of the call request. */
export function pagePositionOf({ valid: { query, body } }: StoreCall, pages: Pages): PagePosition {
  const inputs = pages.in === 'body' && isJsonObject(body) ? body : query;
  const place = inputs[pages.input] as PagePosition['place'];
  const size = pages.size && query[pages.size.input] !== undefined ? Number(query[pages.size.input]) : undefined;
  return { place, size, before: itemsBefore(pages, { place, size }) };
}

/** Returns a copy of the document with another value at this path. */
export function setPath(document: JsonObject, place: string, value: unknown): JsonObject {
  const [first = '', ...rest] = place.split('/');
  const inner = document[first];
  return {
    ...document,
    [first]: rest.length === 0 ? value : setPath(isJsonObject(inner) ? inner : {}, rest.join('/'), value),
  };
}

/** The call for the first page, with the largest page size that the store allows and `most` needs. */
export function withPageSize(step: StoreCall, { size, input, next }: Pages, most: number): StoreCall {
  if (!size) return step;
  const { query } = step.valid;
  const given = query[size.input];
  // a page number is meaningful only with the page size of the client
  const isCounted = given !== undefined && query[input] !== undefined && 'from' in next && next.from === 1;
  const items = isCounted ? Math.min(Number(given), size.most) : pageSize(most, size.most);
  return { ...step, valid: { ...step.valid, query: { ...query, [size.input]: items } } };
}

/** The call for the next page. The store may set a smaller page size than requested. */
export function withNextPage(
  step: StoreCall,
  { input, in: place, size, next: style }: Pages,
  next: Extract<NextPage, { is: 'page' }>,
): StoreCall {
  const { query, body } = step.valid;
  // a number in a JSON body must be one
  const value = 'at' in style ? next.value : Number(next.value);
  if (place === 'body')
    return { ...step, valid: { ...step.valid, body: { ...(isJsonObject(body) ? body : {}), [input]: value } } };
  const smaller = size && next.size !== undefined && next.size < Number(query[size.input] ?? size.most);
  const paged = { ...query, [input]: value, ...(smaller && { [size.input]: next.size as number }) };
  return { ...step, valid: { ...step.valid, query: paged } };
}

async function pageOf<T>(
  { operation, deadline }: StoreCall,
  pages: Pages,
  { body, headers, leftOut = 0 }: RelayResponse,
  { read, memory }: PageReader<T>,
): Promise<FetchedPage<T>> {
  const length = lengthOf(headers, LARGEST_PAGE);
  const bytes = await readAtMost(inBudget(body ?? NONE, deadline, length, memory), LARGEST_PAGE, length);
  if (!bytes)
    throw new Failure(
      'store_invalid_answer',
      'A page of the list is too large. Read the list one page at a time, with a smaller page size.',
    );
  const page = bytes.length === 0 ? EMPTY : await pageIn(bytes, () => read(operation.responds, pages, bytes));
  if (!page) throw new Failure('store_invalid_answer', 'A page of the list is not valid JSON. Try again later.');
  return { count: page.items.length + page.omitted + leftOut, bytes: bytes.length, ...page };
}

/** Long pages leave time to other calls. */
function pageIn<T>(bytes: Buffer, read: () => T): MaybePromise<T> {
  return bytes.length > LARGEST_AT_ONCE ? doYielding(read) : read();
}

function parsedPage(responds: Schema, { items }: Pages, bytes: Buffer): ReadPage<unknown> | undefined {
  const odd: string[] = [];
  const document = parsed(responds, bytes.toString('utf8'), (place) => void odd.push(place));
  if (!document) return undefined;
  const itemsAt = (value: unknown): ListItem<unknown>[] => (Array.isArray(value) ? value.map(itemOf) : []);
  return {
    document,
    items: itemsAt(getPath(document, items)),
    included: itemsAt(document.included),
    omitted: membersAt(items, odd),
  };
}

function parsed(responds: Schema, text: string, onCoerced: (place: string) => void): JsonObject | undefined {
  try {
    return parseTyped(responds, text, onCoerced) as JsonObject;
  } catch {
    return undefined;
  }
}

/** Page size with which whole pages come closest to `most`, since a cursor points between two pages. */
function pageSize(most: number, largest: number): number {
  return Math.floor(most / Math.ceil(most / largest));
}
