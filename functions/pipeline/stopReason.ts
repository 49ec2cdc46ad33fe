// Where the reading of a list stops before its end, and why.
import type { Failure } from '../core/errors.ts';

/** All that is kept of the pages, in bytes. */
const LARGEST_LIST = 67_108_864;
/** Left of the deadline, in milliseconds, for the answer itself: no page is begun after that. */
const RESERVE = 5_000;
/** Calls to the store for one list, repeats included: Apple's hour has about 3,500 for everyone. */
const MOST_CALLS = 50;
/** Pages in a row that bring nothing new: after that the list is not followed any further. */
const MOST_IDLE = 10;

/** Why a list was not read to its end. */
export interface StopReason {
  readonly why: string;
  readonly kind: 'items' | 'bytes' | 'calls' | 'time' | 'page' | 'list';
  /** The value of the page input to go on with, where going on makes sense. */
  readonly next?: string;
  /** What the next page was answered with. */
  readonly failure?: Failure;
}

/** How far a list was read. */
interface Progress {
  /** The pages that were asked for. */
  readonly places: ReadonlySet<string>;
  /** Pages without anything new, in a row. */
  readonly idle: number;
  readonly items: number;
  /** Items of the largest page, and bytes of all. */
  readonly largest: number;
  readonly bytes: number;
}

interface Spent {
  /** Items that are wanted. */
  readonly most: number;
  /** Calls to the store so far. */
  readonly calls: number;
  /** Milliseconds until the deadline. */
  readonly left: number;
}

/** Why the next page is not asked for, if it is not. */
export function stopAt({ places, idle, items, largest, bytes }: Progress, next: string, { most, calls, left }: Spent) {
  if (places.has(next)) return stopped('list', 'The store named a page that was read already, so the list has no end.');
  if (idle >= MOST_IDLE) return stopped('list', `The store sent ${idle} pages in a row with nothing new.`, next);
  if (items + largest > most) return stopped('items', 'Stopped: maxItems reached.', next);
  if (bytes > LARGEST_LIST) return stopped('bytes', 'The answer would become too large.', next);
  if (calls >= MOST_CALLS)
    return stopped('calls', `One list takes at most ${MOST_CALLS} calls to the store. Go on with the next page.`, next);
  return left < RESERVE ? stopped('time', 'Stopped: time budget exhausted.', next) : undefined;
}

function stopped(kind: StopReason['kind'], why: string, next?: string): StopReason {
  return {
    kind,
    why,
    ...(next !== undefined && { next }),
  };
}
