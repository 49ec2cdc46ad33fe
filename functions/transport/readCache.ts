// Coalescing read cache: one store read per account and question per 60 s, shared by all polls (single flight). What is
// kept is compact, bounded in bytes over all accounts, and ended by a timer.
import { deserialize, serialize } from 'node:v8';
import { type Deadline, within } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';

/** So long an answer is good, in milliseconds: Power Automate asks once a minute at most. */
const TTL = 60_000;
/** Answers that are kept of an account: 1,000 apps under watch, and more. The one that was asked for longest ago goes first. */
const MOST = 1_024;
/** All that is kept of all accounts, in bytes: a sixteenth of the smallest instance that Azure offers (512 MB). */
const MOST_BYTES = 33_554_432;

interface Kept {
  /** The read that is under way; afterwards its answer as bytes, which are a fifth of the objects. */
  value: Promise<unknown> | Buffer;
  /** When the answer came, by the monotonic clock; undefined while it is awaited. */
  at?: number;
  readonly drop: () => void;
}

/**
 * `owner` stands for the account: nothing is shared between two of them. `heard` is told how many bytes are kept of the
 * answer; 0 where it is not kept.
 */
export type CachedRead = <T>(
  owner: object,
  question: string,
  deadline: Deadline,
  read: () => Promise<T>,
  heard?: (bytes: number) => void,
) => Promise<T>;

export interface ReadCache {
  readonly share: CachedRead;
  /** What is kept now, in bytes. */
  readonly bytes: () => number;
}

type Store = ReturnType<typeof makeStore>;

export function createCachedRead(elapsed: () => number): CachedRead {
  return createReadCache(elapsed).share;
}

/** `most` bytes are kept, each answer for `ttl` milliseconds. */
export function createReadCache(elapsed: () => number, { most = MOST_BYTES, ttl = TTL } = {}): ReadCache {
  const owners = new WeakMap<object, Map<string, Kept>>();
  const store = makeStore(elapsed, most, ttl);
  const isOver = ({ at }: Kept): boolean => at !== undefined && elapsed() - at >= ttl;
  const share: CachedRead = async <T>(
    owner: object,
    question: string,
    deadline: Deadline,
    read: () => Promise<T>,
    heard = (_: number): void => undefined,
  ) => {
    const kept = entriesOf(owners, owner);
    for (;;) {
      const found = kept.get(question);
      if (!found || isOver(found)) {
        found?.drop();
        const made = begin(kept, question, read(), store);
        const answer = (await made.value) as T;
        heard(sizeOf(made));
        return answer;
      }
      kept.delete(question);
      kept.set(question, found); // asked for last
      store.touch(found);
      const answered = await answerOf(found.value, deadline);
      if (!answered) continue;
      heard(sizeOf(found));
      return answered.answer as T;
    }
  };
  return { share, bytes: store.bytes };
}

/** The answers of all accounts, the one that was asked for longest ago first. */
function makeStore(elapsed: () => number, most: number, ttl: number) {
  const invocation = new Set<Kept>();
  let total = 0;
  let timer: NodeJS.Timeout | undefined;
  const sweep = (): void => {
    timer = undefined;
    for (const each of invocation) if (each.at !== undefined && elapsed() - each.at >= ttl) each.drop();
    wake();
  };
  const wake = (): void => {
    if (invocation.size > 0 && !timer) timer = setTimeout(sweep, ttl).unref();
  };
  return {
    bytes: () => total,
    touch: (kept: Kept): void => {
      if (invocation.delete(kept)) invocation.add(kept);
    },
    forget: (kept: Kept): void => {
      if (invocation.delete(kept)) total -= sizeOf(kept);
    },
    keep: (kept: Kept, answer: unknown): void => {
      kept.value = serialize(answer);
      kept.at = elapsed();
      invocation.add(kept);
      total += sizeOf(kept);
      for (const each of invocation) if (total > most) each.drop();
      wake();
    },
  };
}

function entriesOf(owners: WeakMap<object, Map<string, Kept>>, owner: object): Map<string, Kept> {
  const kept = owners.get(owner) ?? new Map<string, Kept>();
  owners.set(owner, kept);
  return kept;
}

/** A failure is told to all who wait for it, and not kept. */
function begin(kept: Map<string, Kept>, question: string, value: Promise<unknown>, store: Store): Kept {
  const drop = (): void => {
    if (kept.get(question) === made) kept.delete(question);
    store.forget(made);
  };
  const made: Kept = { value, drop };
  kept.set(question, made);
  for (const each of kept.values()) if (kept.size > MOST && each.at !== undefined) each.drop();
  made.value = value.then((answer) => {
    store.keep(made, answer);
    return answer;
  });
  made.value.catch(drop);
  return made;
}

function sizeOf({ value }: Kept): number {
  return Buffer.isBuffer(value) ? value.length : 0;
}

/** What is kept, or what another's read brings; undefined where that one ended first: then each makes its own. */
async function answerOf(value: Kept['value'], deadline: Deadline): Promise<{ readonly answer: unknown } | undefined> {
  if (Buffer.isBuffer(value)) return { answer: deserialize(value) };
  try {
    return { answer: await within(deadline, value) };
  } catch (thrown) {
    if (deadline.signal.aborted || !isItsOwn(thrown)) throw thrown;
    return undefined;
  }
}

/** The first asker's call may end before the answer is there; that is no failure of those who wait with it. */
function isItsOwn(thrown: unknown): boolean {
  return thrown instanceof Failure && (thrown.code === 'caller_gone' || thrown.code === 'store_timeout');
}
