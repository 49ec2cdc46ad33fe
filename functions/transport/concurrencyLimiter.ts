// Concurrency limiter (bulkhead) per account: bounded in-flight requests, shared fairly between callers; bounded queue; 429 beyond it.
import { type Deadline, within } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import type { MaybePromise } from '../core/maybePromise.ts';

/** Releases a slot; idempotent. */
export type ReleaseSlot = () => void;

/** Key of fairness: slots are shared between callers, and those of one caller between its operations. */
export interface LimiterKey {
  readonly caller: string;
  readonly operation: string;
}

/** Returns a slot, or a promise of one if none is free. A call that ends while waiting leaves the queue and opens no connection. */
export type Limiter = (deadline: Deadline, sender: LimiterKey) => MaybePromise<ReleaseSlot>;

/** Limits on in-flight requests. */
export interface LimiterCapacity {
  readonly all: number;
  /** Per caller: at most half of all, so that other callers always find a slot. */
  readonly caller: number;
  /** Per operation of one caller, so that hanging calls do not block the caller's other operations. */
  readonly operation: number;
  /** Slots that a caller gets even when all are taken, so that several greedy callers cannot starve the next one. */
  readonly least: number;
  /** Maximum queued requests per operation of one caller. */
  readonly waiting: number;
}

interface Group {
  inFlight: number;
  readonly queue: Set<() => void>;
}

interface Caller {
  inFlight: number;
  /** By operation, in round-robin order: the last served comes last. */
  readonly groups: Map<string, Group>;
}

/** Key of requests that serve all callers, such as token requests. No caller has an empty name. */
export const ITSELF: LimiterKey = { caller: '', operation: '' };

/** Creates a limiter. Freed slots go round-robin to waiting callers, and within a caller to its waiting operations. */
export function createLimiter(places: LimiterCapacity): Limiter {
  const callers = new Map<string, Caller>();
  let inFlight = 0;

  const groupOf = ({ caller: name, operation }: LimiterKey): { caller: Caller; group: Group } => {
    const caller = callers.get(name) ?? { inFlight: 0, groups: new Map() };
    const group = caller.groups.get(operation) ?? { inFlight: 0, queue: new Set() };
    callers.set(name, caller);
    caller.groups.set(operation, group);
    return { caller, group };
  };
  const mayEnter = (caller: Caller, group: Group): boolean =>
    (inFlight < places.all || (caller.inFlight < places.least && inFlight < places.all * 2)) &&
    caller.inFlight < places.caller &&
    group.inFlight < places.operation;
  const take = (caller: Caller, group: Group): void => {
    inFlight += 1;
    caller.inFlight += 1;
    group.inFlight += 1;
  };
  /** Removes unused entries. */
  const tidy = ({ caller: name, operation }: LimiterKey, caller: Caller, group: Group): void => {
    if (group.inFlight === 0 && group.queue.size === 0 && caller.groups.get(operation) === group)
      caller.groups.delete(operation);
    if (caller.groups.size === 0 && callers.get(name) === caller) callers.delete(name);
  };
  /** Admits waiting requests while there are free slots. */
  const admit = (): void => {
    for (let next = nextOf(callers, mayEnter); next; next = nextOf(callers, mayEnter)) {
      const [enter] = next.group.queue;
      if (!enter) return;
      next.group.queue.delete(enter);
      take(next.caller, next.group);
      enter();
    }
  };
  const leaving = (sender: LimiterKey, caller: Caller, group: Group): ReleaseSlot => {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      inFlight -= 1;
      caller.inFlight -= 1;
      group.inFlight -= 1;
      admit();
      tidy(sender, caller, group);
    };
  };

  const queueFor = async (
    deadline: Deadline,
    sender: LimiterKey,
    { caller, group }: ReturnType<typeof groupOf>,
    leave: ReleaseSlot,
  ): Promise<ReleaseSlot> => {
    if (group.queue.size >= places.waiting) throw full();
    let enter = (): void => undefined;
    const turn = new Promise<void>((resolve) => {
      enter = resolve;
    });
    group.queue.add(enter);
    try {
      await within(deadline, turn);
      return leave;
    } catch (left) {
      if (group.queue.delete(enter)) tidy(sender, caller, group);
      else leave(); // the slot was granted at the same moment: pass it to the next
      throw left;
    }
  };

  return (deadline, sender) => {
    const place = groupOf(sender);
    const { caller, group } = place;
    const leave = leaving(sender, caller, group);
    if (group.queue.size > 0 || !mayEnter(caller, group)) return queueFor(deadline, sender, place, leave);
    take(caller, group);
    return leave;
  };
}

/** The next waiting caller below its limits, and the next of its operations; both move to the end of their order. */
function nextOf(
  callers: Map<string, Caller>,
  mayEnter: (caller: Caller, group: Group) => boolean,
): { caller: Caller; group: Group } | undefined {
  for (const [name, caller] of callers) {
    for (const [operation, group] of caller.groups) {
      if (group.queue.size === 0 || !mayEnter(caller, group)) continue;
      callers.delete(name);
      callers.set(name, caller);
      caller.groups.delete(operation);
      caller.groups.set(operation, group);
      return { caller, group };
    }
  }
  return undefined;
}

function full(): Failure {
  return new Failure('too_many_calls', 'Too many calls of this account are in progress. Try again in a second.', {
    headers: { 'retry-after': '1' },
  });
}
