// Who may go on when memory is short: what is being read before what begins, and each caller in turn.
import type { Deadline } from './deadline.ts';
import { Failure } from './errors.ts';
import { type FairQueue, type Turn, waitTurn } from './fairQueue.ts';

export interface Bounds {
  /** Each call takes so many bytes at first: an answer that is no stream (64 KiB, `HOLD`), and its objects. */
  readonly entry: number;
  /** Calls that may wait to begin. */
  readonly waiting: number;
  /** How long a call waits, in milliseconds. */
  readonly patience: (deadline: Deadline) => number;
  /** Hears how many bytes were given back. */
  readonly freed: (bytes: number) => void;
}

export const usual: Bounds = {
  entry: 393_216,
  waiting: 1_024,
  patience: (deadline) => deadline.left() / 2,
  freed: () => undefined,
};
/** While something large waits, this part of the budget is open to calls that begin: small ones do not wait behind it. */
const OPEN = 1 / 8;

/** In bytes: the first ones of a call, all others, and those of the others that no reading has any more. */
export interface Holder {
  /** The number of the call. */
  readonly since: number;
  first: number;
  more: number;
  settled: number;
  /** Readings under way, and those of them that wait. */
  readings: number;
  waiting: number;
  entering: Promise<void> | undefined;
  isOpen: boolean;
  /** Refuses what waits for this call, and takes it out of its queue. */
  readonly waits: Set<(failure: Failure) => void>;
}

interface Growth {
  readonly turn: Turn;
  readonly holder: Holder;
  readonly bytes: number;
}

export interface State {
  readonly most: number;
  readonly bounds: Bounds;
  readonly holders: Set<Holder>;
  readonly entering: FairQueue;
  readonly growing: Set<Growth>;
  /** How many calls there were. */
  calls: number;
  first: number;
  more: number;
}

/** Takes the first bytes of a call, in its turn among the callers. */
export async function enter(state: State, holder: Holder, deadline: Deadline, caller: string): Promise<void> {
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

/** Takes more. */
export async function grow(state: State, holder: Holder, bytes: number, deadline: Deadline): Promise<void> {
  const { growing } = state;
  const start = (): void => add(state, holder, bytes);
  if (!holder.isOpen) throw full();
  // what is small goes on beside what waits: so much of each call is counted when it begins
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

/** Lets go on whoever can: what is being read before what begins, and of that the call that came first to its end. */
export function admit(state: State): void {
  const { growing, entering } = state;
  for (let next = oldest(growing); next && mayGrow(state, next.bytes); next = oldest(growing)) next.turn.go();
  while (entering.size() > 0 && mayEnter(state)) entering.next()?.go();
}

export function add(state: State, holder: Holder, bytes: number): void {
  holder.more += bytes;
  state.more += bytes;
}

export function full(): Failure {
  return new Failure('too_many_calls', 'The relay holds as much as its memory allows. Try again in a few seconds.', {
    headers: { 'retry-after': '5' },
  });
}

function mayEnter({ first, more, most, growing, bounds: { entry } }: State): boolean {
  const isOpen = first === 0 || first + entry <= most * OPEN;
  return isOpen || (growing.size === 0 && first + more + entry <= most);
}

/** `join` puts the turn into its queue, and gives what takes it out again; `start` counts what it waited for. */
async function wait(
  state: State,
  holder: Holder,
  deadline: Deadline,
  start: () => void,
  join: (turn: Turn) => () => void,
): Promise<void> {
  const milliseconds = state.bounds.patience(deadline);
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
    admit(state); // this call may be the last one that was not waiting
    return () => {
      leave();
      admit(state);
    };
  });
}

function oldest(growing: State['growing']): Growth | undefined {
  return [...growing].reduce<Growth | undefined>(
    (first, each) => (first && first.holder.since <= each.holder.since ? first : each),
    undefined,
  );
}

function mayGrow(state: State, bytes: number): boolean {
  return state.first + state.more + bytes <= state.most || isStuck(state);
}

/** Whoever holds much waits for more: one has to go on, or none ever would. What comes alone is let through, however large. */
function isStuck({ holders, bounds }: State): boolean {
  const waits = ({ readings, waiting }: Holder): boolean => waiting > 0 && waiting === readings;
  return [...holders].every((each) => each.more <= bounds.entry || waits(each));
}
