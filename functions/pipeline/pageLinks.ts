// Determines the next page of a list from a page, for every pagination style of the stores.

import { isJsonObject } from '../../connector/core/json.ts';
import type { Pages } from '../../connector/core/operation.ts';
import { Failure } from '../core/errors.ts';

/**
 * The list ends; or there is a next page, with the value of the page input and the page size that the store sets; or
 * there is more, but the store does not say how to request it.
 */
export type NextPage =
  | { readonly is: 'end' }
  | { readonly is: 'page'; readonly value: string; readonly size?: number }
  | { readonly is: 'unknown'; readonly why: string };

/** Position of the requested page. */
export interface PagePosition {
  /** Value of the page input: a cursor, a page number or an offset; undefined for the first page. */
  readonly place: string | number | undefined;
  /** Requested page size, if any. */
  readonly size: number | undefined;
  /** Number of items on the pages before it, if known. */
  readonly before: number | undefined;
}

/** A page of a list and its number of items. */
interface Read {
  readonly document: unknown;
  readonly count: number;
}

const END: NextPage = { is: 'end' };

/** Cursor in the link to a next page that the store does not say how to request. */
export const UNREADABLE = 'the-store-gave-no-cursor';

/** Determines the page after this one. */
export function nextPageOf(page: Read, pages: Pages, asked: PagePosition): NextPage {
  const { next } = pages;
  if ('at' in next) return byCursor(page.document, pages, next.at);
  const total = pages.total === undefined ? undefined : countOf(getPath(page.document, pages.total));
  if ('pages' in next) return byNumber(page, countOf(getPath(page.document, next.pages)), total, asked);
  return next.from === 0 ? byOffset(page, total, asked) : bySize(page, total, asked);
}

/** The next page; unknown if a page names itself as the next one, since following it would never end. */
export function unlessSame(next: NextPage, place: string | undefined): NextPage {
  return next.is === 'page' && next.value === place ? { is: 'unknown', why: 'The store named the same page.' } : next;
}

/** Number of items before the first page of a call; undefined if unknown. */
export function itemsBefore(
  { next }: Pages,
  { place, size }: Pick<PagePosition, 'place' | 'size'>,
): number | undefined {
  if (place === undefined) return 0;
  if ('at' in next) return undefined;
  if ('from' in next && next.from === 0) return Number(place);
  const pages = Number(place) - 1;
  return pages === 0 ? 0 : size && pages * size;
}

/**
 * Why a list that ended is incomplete: the store counts more items than it listed. `listed` is the number of items up to
 * the end, without repeated pages; undefined if unknown.
 */
export function shortfall(document: unknown, { total }: Pages, listed: number | undefined): string | undefined {
  const all = total === undefined ? undefined : countOf(getPath(document, total));
  if (all === undefined || listed === undefined || all <= listed) return undefined;
  return `The store counts ${all} items in all, but ended the list after ${listed}.`;
}

/** Rejects a call whose cursor is UNREADABLE, so that the flow does not take the list for complete. */
export function refuseUnreadable(pages: Pages, value: unknown): void {
  if (value !== UNREADABLE) return;
  const message =
    'The store says that the list has another page, but gives no cursor for it, or the cursor of the page before. The list cannot be read further than that page.';
  throw new Failure('invalid_request', message, {
    details: [{ code: 'no_cursor', message, target: `query.${pages.input}` }],
  });
}

/** The value at a location such as `meta/paging/nextCursor`; undefined if a part of the path does not exist. */
export function getPath(document: unknown, place: string): unknown {
  return place.split('/').reduce<unknown>((value, name) => (isJsonObject(value) ? value[name] : undefined), document);
}

function byCursor(document: unknown, { input, size, linked, more }: Pages, place: string): NextPage {
  if (more !== undefined && getPath(document, more) === false) return END;
  const cursor = textOf(getPath(document, place));
  const link = linked ? getPath(document, 'links/next') : undefined;
  const given = link === undefined || link === null || link === '' ? undefined : queryOf(link);
  const value = cursor ?? textOf(given?.get(input));
  if (value === undefined)
    return given
      ? { is: 'unknown', why: 'The store says that there is a next page, but gives no cursor for it.' }
      : END;
  const limit = countOf(given?.get(size?.input ?? ''));
  return { is: 'page', value, ...(limit && { size: limit }) };
}

/** Parses a count from a number or digits; undefined for null, an empty text and everything else. */
function countOf(value: unknown): number | undefined {
  const isCount = typeof value === 'number' ? value >= 0 : typeof value === 'string' && /^\d{1,15}$/.test(value.trim());
  return isCount ? Number(value) : undefined;
}

/** Page numbers from 1. The list ends by the page count, otherwise by the total, otherwise at the first empty page. */
function byNumber(
  { count }: Read,
  pages: number | undefined,
  total: number | undefined,
  asked: PagePosition,
): NextPage {
  const number = Number(asked.place ?? 1);
  const more = pages === undefined ? isMore(count, total, asked.before) : number < pages;
  return more ? numbered(number + 1) : END;
}

function byOffset({ count }: Read, total: number | undefined, { place, size }: PagePosition): NextPage {
  const offset = Number(place ?? 0);
  if (!isMore(count, total, offset)) return END;
  const step = count > 0 ? count : size;
  return step ? numbered(offset + step) : { is: 'unknown', why: 'The store sent an empty page before the end.' };
}

function bySize({ count }: Read, total: number | undefined, { place, size = count }: PagePosition): NextPage {
  const number = Number(place ?? 1);
  return isMore(count, total, (number - 1) * size) ? numbered(number + 1) : END;
}

function textOf(value: unknown): string | undefined {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;
}

/** The query of a link, which is a text or `{"href"}`, absolute or relative; its host and path are ignored. */
function queryOf(link: unknown): URLSearchParams {
  const address = addressOf(link);
  // a cursor contains no spaces: one in a query is an unescaped plus sign
  const text = typeof address === 'string' ? address.replaceAll('+', '%2B') : '';
  return URL.canParse(text, 'https://store.invalid')
    ? new URL(text, 'https://store.invalid').searchParams
    : new URLSearchParams();
}

/** The URL of a link; coercion may have turned a link object into JSON text. */
function addressOf(link: unknown): unknown {
  if (isJsonObject(link)) return link.href;
  try {
    return typeof link === 'string' && link.startsWith('{') ? addressOf(JSON.parse(link)) : link;
  } catch {
    return undefined;
  }
}

/** Without a total, only an empty page ends the list. */
function isMore(count: number, total: number | undefined, before: number | undefined): boolean {
  return total === undefined || before === undefined ? count > 0 : before + count < total;
}

function numbered(value: number): NextPage {
  return { is: 'page', value: String(value) };
}
