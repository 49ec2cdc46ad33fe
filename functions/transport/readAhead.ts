// Read-ahead for clients of any speed: buffers as much of a store response as memory allows, and aborts clients that barely read.
import type { Readable } from 'node:stream';
import type { Deadline } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import { BUFFER_LIMIT, LONGEST_BUFFERED, type StoreResponse } from './storeResponse.ts';

/** Maximum unread bytes of one response before the upstream is paused. */
export const READ_AHEAD = 1_048_576;
/** Maximum unread bytes of all responses of the process together. */
const READ_AHEAD_OF_ALL = 33_554_432;
/** Once that is reached, a response is paused as soon as so many of its bytes are unread. */
const LEAST_AHEAD = 65_536;

/** Minimum read rate of a client that the upstream waits for; below it the response is aborted. */
export const MINIMUM_RATE: MinimumRate = { bytes: 65_536, milliseconds: 10_000 };

export interface MinimumRate {
  readonly bytes: number;
  readonly milliseconds: number;
}

/** Unread bytes of all responses. */
let waitingOfAll = 0;

/** Up to how many bytes this response is buffered. Its room is freed with the end of the call. */
export function mostBuffered(
  { status, headers }: Pick<StoreResponse, 'status' | 'headers'>,
  deadline: Deadline,
): number {
  const length = Number(headers['content-length']);
  const isLong = length > BUFFER_LIMIT && length <= LONGEST_BUFFERED;
  if (status !== 200 || headers['content-encoding'] !== undefined || !isLong) return BUFFER_LIMIT;
  const free = reserveAhead(length);
  if (!free) return BUFFER_LIMIT;
  deadline.onEnd(free);
  return LONGEST_BUFFERED;
}

/** Reserves room for a response that is buffered whole; returns what frees it, or undefined if there is no room. */
export function reserveAhead(bytes: number): (() => void) | undefined {
  if (waitingOfAll + bytes > READ_AHEAD_OF_ALL) return undefined;
  waitingOfAll += bytes;
  let isReserved = true;
  return () => {
    if (isReserved) waitingOfAll -= bytes;
    isReserved = false;
  };
}

/** Tracks the unread bytes of a response and the read rate of its client. */
export interface ReadAheadMonitor {
  /** Counts bytes pushed into the stream; returns whether the upstream must pause. */
  readonly came: (bytes: number) => boolean;
  /** The upstream has ended, so the minimum rate no longer applies. */
  readonly drained: () => void;
}

/** `stream` is the side that the client reads. It is destroyed if the client is too slow, and counted until it closes.
 * The rate does not apply while the reader waits for the memory budget. */
export function monitorReader(
  stream: Readable,
  { bytes, milliseconds }: MinimumRate = MINIMUM_RATE,
  isExcused = (): boolean => false,
): ReadAheadMonitor {
  let [cameInAll, counted, takenBefore] = [0, 0, 0];
  let timer: NodeJS.Timeout | undefined;
  const count = (): number => {
    const waiting = stream.destroyed ? 0 : stream.readableLength;
    waitingOfAll += waiting - counted;
    counted = waiting;
    return waiting;
  };
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  const look = (): void => {
    const waiting = count();
    const taken = cameInAll - waiting;
    if (waiting === 0) stop();
    else if (taken - takenBefore < bytes && !isExcused()) stream.destroy(tooSlow());
    takenBefore = taken;
  };
  const start = (waiting: number): void => {
    takenBefore = cameInAll - waiting;
    timer = setInterval(look, milliseconds).unref();
  };
  stream.once('close', () => {
    stop();
    count();
  });
  return {
    came: (more) => {
      cameInAll += more;
      const waiting = count();
      const isFull = waiting >= (waitingOfAll < READ_AHEAD_OF_ALL ? READ_AHEAD : LEAST_AHEAD);
      if (isFull && !timer) start(waiting);
      return isFull;
    },
    drained: stop,
  };
}

function tooSlow(): Failure {
  return new Failure('caller_gone', 'The client read the response too slowly, so the relay aborted it.');
}
