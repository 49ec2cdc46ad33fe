// Which action answers with the value that an input takes: the one behind its drop-down.
import { catalog } from '../connector/catalog.ts';
import type { Operation } from '../connector/operation.ts';
import type { Choices } from '../connector/schema.ts';

/** `List apps finds the ID`; nothing for an input without a drop-down. */
export function foundBy(choices: Choices | undefined): string | undefined {
  const found = choices && catalog.find(({ id }) => id === choices.operation);
  if (!found) return undefined;
  const action = found.visibility === 'internal' ? sameList(found) : found;
  if (!action) return 'the drop-down of this input has it';
  return `${action.summary} ${choices.value === choices.label ? 'shows what there is' : 'finds the ID'}`;
}

/** For what was not found: the action that finds the ID in the path, as a sentence with a blank in front. A name that was typed there is not found either. */
export function finderOf({ parameters }: Operation): string {
  const found = foundBy(parameters.find((each) => each.in === 'path' && each.choices)?.choices);
  return found === undefined ? '' : ` ${found.charAt(0).toUpperCase()}${found.slice(1)}.`;
}

/** The action for people with the same list as one that is the designer's own. */
function sameList(internal: Operation): Operation | undefined {
  const named = internal.id.replace(/Choices$/, '');
  return catalog.find(({ id, visibility }) => visibility !== 'internal' && (id === named || id === `${named}s`));
}
