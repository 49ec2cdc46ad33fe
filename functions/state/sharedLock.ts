// A lock that instances share. It is renewed while its work runs, and the work ends when the lock is lost.
import { type Deadline, pause, startDeadline } from '../core/deadline.ts';
import type { Failure } from '../core/errors.ts';
import { openPart } from '../core/heldMemory.ts';
import type { EntityId, StateTable } from './state.ts';

export interface SharedLock {
  readonly table: StateTable;
  readonly id: EntityId;
  /** Monotonic, in milliseconds. */
  readonly elapsed: () => number;
  /** Thrown if others hold the lock for too long, and if it was lost. */
  readonly busy: () => Failure;
  /** How long an instance that dies leaves the lock, in milliseconds. A third of it passes between two renewals. */
  readonly ttl?: number;
}

const TTL = 60_000;
const PAUSE = 150;
/** Longest wait for the lock, in milliseconds. */
const LONGEST_WAIT = 20_000;

/**
 * Runs `work` while no other instance has this lock. The deadline that it gets also ends when the lock may belong to
 * another: it was removed, or could not be renewed in two thirds of its time. All requests of the work have to use it.
 */
export async function withSharedLock<T>(
  lock: SharedLock,
  deadline: Deadline,
  work: (locked: Deadline) => Promise<T>,
): Promise<T> {
  const { table, id, busy } = lock;
  const etag = await acquire(lock, deadline);
  const held = holdLock(lock, etag, deadline);
  try {
    return await work(held.deadline);
  } catch (error) {
    throw held.isLost() ? busy() : (deadline.reason() ?? error);
  } finally {
    const last = await held.end();
    if (last !== undefined) await table.remove(id, last).catch(() => undefined); // it expires
  }
}

async function acquire({ table, id, elapsed, busy, ttl = TTL }: SharedLock, deadline: Deadline): Promise<string> {
  const until = elapsed() + LONGEST_WAIT;
  for (;;) {
    const etag = await table.insert(id, {}, ttl);
    if (etag !== undefined) return etag;
    if (elapsed() > until) throw busy();
    await pause(deadline, PAUSE);
  }
}

/** Renews the lock until it is ended, which returns its ETag; none if it was lost. */
function holdLock({ table, id, elapsed, ttl = TTL }: SharedLock, first: string, whole: Deadline) {
  let etag: string | undefined = first;
  let renewed = elapsed();
  let stop: () => void = () => undefined;
  const deadline = startDeadline(Math.max(0, whole.left()), (abort) => {
    stop = abort;
    return () => undefined;
  });
  openPart(deadline, whole);
  const forget = whole.onAbort(() => stop());
  const lose = (): void => {
    etag = undefined;
    stop();
  };
  let renewal = Promise.resolve();
  const renew = async (): Promise<void> => {
    const began = elapsed();
    // after a pause of the whole process the lock may be another's already
    if (etag === undefined || began - renewed > (ttl * 2) / 3) return lose();
    try {
      etag = await table.replace(id, etag, {}, ttl);
      if (etag === undefined) lose();
      else renewed = began;
    } catch {
      // a storage that cannot be reached is tried again at the next time
    }
  };
  const timer = setInterval(() => {
    renewal = renewal.then(renew);
  }, ttl / 3).unref();
  return {
    deadline,
    isLost: () => etag === undefined,
    end: async (): Promise<string | undefined> => {
      clearInterval(timer);
      forget();
      deadline.end();
      await renewal;
      return etag;
    },
  };
}
