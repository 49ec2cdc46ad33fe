// Changes to a stream of bytes as plain functions over its chunks, and the one stream that runs them.
import { Readable } from 'node:stream';
import type { Deadline } from './deadline.ts';

/** A change of a stream, which may hold bytes back. Both functions return the bytes to forward. */
export interface ByteStage {
  readonly take: (chunk: Buffer) => readonly Buffer[];
  /** The end of the stream. Throws if it must not end here. */
  readonly end: () => readonly Buffer[];
}

/** Read ahead of the reader, in bytes, besides the last chunk. */
const AHEAD = 65_536;

/** A stream of these bytes, which the deadline ends: who does not read it does not keep them for long. */
export function boundStream(bytes: Buffer, { onAbort }: Pick<Deadline, 'onAbort'>): Readable {
  const stream = new Readable({ read: () => undefined });
  stream.on('error', () => undefined); // readers get the error too; without a listener it would crash the worker
  stream.push(bytes);
  stream.push(null);
  stream.once(
    'close',
    onAbort((reason) => void stream.destroy(reason)),
  );
  return stream;
}

/**
 * The changed stream, with the backpressure of its reader. The early end of either stream is that of the other: `lost` is
 * the error of a source that closes before its end.
 */
export function changedStream(source: Readable, stage: ByteStage, lost: () => Error): Readable {
  let isOver = false;
  const changed = new Readable({
    highWaterMark: AHEAD,
    read: () => void source.resume(),
    destroy: (error, done) => {
      isOver = true;
      source.destroy();
      done(error);
    },
  });
  const give = (make: () => readonly Buffer[], isEnd: boolean): void => {
    try {
      let isFull = false;
      for (const bytes of make()) if (bytes.length > 0) isFull = !changed.push(bytes);
      if (isFull && !isEnd) source.pause();
      if (isEnd) changed.push(null);
    } catch (error) {
      changed.destroy(error as Error);
    }
  };
  source.pause();
  source.on('data', (chunk: Buffer) => give(() => stage.take(chunk), false));
  source.once('end', () => {
    isOver = true;
    give(stage.end, true);
  });
  source.once('error', (error) => void changed.destroy(error));
  source.once('close', () => {
    if (!isOver) changed.destroy(lost());
  });
  if (source.destroyed) changed.destroy(source.errored ?? lost());
  changed.on('error', () => undefined); // readers get the error too; without a listener it would crash the worker
  return changed;
}
