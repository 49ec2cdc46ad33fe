// A value that cannot be printed: JSON, inspect, templates and logs show that there is one, and no more.
import { inspect } from 'node:util';

const SHOWN = '[secret]';

export interface Secret {
  /** The value itself: only where it is signed with, compared or sent. */
  readonly reveal: () => string;
}

export function secret(value: string): Secret {
  return Object.freeze({ reveal: () => value, toString: shown, toJSON: shown, [inspect.custom]: shown });
}

function shown(): string {
  return SHOWN;
}
