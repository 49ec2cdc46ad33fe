// Coalescing read cache: one store read per account and key per 60 s, shared by all pollers (single-flight). Entries are
// serialized, bounded in bytes over all accounts, and expire by a timer.
import { deserialize } from 'node:v8';
import { type Deadline, within } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import {
  type CachedEntry,
  createEntryStore,
  type EntryStore,
  type OwnedEntries,
  sizeOfEntry,
} from './cachedEntries.ts';
import type { ReadOwner, ShareRead } from './shareRead.ts';

/** Time to live, in milliseconds: Power Automate polls once a minute at most. */
export const READ_TTL = 60_000;
/** Maximum entries per account, enough for 1,000 watched apps; the least recently used is evicted first. */
const MOST = 1_024;
/** Maximum size of all accounts' entries, in bytes: a sixteenth of the smallest instance that Azure offers (512 MB). Beyond it the account that holds the most loses its least recently used. */
const MOST_BYTES = 33_554_432;

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
  const owners = new WeakMap<ReadOwner, OwnedEntries>();
  const store = createEntryStore(elapsed, most, ttl);
  const isOver = ({ at }: CachedEntry): boolean => at !== undefined && elapsed() - at >= ttl;
  const share: CachedRead = async <T>(
    owner: ReadOwner,
    question: string,
    deadline: Deadline,
    read: () => Promise<T>,
    onSize = (_: number): void => undefined,
  ) => {
    const owned = ownedBy(owners, owner);
    const kept = owned.entries;
    for (;;) {
      const found = kept.get(question);
      if (!found || isOver(found)) {
        found?.drop();
        const name = others && owner.identity?.();
        const reading = name === undefined ? withAge(read()) : (others?.(name, question, read) ?? withAge(read()));
        const made = begin(owned, question, reading, store);
        const answer = (await made.value) as T;
        onSize(sizeOfEntry(made));
        return answer;
      }
      kept.delete(question);
      kept.set(question, found); // moves it to the end: most recently used
      const answered = await answerOf(found.value, deadline);
      if (!answered) continue;
      onSize(sizeOfEntry(found));
      return answered.answer as T;
    }
  };
  return { share, bytes: store.bytes };
}

async function withAge<T>(read: Promise<T>) {
  return { answer: await read, age: 0 };
}

function ownedBy(owners: WeakMap<ReadOwner, OwnedEntries>, owner: ReadOwner): OwnedEntries {
  const owned = owners.get(owner) ?? { entries: new Map<string, CachedEntry>(), bytes: 0 };
  owners.set(owner, owned);
  return owned;
}

/** Starts a read. A failure is passed to all waiting callers and not cached. */
function begin(of: OwnedEntries, question: string, reading: Promise<Aged>, store: EntryStore): CachedEntry {
  const kept = of.entries;
  const drop = (): void => {
    if (kept.get(question) === made) kept.delete(question);
    store.forget(made);
  };
  const made: CachedEntry = { value: reading, of, drop };
  kept.set(question, made);
  for (const each of kept.values()) if (kept.size > MOST && each.at !== undefined) each.drop();
  made.value = reading.then(({ answer, age }) => {
    store.keep(made, answer, age);
    return answer;
  });
  made.value.catch(drop);
  return made;
}

/** The cached result, or that of the read in progress; undefined if the call that started the read ended first. */
async function answerOf(
  value: CachedEntry['value'],
  deadline: Deadline,
): Promise<{ readonly answer: unknown } | undefined> {
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
