// Which action answers with the value that an input takes: the one whose list its drop-down shows.

import { catalog } from '../../connector/catalog.ts';
import type { Operation } from '../../connector/core/operation.ts';
import type { Choices } from '../../connector/core/schema.ts';
import { type ChoiceList, choiceLists } from '../../connector/stores/apple/dynamicValueLists.ts';

/** For what was not found: the action that finds the ID in the path, as a sentence with a blank in front. A name that was typed there is not found either. */
export function lookupHint({ parameters }: Pick<Operation, 'parameters'>): string {
  const found = lookupOf(parameters.find((each) => each.in === 'path' && each.choices)?.choices);
  return found === undefined ? '' : ` ${found}.`;
}

/** `List apps finds the ID`; undefined for an input without a drop-down. */
export function lookupOf(choices: Choices | undefined): string | undefined {
  if (!choices) return undefined;
  const action = summaryOf(listOf(choices)?.asks ?? choices.operation);
  if (action === undefined) return undefined;
  return `${action} ${takesId(choices) ? 'finds the ID' : 'shows what there is'}`;
}

/** Whether the input takes the ID of what a maker picks by name. */
export function takesId(choices: Choices): boolean {
  return choices.value !== choices.label && listOf(choices)?.value === undefined;
}

/** What people call an operation, or the one that shows the same to people. */
function summaryOf(id: string): string | undefined {
  const found = catalog.find((each) => each.id === id);
  return found?.shownBy === undefined ? found?.summary : summaryOf(found.shownBy);
}

function listOf({ parameters }: Choices): ChoiceList | undefined {
  const lists: Readonly<Record<string, ChoiceList>> = choiceLists;
  const name = parameters?.list;
  return typeof name === 'string' && Object.hasOwn(lists, name) ? lists[name] : undefined;
}
