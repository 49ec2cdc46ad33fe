// The depth of JSON that a client sends is bounded: writing or comparing it takes stack for each level.
import { Failure } from './errors.ts';

/** Levels of objects and lists, far more than any operation has. */
const DEEPEST = 64;

/** What is said about such an input. */
export const TOO_DEEP = `Is nested too deeply: at most ${DEEPEST} levels of objects and lists are accepted.`;

/** Whether a value has more levels of objects and lists than are accepted. */
export function isDeep(value: unknown, left = DEEPEST): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    (left === 0 || Object.values(value).some((each) => isDeep(each, left - 1)))
  );
}

/** The failure of a call with such an input, at `target`. */
export function tooDeep(target?: string): Failure {
  return new Failure('invalid_request', `An input ${TOO_DEEP.charAt(0).toLowerCase()}${TOO_DEEP.slice(1)}`, {
    details: [{ code: 'depth', message: TOO_DEEP, ...(target !== undefined && { target }) }],
  });
}
