// Names the action that returns the valid values of an input: the one that fills its drop-down.

import type { Operation } from '../../connector/core/operation.ts';
import type { Choices } from '../../connector/core/schema.ts';
import { findsIn, sourceOf } from '../../connector/emit/inputText.ts';

/** Hint for a 404: a sentence (with a leading space) that names the action which finds the ID in the path. */
export function lookupHint({ parameters }: Pick<Operation, 'parameters'>): string {
  const found = lookupOf(parameters.find((each) => each.in === 'path' && each.choices)?.choices);
  return found === undefined ? '' : ` ${found}.`;
}

/** Such as `List apps finds the ID`; undefined for an input without a drop-down. */
export function lookupOf(choices: Choices | undefined): string | undefined {
  const source = choices && sourceOf(choices);
  return source && `${source.summary} ${findsIn(choices)}`;
}
