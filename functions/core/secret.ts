// A secret value: JSON, inspect, templates and logs show only a placeholder.
import { inspect } from 'node:util';

const SHOWN = '[secret]';

export interface Secret {
  /** The value itself; call it only to sign, compare or send. */
  readonly reveal: () => string;
}

export function secret(value: string): Secret {
  return Object.freeze({ reveal: () => value, toString: shown, toJSON: shown, [inspect.custom]: shown });
}

function shown(): string {
  return SHOWN;
}
