// Values that all instances need and one makes: a lease in the entity decides which, and the others wait for it.
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import type { JsonObject } from '../../connector/core/json.ts';
import type { Time } from '../core/time.ts';
import type { EntityId, StateTable } from './state.ts';

export interface LeasedValueParts extends Time {
  readonly table: StateTable;
  /** Loads what the table needs, before the first operation and outside its time limit. */
  readonly load?: () => Promise<void>;
  /** Called once for each time that the storage becomes unreachable. */
  readonly warn: (sentence: string) => void;
}

export interface MakeValue {
  /** Whether the value that was found may be used. */
  readonly isUsable: (found: JsonObject) => boolean;
  /** Makes the value to keep; undefined if it cannot be kept. `before` is what it replaces, empty if there was nothing. */
  readonly make: (before: JsonObject) => Promise<JsonObject | undefined>;
  /** What has to outlive an instance that dies while it makes the value. */
  readonly carry?: (before: JsonObject) => JsonObject;
  /** Milliseconds: how long the value is kept, and how long the others wait for the instance that makes it. */
  readonly ttl: number;
  readonly lease: number;
}

export interface ObtainedValue {
  readonly value: JsonObject;
  /** False if this instance made it and no other will find it. */
  readonly isShared: boolean;
}

export interface LeasedValue {
  /** undefined if no value can be shared: the storage cannot be reached, or another instance takes too long. */
  readonly obtain: (id: EntityId, how: MakeValue) => Promise<ObtainedValue | undefined>;
  /** Runs another operation on the table; undefined if the storage cannot be reached. */
  readonly attempt: <T>(work: (table: StateTable) => Promise<T>) => Promise<{ readonly result: T } | undefined>;
}

/**
 * Time limit of one operation, in milliseconds: calls wait for it. After a failure the storage is not called for a while.
 */
const OPERATION_TIMEOUT = 5_000;
const REST = 30_000;

/** Milliseconds between two looks at a value that another instance makes: the first, and the longest. */
const LOOK = 50;
const LONGEST_LOOK = 500;

/** Name of the member of an entity whose value is being made: wall clock, in milliseconds. */
const UNTIL = 'until';

/** An error of `make` is thrown to the caller that made it; the lease is given back then. */
export function createLeasedValue({ table, load, now, elapsed, warn }: LeasedValueParts): LeasedValue {
  let [restsUntil, isDown] = [0, false];

  const attempt: LeasedValue['attempt'] = async (work) => {
    if (elapsed() < restsUntil) return undefined;
    try {
      await load?.();
      const result = await inTime(work(table));
      isDown = false;
      return { result };
    } catch {
      restsUntil = elapsed() + REST;
      if (!isDown) warn('Azure Storage cannot be reached: until it can, each instance of the relay works for itself');
      isDown = true;
      return undefined;
    }
  };

  /** The ETag of the lease; none if another instance was first. */
  const claim = async (id: EntityId, etag: string | undefined, carried: JsonObject, { lease, ttl }: MakeValue) => {
    const value = { ...carried, [UNTIL]: now() + lease };
    return attempt(async (to) =>
      etag === undefined ? to.insert(id, value, ttl + lease) : to.replace(id, etag, value, ttl + lease),
    );
  };

  const makeUnderLease = async (
    id: EntityId,
    etag: string,
    before: JsonObject,
    carried: JsonObject,
    how: MakeValue,
  ) => {
    const giveBack = () =>
      attempt<unknown>((to) =>
        Object.keys(carried).length > 0 ? to.replace(id, etag, carried, how.ttl) : to.remove(id, etag),
      );
    try {
      const made = await how.make(before);
      if (!made) {
        await giveBack();
        return undefined;
      }
      const kept = await attempt((to) => to.replace(id, etag, made, how.ttl));
      return { value: made, isShared: kept?.result !== undefined };
    } catch (thrown) {
      await giveBack();
      throw thrown;
    }
  };

  /** One look: the value, or whether to look again. */
  const lookOnce = async (id: EntityId, how: MakeValue): Promise<ObtainedValue | undefined | 'again'> => {
    const read = await attempt((from) => from.read(id));
    if (!read) return undefined;
    const { value = {}, etag } = read.result ?? {};
    if (how.isUsable(value)) return { value, isShared: true };
    if (isLeased(value, now(), how.lease)) return 'again';
    const carried = how.carry?.(value) ?? {};
    const claimed = await claim(id, etag, carried, how);
    if (!claimed) return undefined;
    return claimed.result === undefined ? 'again' : makeUnderLease(id, claimed.result, value, carried, how);
  };

  return {
    attempt,
    obtain: async (id, how) => {
      const gaveUp = elapsed() + how.lease;
      for (let pause = LOOK; ; pause = Math.min(pause * 2, LONGEST_LOOK)) {
        const found = await lookOnce(id, how);
        if (found !== 'again') return found;
        if (elapsed() >= gaveUp) return undefined;
        await wait(pause, undefined, { ref: false });
      }
    },
  };
}

/** A lease that ends later than one could is of a clock that is wrong, or was written by hand. */
function isLeased({ [UNTIL]: until }: JsonObject, now: number, lease: number): boolean {
  return typeof until === 'number' && now < until && until <= now + 2 * lease;
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const late = new AbortController();
  const timer = wait(OPERATION_TIMEOUT, undefined, { ref: false, signal: late.signal }).then(async () => {
    await nextTurn(); // the answer may be there, and only the process late
    throw new Error('The storage does not answer in time.');
  });
  try {
    return await Promise.race([work, timer]);
  } finally {
    late.abort();
    timer.catch(() => undefined);
  }
}
