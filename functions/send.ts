// One message to a store: connections of its own for each account, and retries only where they are safe.
import type { LookupFunction } from 'node:net';
import { AxiosError } from 'axios';
import { drop, NOT_SENT, type Sent } from './adapter.ts';
import { forWrite } from './advice.ts';
import { unreachable } from './broken.ts';
import { makeCircuit } from './circuit.ts';
import { openConnections } from './connections.ts';
import { type Deadline, pause } from './deadline.ts';
import { type Door, type Leave, makeDoor, type Places, type Sender } from './door.ts';
import { lend } from './idle.ts';
import type { Outgoing } from './outgoing.ts';
import { type Quota, RESERVED, watchQuota } from './quota.ts';
import { type BackOff, jitter, type Outcome, waitBeforeNext } from './retry.ts';
import { systemTime, type Time } from './time.ts';

export interface Manner {
  readonly deadline: Deadline;
  /** May be sent again after a fault: reads, and writes without effect. */
  readonly safe: boolean;
  /** Whom it is sent for: callers share the places of the way. */
  readonly sender: Sender;
  /** Counts what went out, for the log. */
  readonly count?: () => void;
}

export interface Way {
  readonly origin: string;
  readonly send: (outgoing: Outgoing, manner: Manner) => Promise<Sent>;
  /** Leaves the kept connections: what is under way ends on them, what comes next takes new ones. */
  readonly renew: () => void;
  /** What the store told last of the calls that are left. */
  readonly quota: () => Quota;
  readonly close: () => Promise<void>;
}

/** The monotonic clock, and how long to wait between tries; given by tests. */
export interface Timing extends Pick<Time, 'elapsed'> {
  readonly backOff: BackOff;
  /** The part of a quota that reads leave for writes: 0.1 is a tenth. */
  readonly quotaReserve: number;
}

/** Messages of one account in flight to one origin. One operation of one caller has at most 2,000 in flight or waiting. */
const PLACES: Places = { all: 256, caller: 128, operation: 64, least: 8, waiting: 1_936 };
/** Bodies that stream from a caller: as slow as that caller is, they take no place of any other message. */
const UPLOADS: Places = { all: 64, caller: 32, operation: 32, least: 4, waiting: 500 };

/** Who may send how much at a time: bodies that stream from a caller have places of their own. */
export interface Doors {
  readonly door: Door;
  readonly uploads: Door;
}

export const makeDoors = (): Doors => ({ door: makeDoor(PLACES), uploads: makeDoor(UPLOADS) });

/** What a gateway answers for a store that is down. */
const down = new Set([502, 503, 504]);

/** What is true after a fault of a message that was, or may have been, sent. */
const trueOf = (reason: unknown, safe: boolean): unknown => (safe ? reason : forWrite(reason));

/** Whether not a byte of the message left. */
const stayed = (error: unknown): boolean => error instanceof AxiosError && error.code === NOT_SENT;

/** A message that changes something may have arrived, unless it is known that it was not sent. */
const settle = (outcome: Outcome, safe: boolean): Sent => {
  if ('sent' in outcome) return outcome.sent;
  const failure = unreachable(outcome.error);
  throw trueOf(failure, safe || stayed(outcome.error));
};

/** Whether the body comes from a caller while it is sent: how long that takes says nothing of the store. */
const isUpload = ({ body }: Outgoing): boolean => typeof body === 'object' && !Buffer.isBuffer(body);

/**
 * Whether a fault is the store's: not where the caller left, nor where the time of the call was mostly over before the
 * store was asked. Of an upload only what kept it from being sent at all: the rest may be the fault of its body.
 */
const isOfStore = (error: unknown, outgoing: Outgoing, { signal, whole }: Deadline, leftAtStart: number): boolean => {
  if (isUpload(outgoing)) return !signal.aborted && stayed(error);
  if (!signal.aborted) return true;
  return signal.reason?.code !== 'caller_gone' && leftAtStart >= whole / 2;
};

/** An answer that streams keeps its place until all of it has come, whether it was read or waits for its reader. */
const leaveAfter = (sent: Sent, leave: Leave): Sent => {
  if (Buffer.isBuffer(sent.body)) leave();
  else sent.drained?.then(leave, leave);
  return sent;
};

function withReserve(sent: Sent, { reserved }: Quota): Sent {
  const { [RESERVED]: _, ...headers } = sent.headers;
  if (reserved === undefined && sent.headers[RESERVED] === undefined) return sent;
  return { ...sent, headers: { ...headers, ...(reserved !== undefined && { [RESERVED]: String(reserved) }) } };
}

/** The way of one account to one origin. Nothing else uses its connections. `lookup` finds the addresses to connect to; `doors` are its own, unless several ways share them. */
export const makeWay = (
  origin: string,
  { elapsed = systemTime.elapsed, backOff = jitter, quotaReserve = 0 }: Partial<Timing> = {},
  lookup?: LookupFunction,
  { door, uploads }: Doors = makeDoors(),
): Way => {
  const connections = lend(() => openConnections(origin, PLACES.all * 2, lookup));
  const [circuit, quota] = [makeCircuit(elapsed), watchQuota(elapsed, quotaReserve)];

  const once = async (outgoing: Outgoing, { deadline, safe, count, sender: { caller } }: Manner): Promise<Outcome> => {
    const entry = circuit.enter(caller);
    count?.();
    const left = deadline.left();
    try {
      const sent = await (safe ? connections.overKept : connections.overFresh)(outgoing, deadline.signal);
      if (down.has(sent.status)) circuit.failed(caller, entry);
      else circuit.succeeded(caller);
      quota.saw(sent.headers['x-rate-limit']);
      return { sent: withReserve(sent, quota.last()) };
    } catch (error) {
      if (isOfStore(error, outgoing, deadline, left)) circuit.failed(caller, entry);
      if (deadline.signal.aborted) throw trueOf(deadline.signal.reason, safe || stayed(error));
      return { error };
    }
  };

  const repeated = async (outgoing: Outgoing, manner: Manner): Promise<Sent> => {
    const { deadline, safe } = manner;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await once(outgoing, manner);
      const wait = waitBeforeNext({ attempt, outcome, outgoing, safe, left: deadline.left() }, backOff);
      if (wait === undefined) return settle(outcome, safe);
      if ('sent' in outcome) drop(outcome.sent);
      await pause(deadline, wait);
    }
  };

  return {
    origin,
    send: async (outgoing, manner) => {
      const leaveDoor = await (isUpload(outgoing) ? uploads : door)(manner.deadline, manner.sender);
      const endUse = connections.use();
      const leave = (): void => {
        leaveDoor();
        endUse();
      };
      try {
        quota.enter(manner.safe);
        return leaveAfter(await repeated(outgoing, manner), leave);
      } catch (error) {
        leave();
        throw error;
      }
    },
    renew: connections.renew,
    quota: quota.last,
    close: connections.close,
  };
};
