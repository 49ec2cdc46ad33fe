// Pages of many megabytes: lists of reviews with long texts, one page or several.
import type { ServerResponse } from 'node:http';

/** By app of the review list: bytes per page and number of pages. */
export const largeLists = {
  poll: { app: '7000000000', bytes: 6_000_000, pages: 1 },
  allPages: { app: '8000000000', bytes: 15_000_000, pages: 3 },
} as const;

const PATH = /^\/v1\/apps\/([78])\d{9}\/customerReviews$/;
const REVIEWS = 200;
const DAY = Date.parse('2026-11-01T00:00:00Z');
const MINUTE = 60_000;

const made = new Map<string, Buffer>();

/** Responds with one page of such a list; returns false if the path is for no such list. */
export function sendLargePage(res: ServerResponse, path: string, query: string): boolean {
  const kind = PATH.exec(path)?.[1];
  if (kind === undefined) return false;
  const { bytes, pages } = kind === '7' ? largeLists.poll : largeLists.allPages;
  const page = Number(/cursor=(\d+)/.exec(query)?.[1] ?? 1);
  const next = page < pages ? `https://store.invalid${path}?cursor=${page + 1}` : undefined;
  const body = pageOf(bytes, pages, page, next);
  res.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
  return true;
}

function pageOf(bytes: number, pages: number, page: number, next: string | undefined): Buffer {
  const key = `${bytes} ${page} ${next}`;
  const found = made.get(key);
  if (found) return found;
  const body = 'It is fine. '.repeat(Math.ceil(bytes / REVIEWS / 12));
  const data = Array.from({ length: REVIEWS }, (_, at) => ({
    type: 'customerReviews',
    id: `${page}-${at}`,
    attributes: {
      rating: (at % 5) + 1,
      title: `Review ${at} of page ${page}`,
      body,
      reviewerNickname: `reader${at}`,
      createdDate: new Date(DAY - (page * REVIEWS + at) * MINUTE).toISOString(),
      territory: 'USA',
    },
  }));
  const links = { self: 'https://store.invalid/', ...(next && { next }) };
  const text = Buffer.from(
    JSON.stringify({ data, links, meta: { paging: { total: REVIEWS * pages, limit: REVIEWS } } }),
  );
  made.set(key, text);
  return text;
}
