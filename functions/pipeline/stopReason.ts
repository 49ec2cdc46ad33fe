// Limits of pagination, and why a list was not fetched to its end.
import { TIME_BUDGET_EXHAUSTED } from '../core/deadline.ts';
import type { Failure } from '../core/errors.ts';

/** Largest merged list, in bytes. */
const LARGEST_LIST = 67_108_864;
/** Time reserved for the response, in milliseconds: no further page is requested when less is left. */
const RESERVE = 5_000;
/** Maximum store requests for one list, including retries: Apple allows about 3,500 an hour for everyone. */
export const MOST_CALLS = 50;
/** What the list says when they are made. */
export const CALLS_SPENT = `One list takes at most ${MOST_CALLS} calls to the store. Continue with the next page.`;
/** Maximum consecutive pages without new items. */
const MOST_IDLE = 10;

/** Why a list was not fetched to its end. */
export interface StopReason {
  readonly why: string;
  readonly kind: 'items' | 'bytes' | 'calls' | 'time' | 'page' | 'list';
  /** Value of the page input to continue with, if continuing makes sense. */
  readonly next?: string;
  /** Failure of the next page. */
  readonly failure?: Failure;
}

/** Progress of pagination. */
interface Progress {
  /** Requested page positions. */
  readonly places: ReadonlySet<string>;
  /** Consecutive pages without new items. */
  readonly idle: number;
  readonly items: number;
  /** Number of items of the largest page, and bytes of all pages. */
  readonly largest: number;
  readonly bytes: number;
}

interface Spent {
  /** Maximum number of items. */
  readonly most: number;
  /** Store requests so far. */
  readonly calls: number;
  /** Milliseconds until the deadline. */
  readonly left: number;
}

/** Returns why the next page must not be requested; undefined if it may be. */
export function stopAt({ places, idle, items, largest, bytes }: Progress, next: string, { most, calls, left }: Spent) {
  if (places.has(next)) return stopped('list', 'The store named a page that was read already, so the list has no end.');
  if (idle >= MOST_IDLE) return stopped('list', `The store sent ${idle} pages in a row with nothing new.`, next);
  if (items + largest > most) return stopped('items', 'Stopped: maxItems reached.', next);
  if (bytes > LARGEST_LIST) return stopped('bytes', 'The response would become too large.', next);
  if (calls >= MOST_CALLS) return stopped('calls', CALLS_SPENT, next);
  return left < RESERVE ? stopped('time', TIME_BUDGET_EXHAUSTED, next) : undefined;
}

function stopped(kind: StopReason['kind'], why: string, next?: string): StopReason {
  return {
    kind,
    why,
    ...(next !== undefined && { next }),
  };
}
