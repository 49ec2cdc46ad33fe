// Memory budget of the process for what is held whole: pages of lists, answers that recipes read, uploads. 429 with
// Retry-After when it is used up.
import { totalmem } from 'node:os';
import { type Deadline, whenEnded } from './deadline.ts';
import { Failure } from './errors.ts';

/** Gives back what was taken; more than once does nothing. */
export type Release = () => void;

export interface Budget {
  /** Takes so many bytes, or throws `too_many_calls`. What comes alone is let through, however large. */
  readonly take: (bytes: number) => Release;
  /** What is taken now, in bytes. */
  readonly taken: () => number;
}

/** JSON that is read becomes objects: so many bytes for each byte of it, text and objects together. */
const TREE = 4;
/** On a machine with more memory than this is a quarter of, in bytes: one call should not fill it because it can. */
const MOST = 134_217_728;

const full = (): Failure =>
  new Failure('too_many_calls', 'The relay holds as much as its memory allows. Try again in a few seconds.', {
    headers: { 'retry-after': '5' },
  });

export function makeBudget(most: number): Budget {
  let taken = 0;
  return {
    taken: () => taken,
    take: (bytes) => {
      if (taken > 0 && taken + bytes > most) throw full();
      taken += bytes;
      let isTaken = true;
      return () => {
        if (isTaken) taken -= bytes;
        isTaken = false;
      };
    },
  };
}

/** The memory of this instance, in bytes: that of its container, where it has a limit. */
function instanceMemory(): number {
  const limit = process.constrainedMemory?.() ?? 0;
  return limit > 0 && limit < totalmem() ? limit : totalmem();
}

/** Of the whole process, all accounts and callers together: a quarter of its memory, at most 128 MiB. */
export const budget: Budget = makeBudget(Math.min(MOST, instanceMemory() / 4));

/**
 * JSON that is about to be read whole: it takes its place in the budget as it comes, together with the objects that will
 * be made of it, until the call of this deadline has ended.
 */
export function counted<T extends Uint8Array | AsyncIterable<Uint8Array>>(
  body: T,
  deadline: Deadline,
  from: Budget = budget,
): T | AsyncIterable<Uint8Array> {
  const hold = (bytes: number): void => whenEnded(deadline, from.take(bytes * TREE));
  if (!(body instanceof Uint8Array)) return countedChunks(body, hold);
  hold(body.length);
  return body;
}

async function* countedChunks(
  body: AsyncIterable<Uint8Array>,
  hold: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    hold(chunk.length);
    yield chunk;
  }
}
