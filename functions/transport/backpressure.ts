// Backpressure: pauses the store's answer while its reader is slow, and while other answers have their turn, where undici 7 allows it.
import type { Readable } from 'node:stream';
import { leaveTurns, spend, waitForTurn } from './fairStreaming.ts';

/** Of an answer that cannot be held back, at most so many bytes wait for a slow reader. */
const MOST_UNREAD = 67_108_864;

/** What an answer comes from: it can be paused, or left. */
interface Flow {
  readonly pause: () => void;
  readonly resume: () => void;
  readonly abort: (reason: Error) => void;
}

export interface Gate {
  /** A piece of so many bytes is in the stream; `isFull` where its reader has to catch up before the next one. */
  readonly passed: (bytes: number, isFull: boolean) => void;
  /** The reader wants more. */
  readonly wanted: () => void;
}

/** `stream` is what the reader reads. */
export function makeGate(stream: Readable, flow: Flow, headers: Readonly<Record<string, string>>): Gate {
  let [isFull, isTurn] = [false, true];
  const go = (): void => {
    if (!isFull && isTurn) flow.resume();
  };
  const takeTurn = (): void => {
    isTurn = true;
    go();
  };
  if (endsConnection(headers))
    return {
      passed: (_, full) => {
        if (full && stream.readableLength > MOST_UNREAD)
          flow.abort(new Error('The answer waited for its reader for too long'));
      },
      wanted: () => flow.resume(),
    };
  stream.once('close', () => leaveTurns(takeTurn));
  return {
    passed: (bytes, full) => {
      isFull = full;
      isTurn = !spend(bytes);
      if (isFull || !isTurn) flow.pause();
      if (!isTurn) waitForTurn(takeTurn);
    },
    wanted: () => {
      isFull = false;
      go();
    },
  };
}

/**
 * The answer ends with its connection. undici 7 ends the whole process when a connection closes while an answer on it is
 * held back (nodejs/undici#5360; mended in 8, which needs Node 22): such an answer is never held back.
 */
function endsConnection(headers: Readonly<Record<string, string>>): boolean {
  return (
    /\bclose\b/i.test(headers.connection ?? '') ||
    (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined)
  );
}
