// How many messages of one account are on their way at a time: the others wait in line, and a line has an end.
import { type Deadline, within } from './deadline.ts';
import { Failure } from './errors.ts';

/** Gives back a place that was taken; more than once does nothing. */
export type Leave = () => void;

/** Waits for a place. Who leaves while waiting leaves the line, and costs the store no connection. */
export type Door = (deadline: Deadline) => Promise<Leave>;

const full = (): Failure =>
  new Failure('too_many_calls', 'Too many calls of this account are under way. Try again in a second.', {
    headers: { 'retry-after': '1' },
  });

export const makeDoor = (atOnce: number, inLine: number): Door => {
  const line = new Set<() => void>();
  let inside = 0;
  const leaving = (): Leave => {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const [next] = line;
      if (!next) inside -= 1;
      else {
        line.delete(next);
        next(); // hands its place on
      }
    };
  };
  return async (deadline) => {
    if (inside < atOnce) {
      inside += 1;
      return leaving();
    }
    if (line.size >= inLine) throw full();
    let enter = (): void => undefined;
    const turn = new Promise<void>((resolve) => {
      enter = resolve;
    });
    line.add(enter);
    try {
      await within(deadline, turn);
    } catch (left) {
      if (!line.delete(enter)) leaving()(); // the place came in the same moment: it goes on to the next
      throw left;
    }
    return leaving();
  };
};
