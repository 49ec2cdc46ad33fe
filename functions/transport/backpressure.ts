// Backpressure: holds the connection to the store while the client reads slowly or other responses have their turn.
import type { Readable } from 'node:stream';
import { countStream, leaveTurns, spend, waitForTurn } from './fairStreaming.ts';
import type { Hold } from './holdSocket.ts';

export interface Gate {
  /** A chunk of so many bytes was pushed; `isFull` if the reader must catch up before the next one. */
  readonly passed: (bytes: number, isFull: boolean) => void;
  /** The reader requests more. */
  readonly wanted: () => void;
}

/** Creates the gate; `stream` is the side that the client reads. */
export function makeGate(stream: Readable, hold: Hold): Gate {
  let [isFull, isTurn] = [false, true];
  stream.once('close', countStream());
  const go = (): void => {
    if (!isFull && isTurn) hold(false);
  };
  const takeTurn = (): void => {
    isTurn = true;
    go();
  };
  stream.once('close', () => leaveTurns(takeTurn));
  return {
    passed: (bytes, full) => {
      isFull = full;
      isTurn = !spend(bytes);
      if (isFull || !isTurn) hold(true);
      if (!isTurn) waitForTurn(takeTurn);
    },
    wanted: () => {
      isFull = false;
      go();
    },
  };
}
