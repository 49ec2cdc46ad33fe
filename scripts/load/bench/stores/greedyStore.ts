// How the benchmark store responds to a greedy client: never, slowly, or with an endless list.
import type { ServerResponse } from 'node:http';
import { benchPageOf } from './apps.ts';

/** The name that a greedy client filters by, or the ID that it requests. */
export const wishes = { never: 'bench-never', long: 'bench-long', endless: 'bench-endless' } as const;

/** Size of a response that exceeds every socket buffer, in bytes. */
const LONG = 4_000_000;
const long = Buffer.from(JSON.stringify({ data: [], links: { self: `/${'a'.repeat(LONG)}` } }));

/** Pages of the endless list by page number, built once. */
const endless = new Map<number, Buffer>();
const LARGEST_PAGE = 200;

/** Returns whether the request is from a greedy client; if so, it is handled here, or never answered. */
export function answerGreedy(url: string, res: ServerResponse): boolean {
  if (url.includes(wishes.never)) return true;
  if (url.includes(wishes.long)) send(res, long);
  else if (url.includes(wishes.endless)) send(res, endlessPage(url));
  else return false;
  return true;
}

function send(res: ServerResponse, body: Buffer): void {
  res.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
}

function endlessPage(url: string): Buffer {
  const { searchParams } = new URL(url, 'http://store.invalid');
  const nth = Number(searchParams.get('cursor') ?? 0);
  const page = endless.get(nth) ?? benchPageOf(LARGEST_PAGE, nth + 1);
  endless.set(nth, page);
  return page;
}
