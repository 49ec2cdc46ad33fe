// The most recent calls, and the number of calls per minute. In memory, bounded, and without any input value.
import type { Operation } from '../../connector/core/operation.ts';
import type { Store } from '../../connector/core/stores.ts';
import type { Time } from '../core/time.ts';
import type { LogEntry } from '../core/types.ts';
import type { CallSnapshot, MinuteCount, RecentCall } from './recentCallTypes.ts';

/** Whose call it was: `apple/games` if it was for an account, else `caller/` and the caller's name. */
export type CallOwner = string;

export interface RecentCalls {
  readonly record: (line: LogEntry) => void;
  /** What a caller may see: calls in reverse order, and every minute of the last half hour. */
  readonly read: (sees: (whose: CallOwner) => boolean) => {
    readonly calls: readonly RecentCall[];
    readonly minutes: readonly MinuteCount[];
  };
  /** The account's last call that reached, or should have reached, its store. */
  readonly lastOf: (whose: CallOwner) => RecentCall | undefined;
  /** Reads what other instances recorded, to be in the next `read`. Absent if nothing is shared; never rejects. */
  readonly refresh?: () => Promise<void>;
}

/** The calls of this instance, which others may read, and may be read together with those of others. */
export interface OwnRecentCalls extends RecentCalls {
  readonly snapshot: () => CallSnapshot;
  readonly readWith: (
    others: readonly CallSnapshot[],
    ...of: Parameters<RecentCalls['read']>
  ) => ReturnType<RecentCalls['read']>;
}

/** A call as it was recorded; it is described only when somebody reads it. */
interface Recorded {
  readonly whose: CallOwner;
  readonly store: Store | undefined;
  readonly line: LogEntry;
  /** Wall clock, in milliseconds. */
  readonly at: number;
  /** Position among all calls of this instance. */
  readonly order: number;
}

/** Most calls that are kept of one owner, and that are shown. */
const MOST = 50;
/** Most calls that are kept of all. Beyond it the owner with the most loses its oldest. */
const MOST_KEPT = 100;
const MINUTES = 30;
const MINUTE = 60_000;

type Count = { answered: number; failed: number };

/** Most counts of minutes in a snapshot, the newest. */
const MOST_COUNTS = 500;

export function createRecentCalls(catalog: readonly Operation[], time: Time): OwnRecentCalls {
  const stores = new Map(catalog.map(({ id, store }) => [id, store]));
  const calls = keepCalls();
  const lasts = new Map<CallOwner, Recorded>();
  let recorded = 0;
  const minutes = countMinutes(time);
  const readWith: OwnRecentCalls['readWith'] = (others, sees) => {
    const own = calls.newest().map((each) => ({ whose: each.whose, ...describe(each) }));
    const all = [own, ...others.map((each) => each.calls)].flat().filter(({ whose }) => sees(whose));
    const newest = others.length === 0 ? all : all.sort((a, b) => (a.time < b.time ? 1 : -1));
    const counted = others.flatMap((each) => each.minutes).filter(({ whose }) => sees(whose));
    return {
      calls: newest.slice(0, MOST).map(({ whose: _, ...call }) => call),
      minutes: minutes.read(sees).map((minute) => withCounts(minute, counted)),
    };
  };
  return {
    record: (line) => {
      const { operation, account, caller = '', status = 0 } = line;
      const store = stores.get(operation);
      const whose = store && account ? ownerAccount(store, account) : ownerCaller(caller);
      const made: Recorded = { whose, store, line, at: time.now(), order: recorded };
      recorded += 1;
      calls.add(made);
      if (account !== undefined) lasts.set(whose, made);
      minutes.add(whose, status >= 400);
    },
    read: (sees) => readWith([], sees),
    readWith,
    snapshot: () => ({
      calls: calls.newest().map((each) => ({ whose: each.whose, ...describe(each) })),
      minutes: minutes.all().slice(-MOST_COUNTS),
    }),
    lastOf: (whose) => {
      const last = lasts.get(whose);
      return last && describe(last);
    },
  };
}

/** The newest calls of each owner, so that the calls of one do not remove those of all others. */
function keepCalls() {
  const owners = new Map<CallOwner, Recorded[]>();
  let count = 0;
  return {
    add: (made: Recorded): void => {
      const own = owners.get(made.whose) ?? [];
      owners.set(made.whose, own);
      own.push(made);
      count += 1;
      const most = count > MOST_KEPT ? [...owners.values()].reduce((a, b) => (b.length > a.length ? b : a)) : own;
      if (count <= MOST_KEPT && own.length <= MOST) return;
      most.shift();
      count -= 1;
    },
    newest: (): readonly Recorded[] => [...owners.values()].flat().sort((a, b) => b.order - a.order),
  };
}

function describe({ store, line, at }: Recorded): RecentCall {
  const { operation, correlationId, account, status = 0, milliseconds = 0, storeStatus, code } = line;
  const { caller, viaOperation, attempts, changes, replayed, simulated } = line;
  return {
    ...{ time: new Date(at).toISOString(), operation, status, milliseconds, correlationId, attempts },
    ...(store && { store }),
    ...(account !== undefined && { account }),
    ...(caller !== undefined && { caller }),
    ...(viaOperation !== undefined && { viaOperation }),
    ...(storeStatus !== undefined && { storeStatus }),
    ...(changes !== undefined && { changes }),
    ...(replayed && { replayed }),
    ...(simulated && { simulated }),
    ...(code !== undefined && { code }),
  };
}

function withCounts(minute: MinuteCount, others: readonly MinuteCount[]): MinuteCount {
  const same = others.filter(({ time }) => time === minute.time);
  const sum = (of: keyof Count): number => same.reduce((total, each) => total + each[of], minute[of]);
  return { time: minute.time, answered: sum('answered'), failed: sum('failed') };
}

export function ownerAccount(store: Store, account: string): CallOwner {
  return `${store}/${account}`;
}

export function ownerCaller(caller: string): CallOwner {
  return `caller/${caller}`;
}

/** Counts calls per minute and owner: bucketed by the monotonic clock, reported by the wall clock. */
function countMinutes({ now, elapsed }: Time) {
  const minutes = new Map<number, Map<CallOwner, Count>>();
  const current = (): number => Math.floor(elapsed() / MINUTE);
  const timeOf = (minute: number): string =>
    new Date((Math.floor(now() / MINUTE) - current() + minute) * MINUTE).toISOString();
  const forget = (): void => {
    for (const minute of minutes.keys()) if (minute <= current() - MINUTES) minutes.delete(minute);
  };
  return {
    add: (whose: CallOwner, failed: boolean): void => {
      forget();
      const counts = minutes.get(current()) ?? new Map<CallOwner, Count>();
      const count = counts.get(whose) ?? { answered: 0, failed: 0 };
      count[failed ? 'failed' : 'answered'] += 1;
      minutes.set(current(), counts.set(whose, count));
    },
    all: () => {
      forget();
      return [...minutes].flatMap(([minute, counts]) =>
        [...counts].map(([whose, count]) => ({ whose, time: timeOf(minute), ...count })),
      );
    },
    read: (sees: (whose: CallOwner) => boolean): MinuteCount[] =>
      Array.from({ length: MINUTES }, (_, at) => {
        const minute = current() - MINUTES + 1 + at;
        const seen = [...(minutes.get(minute) ?? [])].filter(([whose]) => sees(whose)).map(([, count]) => count);
        const sum = (of: keyof Count): number => seen.reduce((total, count) => total + count[of], 0);
        return { time: timeOf(minute), answered: sum('answered'), failed: sum('failed') };
      }),
  };
}
