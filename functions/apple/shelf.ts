// The room for what has to be held whole: so many bytes at a time, and whoever finds it full comes again.
import { Failure } from '../errors.ts';

/** Gives the room back. */
export type Clear = () => void;

const full = (): Failure =>
  new Failure('too_many_calls', 'Too many pictures are on their way at the moment. Try again in a few seconds.', {
    headers: { 'retry-after': '5' },
  });

export const makeShelf = (most: number): ((bytes: number) => Clear) => {
  let held = 0;
  return (bytes) => {
    if (held + bytes > most) throw full();
    held += bytes;
    return () => {
      held -= bytes;
    };
  };
};
