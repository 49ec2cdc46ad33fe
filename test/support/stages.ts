// Runs a change of a stream as the relay does.
import type { Readable } from 'node:stream';
import { type ByteStage, changedStream } from '../../functions/core/byteStage.ts';

export function through(source: Readable, stage: ByteStage): Readable {
  return changedStream(source, stage, () => new Error('The source closed before its end'));
}
