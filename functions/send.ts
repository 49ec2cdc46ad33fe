// One message to a store: connections of its own for each account, and retries only where they are safe.
import type { LookupFunction } from 'node:net';
import { AxiosError } from 'axios';
import { drop, NOT_SENT, type Sent } from './adapter.ts';
import { forWrite } from './advice.ts';
import { unreachable } from './broken.ts';
import { makeCircuit } from './circuit.ts';
import { openConnections } from './connections.ts';
import { type Deadline, pause } from './deadline.ts';
import { type Leave, makeDoor } from './door.ts';
import { lend } from './idle.ts';
import { type Quota, watchQuota } from './quota.ts';
import { type BackOff, jitter, type Outcome, waitBeforeNext } from './retry.ts';
import type { Outgoing } from './target.ts';
import { systemTime, type Time } from './time.ts';

export interface Manner {
  readonly deadline: Deadline;
  /** May be sent again after a fault: reads, and writes without effect. */
  readonly safe: boolean;
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
}

const CONNECTIONS = 64;
/** Calls of one account that may be under way or wait for a connection; more are turned away at once. */
const MOST_UNDER_WAY = 2_000;

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

/** An answer that streams keeps its place, as it keeps its connection. */
const leaveAfter = (sent: Sent, leave: Leave): Sent => {
  if (Buffer.isBuffer(sent.body)) leave();
  else sent.body.once('close', leave);
  return sent;
};

/** The way of one account to one origin. Nothing else uses its connections. `lookup` finds the addresses to connect to. */
export const makeWay = (
  origin: string,
  { elapsed = systemTime.elapsed, backOff = jitter }: Partial<Timing> = {},
  lookup?: LookupFunction,
): Way => {
  const connections = lend(() => openConnections(origin, CONNECTIONS, lookup));
  const [circuit, quota, door] = [
    makeCircuit(elapsed),
    watchQuota(elapsed),
    makeDoor(CONNECTIONS, MOST_UNDER_WAY - CONNECTIONS),
  ];

  const once = async (outgoing: Outgoing, { deadline, safe, count }: Manner): Promise<Outcome> => {
    circuit.enter();
    count?.();
    try {
      const sent = await (safe ? connections.overKept : connections.overFresh)(outgoing, deadline.signal);
      (down.has(sent.status) ? circuit.failed : circuit.succeeded)();
      quota.saw(sent.headers['x-rate-limit']);
      return { sent };
    } catch (error) {
      if (deadline.signal.reason?.code !== 'caller_gone') circuit.failed();
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
      const [leaveDoor, endUse] = [await door(manner.deadline), connections.use()];
      const leave = (): void => {
        leaveDoor();
        endUse();
      };
      try {
        quota.enter();
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
