// A list with all its pages: they are read while there is time, and what was read says where that stopped, and why.
import type { Pages } from '../connector/operation.ts';
import { isPart, type Part } from '../connector/part.ts';
import { type Collected, collectItems } from './collected.ts';
import { type Asked, nextOf, shortfall } from './continuation.ts';
import { Failure } from './errors.ts';
import { after, askedOf, type Page, put, readPage, sized } from './paging.ts';
import type { Step } from './roundtrip.ts';

const MOST_ITEMS = 1_000;
/** All that is kept of the pages, in bytes. */
const LARGEST_LIST = 67_108_864;
/** Left of the deadline, in milliseconds, for the answer itself: no page is begun after that. */
const RESERVE = 5_000;
/** Calls to the store for one list, repeats included: Apple's hour has about 3,500 for everyone. */
const MOST_CALLS = 50;
/** Pages in a row that bring nothing new: after that the list is not followed any further. */
const MOST_IDLE = 10;

/** Why a list was not read to its end. */
export interface Stop {
  readonly why: string;
  readonly kind: 'items' | 'bytes' | 'calls' | 'time' | 'page' | 'list';
  /** The value of the page input to go on with, where going on makes sense. */
  readonly next?: string;
  /** What the next page was answered with. */
  readonly failure?: Failure;
}

/** A list that was read from the page that a call names. */
export interface ReadList {
  /** The last page, with the items of all and what they bring along. */
  readonly document: Part;
  readonly pages: number;
  readonly items: number;
  /** Of all pages, as the store sent them. */
  readonly bytes: number;
  /** Absent where the store said that there is no more. */
  readonly stop?: Stop;
}

interface Reading {
  readonly collected: Collected;
  readonly included: Map<unknown, unknown>;
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
  last: Page;
  asked: Asked;
}

/** Reads to the end of the list, the most items, or the end of the time. A refusal of the first page is thrown. */
export async function readList(call: Step, pages: Pages): Promise<ReadList> {
  const most = Number(call.valid.query.maxItems ?? MOST_ITEMS);
  const made = { calls: 0 };
  let step = sized({ ...call, made }, pages, most);
  const reading = begin(await readPage(step, pages), askedOf(step, pages));
  for (;;) {
    const { last, asked } = reading;
    const next = nextOf(last, pages, asked);
    if (next.is === 'unknown') return ended(reading, pages, { kind: 'list', why: next.why });
    if (next.is === 'end') {
      const why = shortfall(last.document, pages, reading.listed);
      return ended(reading, pages, why === undefined ? undefined : { kind: 'list', why });
    }
    const { value } = next;
    const stop = stopAt(reading, value, { most, calls: made.calls, left: step.deadline.left() });
    if (stop) return ended(reading, pages, stop);
    step = after(step, pages, next);
    const failure = await turn(reading, step, pages);
    if (failure) return ended(reading, pages, { kind: 'page', why: failure.message, next: value, failure });
  }
}

function begin(page: Page, asked: Asked): Reading {
  const places = new Set(asked.place === undefined ? [] : [String(asked.place)]);
  const none = { pages: 0, largest: 0, bytes: 0, listed: asked.before, idle: 0, last: page, asked };
  const reading = { collected: collectItems(), included: new Map(), places, ...none };
  take(reading, page, asked);
  return reading;
}

function take(reading: Reading, page: Page, asked: Asked): void {
  const fresh = reading.collected.add(page.items);
  const { included } = page.document;
  for (const each of Array.isArray(included) ? included : [])
    reading.included.set(isPart(each) ? `${each.type}/${each.id}` : each, each);
  reading.pages += 1;
  reading.bytes += page.bytes;
  reading.largest = Math.max(reading.largest, page.count);
  // some items again is a list that grew meanwhile; nothing but such is the same page again, and brings the end no nearer
  const isAgain = fresh === 0 && page.items.length > 0;
  if (reading.listed !== undefined && !isAgain) reading.listed += page.count;
  reading.idle = fresh > 0 ? 0 : reading.idle + 1;
  Object.assign(reading, { last: page, asked });
}

/** Reads one page more. What it is refused with ends the list, and what is there is not lost. */
async function turn(reading: Reading, step: Step, pages: Pages): Promise<Failure | undefined> {
  const { asked, last, places } = reading;
  const now = askedOf(step, pages);
  places.add(String(now.place));
  try {
    const page = await readPage(step, pages);
    take(reading, page, { ...now, before: asked.before === undefined ? undefined : asked.before + last.count });
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.code === 'caller_gone') throw thrown;
    return thrown;
  }
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
function stopAt({ places, idle, collected, largest, bytes }: Reading, next: string, { most, calls, left }: Spent) {
  if (places.has(next)) return stopped('list', 'The store named a page that was read already, so the list has no end.');
  if (idle >= MOST_IDLE) return stopped('list', `The store sent ${idle} pages in a row with nothing new.`, next);
  if (collected.items.length + largest > most)
    return stopped('items', 'The most items that were asked for are here.', next);
  if (bytes > LARGEST_LIST) return stopped('bytes', 'The answer would become too large.', next);
  if (calls >= MOST_CALLS)
    return stopped('calls', `One list takes at most ${MOST_CALLS} calls to the store. Go on with the next page.`, next);
  return left < RESERVE ? stopped('time', 'The time of the call was used up.', next) : undefined;
}

const stopped = (kind: Stop['kind'], why: string, next?: string): Stop => ({
  kind,
  why,
  ...(next !== undefined && { next }),
});

function ended(
  { last, collected, included, bytes, pages: read }: Reading,
  pages: Pages,
  stop: Stop | undefined,
): ReadList {
  const { items } = collected;
  const document = put(last.document, pages.items, items);
  return {
    document: { ...document, ...(included.size > 0 && { included: [...included.values()] }) },
    pages: read,
    items: items.length,
    bytes,
    ...(stop && { stop }),
  };
}
