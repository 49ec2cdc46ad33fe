// Backpressure: holds the connection to the store while the client reads slowly or other responses have their turn.
import type { Readable } from 'node:stream';
import { countStream, leaveTurns, spend, waitForTurn } from './fairStreaming.ts';
import type { Hold } from './holdSocket.ts';

/** Maximum unread bytes of a response that is not held. */
const MOST_UNREAD = 16_777_216;

export interface Gate {
  /** A chunk of so many bytes was pushed; `isFull` if the reader must catch up before the next one. */
  readonly passed: (bytes: number, isFull: boolean) => void;
  /** The reader requests more. */
  readonly wanted: () => void;
}

/** How the source of a response is held back, or aborted. */
interface Flow {
  readonly hold: Hold;
  readonly abort: (reason: Error) => void;
}

/** Creates the gate; `stream` is the side that the client reads. */
export function makeGate(stream: Readable, { hold, abort }: Flow, headers: Readonly<Record<string, string>>): Gate {
  let [isFull, isTurn] = [false, true];
  stream.once('close', countStream());
  if (endsByConnection(headers))
    return {
      passed: (_, full) => {
        if (full && stream.readableLength > MOST_UNREAD) abort(new Error('The client read the response too slowly'));
      },
      wanted: () => undefined,
    };
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

/**
 * Whether only the end of the connection ends the response. It is not held: a reset discards what the kernel still has, and
 * looks like an end (Node 20.20.2 emits `end`, and undici 7.30.2 takes ECONNRESET for one), so a part would pass as the whole.
 */
function endsByConnection(headers: Readonly<Record<string, string>>): boolean {
  return headers['content-length'] === undefined && headers['transfer-encoding'] === undefined;
}
