// Writes log lines in batches: a write for each line costs as much CPU as the rest of a small call.

export interface LogWriter {
  readonly write: (line: string) => void;
  /** Writes what is buffered now; for the exit of the process. */
  readonly flush: () => void;
}

/** Shortest time between two writes, in milliseconds. */
const PAUSE = 10;
/** Most buffered characters; more are written at once. */
const MOST = 65_536;

/**
 * After a pause the first line is written at the end of the turn of the event loop, and those that follow together, at
 * most 10 ms later. `write` must be synchronous, such as `process.stdout.write` to a file, a pipe or a terminal.
 */
export function createLogWriter(write: (text: string) => void): LogWriter {
  let buffered = '';
  let isWaiting = false;
  const flush = (): void => {
    const text = buffered;
    buffered = '';
    if (text !== '') write(text);
  };
  /** Writes, and again after a pause if lines came meanwhile. */
  const turn = (): void => {
    if (buffered === '') isWaiting = false;
    else setTimeout(turn, PAUSE);
    flush();
  };
  return {
    write: (line) => {
      buffered += `${line}\n`;
      if (buffered.length >= MOST) flush();
      if (isWaiting) return;
      isWaiting = true;
      setImmediate(turn);
    },
    flush,
  };
}
