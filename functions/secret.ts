// A value that cannot be printed: JSON, inspect, templates and logs show that there is one, and no more.
import { inspect } from 'node:util';

const SHOWN = '[secret]';

export interface Secret {
  /** The value itself: only where it is signed with, compared or sent. */
  readonly reveal: () => string;
}

export const secret = (value: string): Secret => {
  const sealed = { reveal: () => value, toString: () => SHOWN, toJSON: () => SHOWN, [inspect.custom]: () => SHOWN };
  return Object.freeze(sealed);
};
