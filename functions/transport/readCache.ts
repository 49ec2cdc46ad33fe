// Coalescing read cache: one store read per account and key per 60 s, shared by all pollers (single-flight). Entries are
// serialized, bounded in bytes over all accounts, and expire by a timer.
import { deserialize, serialize } from 'node:v8';
import { type Deadline, within } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import type { ReadOwner, ShareRead } from './shareRead.ts';

/** Time to live, in milliseconds: Power Automate polls once a minute at most. */
export const READ_TTL = 60_000;
/** Maximum entries per account, enough for 1,000 watched apps; the least recently used is evicted first. */
const MOST = 1_024;
/** Maximum size of all accounts' entries, in bytes: a sixteenth of the smallest instance that Azure offers (512 MB). */
const MOST_BYTES = 33_554_432;

interface Kept {
  /** The read in progress; afterwards its serialized result, a fifth of the size of the objects. */
  value: Promise<unknown> | Buffer;
  /** Time of completion by the monotonic clock; undefined while in progress. */
  at?: number;
  readonly drop: () => void;
}

/**
 * Accounts share nothing. `onSize` is called with the cached size of the result in bytes;
 * 0 if it is not cached.
 */
export type CachedRead = <T>(
  owner: ReadOwner,
  question: string,
  deadline: Deadline,
  read: () => Promise<T>,
  onSize?: (bytes: number) => void,
) => Promise<T>;

export interface ReadCache {
  readonly share: CachedRead;
  /** Current size in bytes. */
  readonly bytes: () => number;
}

type Store = ReturnType<typeof makeStore>;

/** A result, and how long ago it was read, in milliseconds. */
interface Aged {
  readonly answer: unknown;
  readonly age: number;
}

/** With `others`, the result of another instance is used for the rest of its time. */
export function createCachedRead(elapsed: () => number, others?: ShareRead): CachedRead {
  return createReadCache(elapsed, { others }).share;
}

/** Creates a cache of at most `most` bytes; entries live for `ttl` milliseconds. */
export function createReadCache(
  elapsed: () => number,
  { most = MOST_BYTES, ttl = READ_TTL, others }: { most?: number; ttl?: number; others?: ShareRead | undefined } = {},
): ReadCache {
  const owners = new WeakMap<ReadOwner, Map<string, Kept>>();
  const store = makeStore(elapsed, most, ttl);
  const isOver = ({ at }: Kept): boolean => at !== undefined && elapsed() - at >= ttl;
  const share: CachedRead = async <T>(
    owner: ReadOwner,
    question: string,
    deadline: Deadline,
    read: () => Promise<T>,
    onSize = (_: number): void => undefined,
  ) => {
    const kept = entriesOf(owners, owner);
    for (;;) {
      const found = kept.get(question);
      if (!found || isOver(found)) {
        found?.drop();
        const name = others && owner.identity?.();
        const reading = name === undefined ? withAge(read()) : (others?.(name, question, read) ?? withAge(read()));
        const made = begin(kept, question, reading, store);
        const answer = (await made.value) as T;
        onSize(sizeOf(made));
        return answer;
      }
      kept.delete(question);
      kept.set(question, found); // moves it to the end: most recently used
      store.touch(found);
      const answered = await answerOf(found.value, deadline);
      if (!answered) continue;
      onSize(sizeOf(found));
      return answered.answer as T;
    }
  };
  return { share, bytes: store.bytes };
}

/** Entries of all accounts, least recently used first. */
function makeStore(elapsed: () => number, most: number, ttl: number) {
  const entries = new Set<Kept>();
  let total = 0;
  let timer: NodeJS.Timeout | undefined;
  const sweep = (): void => {
    timer = undefined;
    for (const each of entries) if (each.at !== undefined && elapsed() - each.at >= ttl) each.drop();
    wake();
  };
  const wake = (): void => {
    if (entries.size > 0 && !timer) timer = setTimeout(sweep, ttl).unref();
  };
  return {
    bytes: () => total,
    touch: (kept: Kept): void => {
      if (entries.delete(kept)) entries.add(kept);
    },
    forget: (kept: Kept): void => {
      if (entries.delete(kept)) total -= sizeOf(kept);
    },
    keep: (kept: Kept, answer: unknown, age: number): void => {
      kept.value = serialize(answer);
      kept.at = elapsed() - age;
      entries.add(kept);
      total += sizeOf(kept);
      for (const each of entries) if (total > most) each.drop();
      wake();
    },
  };
}

async function withAge<T>(read: Promise<T>) {
  return { answer: await read, age: 0 };
}

function entriesOf(owners: WeakMap<ReadOwner, Map<string, Kept>>, owner: ReadOwner): Map<string, Kept> {
  const kept = owners.get(owner) ?? new Map<string, Kept>();
  owners.set(owner, kept);
  return kept;
}

/** Starts a read. A failure is passed to all waiting callers and not cached. */
function begin(kept: Map<string, Kept>, question: string, reading: Promise<Aged>, store: Store): Kept {
  const drop = (): void => {
    if (kept.get(question) === made) kept.delete(question);
    store.forget(made);
  };
  const made: Kept = { value: reading, drop };
  kept.set(question, made);
  for (const each of kept.values()) if (kept.size > MOST && each.at !== undefined) each.drop();
  made.value = reading.then(({ answer, age }) => {
    store.keep(made, answer, age);
    return answer;
  });
  made.value.catch(drop);
  return made;
}

function sizeOf({ value }: Kept): number {
  return Buffer.isBuffer(value) ? value.length : 0;
}

/** The cached result, or that of the read in progress; undefined if the call that started the read ended first. */
async function answerOf(value: Kept['value'], deadline: Deadline): Promise<{ readonly answer: unknown } | undefined> {
  if (Buffer.isBuffer(value)) return { answer: deserialize(value) };
  try {
    return { answer: await within(deadline, value) };
  } catch (thrown) {
    if (deadline.reason() || !isItsOwn(thrown)) throw thrown;
    return undefined;
  }
}

/** Whether the read failed only because the call that started it ended; that is no failure of the other callers. */
function isItsOwn(thrown: unknown): boolean {
  return thrown instanceof Failure && (thrown.code === 'caller_gone' || thrown.code === 'store_timeout');
}
