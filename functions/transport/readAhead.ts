// Reading the answers of stores for readers of any speed: as much as memory allows is read ahead, and a reader that takes next to nothing is left.
import type { Readable } from 'node:stream';
import { Failure } from '../core/errors.ts';

/** Of one answer, so much waits for its reader before the store is held back, in bytes. */
export const READ_AHEAD = 1_048_576;
/** Of all answers of the process together. */
const READ_AHEAD_OF_ALL = 33_554_432;
/** With no room left, an answer is held back as soon as so much of it waits. */
const LEAST_AHEAD = 65_536;

/** A reader that an answer waits for takes at least so many bytes in so many milliseconds, or the answer is broken off. */
export const MINIMUM_RATE: MinimumRate = { bytes: 65_536, milliseconds: 10_000 };

export interface MinimumRate {
  readonly bytes: number;
  readonly milliseconds: number;
}

/** Bytes of all answers that wait for their readers. */
let waitingOfAll = 0;

/** How much of an answer waits for its reader, and whether the reader takes enough of it. */
export interface ReadAheadMonitor {
  /** So many bytes came, and are in the stream: whether the store has to wait now. */
  readonly came: (bytes: number) => boolean;
  /** The store has nothing more to send: nobody waits for this reader. */
  readonly drained: () => void;
}

/** `stream` is what the reader reads. It is destroyed where the reader is too slow, and counted until it closes. A reader
 * that waits for memory of the relay is excused. */
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
  return new Failure('caller_gone', 'The answer was read too slowly, so it was broken off.');
}
