// Admission policy of the memory budget: reads in progress come before new calls, and callers take turns.
import type { Deadline } from './deadline.ts';
import { Failure } from './errors.ts';
import { type FairQueue, type Turn, waitTurn } from './fairQueue.ts';

export interface Bounds {
  /**
   * Bytes reserved when a call starts: a buffered response (64 KiB without blanks, and half as much again with the
   * indentation of App Store Connect) and its parsed objects.
   */
  readonly entry: number;
  /** Maximum number of calls waiting to start. */
  readonly waiting: number;
  /** Maximum wait of a call, in milliseconds. */
  readonly maxWait: (deadline: Deadline) => number;
  /** Called with the number of bytes released. */
  readonly freed: (bytes: number) => void;
}

export const usual: Bounds = {
  entry: 589_824,
  waiting: 1_024,
  maxWait: (deadline) => deadline.left() / 2,
  freed: () => undefined,
};
/** Share of the budget kept for new calls while a large read waits, so small calls do not queue behind it. */
const OPEN = 1 / 8;

/** Bytes of one call: the initial reservation, all others, and the part of the others that no read uses any more. */
export interface Holder {
  /** Sequence number of the call. */
  readonly since: number;
  first: number;
  more: number;
  settled: number;
  /** Reads in progress, including those that wait. */
  readings: number;
  waiting: number;
  entering: Promise<void> | undefined;
  isOpen: boolean;
  /** Each entry rejects one wait of this call and removes it from its queue. */
  readonly waits: Set<(failure: Failure) => void>;
}

interface Growth {
  readonly turn: Turn;
  readonly holder: Holder;
  readonly bytes: number;
}

export interface AdmissionState {
  readonly most: number;
  readonly bounds: Bounds;
  readonly holders: Set<Holder>;
  readonly entering: FairQueue;
  readonly growing: Set<Growth>;
  /** Number of calls so far. */
  calls: number;
  first: number;
  more: number;
}

/** Reserves the initial bytes of a call; callers take turns. */
export async function enter(state: AdmissionState, holder: Holder, deadline: Deadline, caller: string): Promise<void> {
  const { entering, bounds } = state;
  const start = (): void => {
    holder.first = bounds.entry;
    state.first += bounds.entry;
  };
  if (!holder.isOpen) throw full();
  if (entering.size() === 0 && mayEnter(state)) return start();
  if (entering.size() >= bounds.waiting) throw full();
  await wait(state, holder, deadline, start, (turn) => {
    entering.add(caller, turn);
    return () => entering.remove(turn);
  });
}

/** Reserves more bytes for a call that has started. */
export async function grow(state: AdmissionState, holder: Holder, bytes: number, deadline: Deadline): Promise<void> {
  const { growing } = state;
  const start = (): void => add(state, holder, bytes);
  if (!holder.isOpen) throw full();
  // a small read does not wait: the initial reservation already covers this much
  const isSmall = holder.more + bytes <= state.bounds.entry;
  if (isSmall || (growing.size === 0 && mayGrow(state, bytes))) return start();
  await wait(state, holder, deadline, start, (turn) => {
    const growth = { turn, holder, bytes };
    growing.add(growth);
    holder.waiting += 1;
    return () => {
      if (growing.delete(growth)) holder.waiting -= 1;
    };
  });
}

/** Admits waiting calls: reads in progress first, the oldest call to its end. */
export function admit(state: AdmissionState): void {
  const { growing, entering } = state;
  for (let next = oldest(growing); next && mayGrow(state, next.bytes); next = oldest(growing)) next.turn.go();
  while (entering.size() > 0 && mayEnter(state)) entering.next()?.go();
}

export function add(state: AdmissionState, holder: Holder, bytes: number): void {
  holder.more += bytes;
  state.more += bytes;
}

export function full(): Failure {
  return new Failure('too_many_calls', 'The memory budget of the relay is exhausted. Try again in a few seconds.', {
    headers: { 'retry-after': '5' },
  });
}

function mayEnter({ first, more, most, growing, bounds: { entry } }: AdmissionState): boolean {
  const isOpen = first === 0 || first + entry <= most * OPEN;
  return isOpen || (growing.size === 0 && first + more + entry <= most);
}

/** `join` queues the turn and returns the function that removes it; `start` counts the bytes it waited for. */
async function wait(
  state: AdmissionState,
  holder: Holder,
  deadline: Deadline,
  start: () => void,
  join: (turn: Turn) => () => void,
): Promise<void> {
  const milliseconds = state.bounds.maxWait(deadline);
  await waitTurn(deadline, { milliseconds, late: full }, ({ go }, refuse) => {
    const leave = (): void => {
      take();
      holder.waits.delete(end);
    };
    const end = (failure: Failure): void => {
      leave();
      refuse(failure);
    };
    const turn: Turn = {
      go: () => {
        leave();
        start();
        go();
      },
    };
    const take = join(turn);
    holder.waits.add(end);
    admit(state); // every call may be waiting now
    return () => {
      leave();
      admit(state);
    };
  });
}

function oldest(growing: AdmissionState['growing']): Growth | undefined {
  return [...growing].reduce<Growth | undefined>(
    (first, each) => (first && first.holder.since <= each.holder.since ? first : each),
    undefined,
  );
}

function mayGrow(state: AdmissionState, bytes: number): boolean {
  return state.first + state.more + bytes <= state.most || isStuck(state);
}

/** Deadlock: every holder waits for more, so one must proceed. A single call is always admitted, whatever its size. */
function isStuck({ holders, bounds }: AdmissionState): boolean {
  const waits = ({ readings, waiting }: Holder): boolean => waiting > 0 && waiting === readings;
  return [...holders].every((each) => each.more <= bounds.entry || waits(each));
}
