// How a list goes on after one of its pages: what the page itself says, in any of the forms that stores use.

import { isJsonObject } from '../../connector/core/json.ts';
import type { Pages } from '../../connector/core/operation.ts';
import { Failure } from '../core/errors.ts';

/**
 * The list is over; or it has another page, with the value of the page input, and the size that the store names for it;
 * or there is more, and the store does not say how to ask for it.
 */
export type NextPage =
  | { readonly is: 'end' }
  | { readonly is: 'page'; readonly value: string; readonly size?: number }
  | { readonly is: 'unknown'; readonly why: string };

/** What the page was asked for. */
export interface PagePosition {
  /** The value of the page input: a cursor, a number, an offset; undefined for the first page. */
  readonly place: string | number | undefined;
  /** How many items it may hold, if the call said so. */
  readonly size: number | undefined;
  /** How many items are on the pages before it, where that is known. */
  readonly before: number | undefined;
}

/** A page of a list: its answer, and how many items are in it. */
interface Read {
  readonly document: unknown;
  readonly count: number;
}

const END: NextPage = { is: 'end' };

/** Stands in the link to a next page that the store does not say how to ask for. */
export const UNREADABLE = 'the-store-gave-no-cursor';

/** What a page says of the one after it. */
export function nextPageOf(page: Read, pages: Pages, asked: PagePosition): NextPage {
  const { next } = pages;
  if ('at' in next) return byCursor(page.document, pages, next.at);
  const total = pages.total === undefined ? undefined : countOf(getPath(page.document, pages.total));
  if ('pages' in next) return byNumber(page, countOf(getPath(page.document, next.pages)), total, asked);
  return next.from === 0 ? byOffset(page, total, asked) : bySize(page, total, asked);
}

/** How many items come before the first page of a call; undefined where nothing says so. */
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
 * Why a list that ended is not whole: the store counts more items than it listed. `listed` is how many came up to
 * the end, without pages that came twice; undefined where nothing says how many are before the first page of the call.
 */
export function shortfall(document: unknown, { total }: Pages, listed: number | undefined): string | undefined {
  const all = total === undefined ? undefined : countOf(getPath(document, total));
  if (all === undefined || listed === undefined || all <= listed) return undefined;
  return `The store counts ${all} items in all, but ended the list after ${listed}.`;
}

/** A flow that follows such a link is told, and does not take the list for whole. */
export function refuseUnreadable(pages: Pages, value: unknown): void {
  if (value !== UNREADABLE) return;
  const message =
    'The store says that the list has another page, but gives no cursor for it, or the cursor of the page before. The list cannot be read further than that page.';
  throw new Failure('invalid_request', message, {
    details: [{ code: 'no_cursor', message, target: `query.${pages.input}` }],
  });
}

export function getPath(document: unknown, place: string): unknown {
  return place.split('/').reduce<unknown>((value, name) => (isJsonObject(value) ? value[name] : undefined), document);
}

function byCursor(document: unknown, { input, size, linked }: Pages, place: string): NextPage {
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

/** A count as a number or its digits; undefined for null, an empty text and everything else. */
function countOf(value: unknown): number | undefined {
  const isCount = typeof value === 'number' ? value >= 0 : typeof value === 'string' && /^\d{1,15}$/.test(value.trim());
  return isCount ? Number(value) : undefined;
}

/** Pages have numbers, from 1. Without the number of pages the total counts, and without both the first empty page. */
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

/** The query of a link, as text or as `{"href"}`, absolute or not: of its host and path nothing is read. */
function queryOf(link: unknown): URLSearchParams {
  const address = addressOf(link);
  // a cursor has no blanks: one in a query is a plus sign that was not escaped
  const text = typeof address === 'string' ? address.replaceAll('+', '%2B') : '';
  return URL.canParse(text, 'https://store.invalid')
    ? new URL(text, 'https://store.invalid').searchParams
    : new URLSearchParams();
}

/** Where a text is declared an object comes as its JSON. */
function addressOf(link: unknown): unknown {
  if (isJsonObject(link)) return link.href;
  try {
    return typeof link === 'string' && link.startsWith('{') ? addressOf(JSON.parse(link)) : link;
  } catch {
    return undefined;
  }
}

/** Where no total is told, only an empty page is the end. */
function isMore(count: number, total: number | undefined, before: number | undefined): boolean {
  return total === undefined || before === undefined ? count > 0 : before + count < total;
}

function numbered(value: number): NextPage {
  return { is: 'page', value: String(value) };
}
