// Entries of the read cache: serialized, bounded in bytes over all accounts, and removed by a timer.
import { serialize } from 'node:v8';

/** One cached read. */
export interface CachedEntry {
  /** The read in progress; afterwards its serialized result, a fifth of the size of the objects. */
  value: Promise<unknown> | Buffer;
  /** Time of completion by the monotonic clock; undefined while in progress. */
  at?: number;
  readonly of: OwnedEntries;
  readonly drop: () => void;
}

/** What is cached of one account, least recently used first. */
export interface OwnedEntries {
  readonly entries: Map<string, CachedEntry>;
  bytes: number;
}

export interface EntryStore {
  /** Current size in bytes. */
  readonly bytes: () => number;
  readonly forget: (entry: CachedEntry) => void;
  /** Keeps the result of an entry; `age` is the time since it was read, in milliseconds. */
  readonly keep: (entry: CachedEntry, answer: unknown, age: number) => void;
}

/** Entries of all accounts: at most `most` bytes, each for `ttl` milliseconds. */
export function createEntryStore(elapsed: () => number, most: number, ttl: number): EntryStore {
  const entries = new Set<CachedEntry>();
  const holders = new Set<OwnedEntries>();
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
  const count = ({ of }: CachedEntry, bytes: number): void => {
    total += bytes;
    of.bytes += bytes;
    if (of.bytes > 0) holders.add(of);
    else holders.delete(of);
  };
  return {
    bytes: () => total,
    forget: (kept: CachedEntry): void => {
      if (entries.delete(kept)) count(kept, -sizeOfEntry(kept));
    },
    keep: (kept: CachedEntry, answer: unknown, age: number): void => {
      kept.value = serialize(answer);
      kept.at = elapsed() - age;
      entries.add(kept);
      count(kept, sizeOfEntry(kept));
      for (let over = leastUsed(holders); over && total > most; over = leastUsed(holders)) over.drop();
      wake();
    },
  };
}

/** Of the account that holds the most, so that none evicts the entries of one that holds less. */
function leastUsed(holders: ReadonlySet<OwnedEntries>): CachedEntry | undefined {
  const [first, ...rest] = holders;
  const most = rest.reduce((a, b) => (a && b.bytes > a.bytes ? b : a), first);
  return [...(most?.entries.values() ?? [])].find((each) => sizeOfEntry(each) > 0);
}

/** 0 while the read is in progress. */
export function sizeOfEntry({ value }: CachedEntry): number {
  return Buffer.isBuffer(value) ? value.length : 0;
}
