// What the store of the bench answers a greedy caller: never, at length, or with a list that has no end.
import type { ServerResponse } from 'node:http';
import { benchPageOf } from './apps.ts';

/** The name that a greedy caller filters by, or the ID that it asks for. */
export const wishes = { never: 'bench-never', long: 'bench-long', endless: 'bench-endless' } as const;

/** An answer that is larger than what any socket holds, in bytes. */
const LONG = 4_000_000;
const long = Buffer.from(JSON.stringify({ data: [], links: { self: `/${'a'.repeat(LONG)}` } }));

/** Pages of the list without an end, by their number: made once. */
const endless = new Map<number, Buffer>();
const LARGEST_PAGE = 200;

/** Whether the message is one of a greedy caller; then it is answered, or never will be. */
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
