// Concurrency limiter (bulkhead) of an account: bounded messages in flight, shared fairly between callers, and a bounded queue.
import { type Deadline, within } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';

/** Gives back a place that was taken; more than once does nothing. */
export type ReleaseSlot = () => void;

/** Whom a message is sent for: places are shared between callers, and those of one caller between its operations. */
export interface LimiterKey {
  readonly caller: string;
  readonly operation: string;
}

/** Waits for a place. Who leaves while waiting leaves the queue, and costs the store no connection. */
export type Limiter = (deadline: Deadline, sender: LimiterKey) => Promise<ReleaseSlot>;

/** Messages in flight. */
export interface LimiterCapacity {
  readonly all: number;
  /** Of one caller: at most half of all, so that others always find a place. */
  readonly caller: number;
  /** Of one operation of one caller: a call that hangs must not hold up the caller's others. */
  readonly operation: number;
  /** A caller gets so many even where all are taken: several that are greedy at once do not shut out the next one. */
  readonly least: number;
  /** Messages of one operation of one caller that may wait. */
  readonly waiting: number;
}

interface Group {
  inFlight: number;
  readonly queue: Set<() => void>;
}

interface Caller {
  inFlight: number;
  /** By operation; the one that was served last is the last. */
  readonly groups: Map<string, Group>;
}

/** The relay itself, for what all callers of an account wait for: its token. No caller has an empty name. */
export const ITSELF: LimiterKey = { caller: '', operation: '' };

/** Freed places go round: to each caller that waits, and of it to each operation that waits. */
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
  /** What nobody uses any more is forgotten. */
  const tidy = ({ caller: name, operation }: LimiterKey, caller: Caller, group: Group): void => {
    if (group.inFlight === 0 && group.queue.size === 0 && caller.groups.get(operation) === group)
      caller.groups.delete(operation);
    if (caller.groups.size === 0 && callers.get(name) === caller) callers.delete(name);
  };
  /** Lets in whoever is next, as long as there is a place. */
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

  return async (deadline, sender) => {
    const { caller, group } = groupOf(sender);
    const leave = leaving(sender, caller, group);
    if (group.queue.size === 0 && mayEnter(caller, group)) {
      take(caller, group);
      return leave;
    }
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
      else leave(); // the place came in the same moment: it goes on to the next
      throw left;
    }
  };
}

/** The next caller in turn that waits and has room, and the next of its operations; both move to the end of their turn. */
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
  return new Failure('too_many_calls', 'Too many calls of this account are under way. Try again in a second.', {
    headers: { 'retry-after': '1' },
  });
}
