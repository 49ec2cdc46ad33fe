// Backpressure: pauses the upstream while the client reads slowly or other responses have their turn, where undici 7 allows it.
import type { Readable } from 'node:stream';
import { countStream, leaveTurns, spend, waitForTurn } from './fairStreaming.ts';

/** Maximum unread bytes of a response that cannot be paused. */
const MOST_UNREAD = 67_108_864;

/** Source of a response: it can be paused, resumed or aborted. */
interface Flow {
  readonly pause: () => void;
  readonly resume: () => void;
  readonly abort: (reason: Error) => void;
}

export interface Gate {
  /** A chunk of so many bytes was pushed; `isFull` if the reader must catch up before the next one. */
  readonly passed: (bytes: number, isFull: boolean) => void;
  /** The reader requests more. */
  readonly wanted: () => void;
}

/** Creates the gate; `stream` is the side that the client reads. */
export function makeGate(stream: Readable, flow: Flow, headers: Readonly<Record<string, string>>): Gate {
  let [isFull, isTurn] = [false, true];
  stream.once('close', countStream());
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
          flow.abort(new Error('The client read the response too slowly'));
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
 * Whether the end of the connection ends the response. undici 7 crashes the process when a connection closes while its
 * response is paused (nodejs/undici#5360; fixed in 8, which needs Node 22), so such a response is never paused.
 */
function endsConnection(headers: Readonly<Record<string, string>>): boolean {
  return (
    /\bclose\b/i.test(headers.connection ?? '') ||
    (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined)
  );
}
