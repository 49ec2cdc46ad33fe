// Finds the action that returns the valid values of an input: the one that fills its drop-down.

import { catalog } from '../../connector/catalog.ts';
import type { Operation } from '../../connector/core/operation.ts';
import type { Choices } from '../../connector/core/schema.ts';
import type { StoreList } from '../../connector/core/storeCatalog.ts';
import { storeCatalogs } from '../../connector/stores/index.ts';

const lists: Readonly<Record<string, StoreList>> = Object.assign(
  {},
  ...Object.values(storeCatalogs).map((each) => each.lists),
);

/** Hint for a 404: a sentence (with a leading space) that names the action which finds the ID in the path. */
export function lookupHint({ parameters }: Pick<Operation, 'parameters'>): string {
  const found = lookupOf(parameters.find((each) => each.in === 'path' && each.choices)?.choices);
  return found === undefined ? '' : ` ${found}.`;
}

/** Such as `List apps finds the ID`; undefined for an input without a drop-down. */
export function lookupOf(choices: Choices | undefined): string | undefined {
  const found = choices && lookupOperation(choices);
  return found && choices && `${found.summary} ${purposeOf(choices)}`;
}

/** The same for callers who know operations by their names: `ListApps finds the ID`. */
export function lookupByName(choices: Choices | undefined): string | undefined {
  const found = choices && lookupOperation(choices);
  return found && choices && `${found.id} ${purposeOf(choices)}`;
}

/** Whether the input takes an ID that makers select by name. */
export function takesId(choices: Choices): boolean {
  return choices.value !== choices.label && listOf(choices)?.value === undefined;
}

function purposeOf(choices: Choices): string {
  return takesId(choices) ? 'finds the ID' : 'shows what there is';
}

function lookupOperation(choices: Choices): Operation | undefined {
  return publicOperation(listOf(choices)?.operation ?? choices.operation);
}

/** An operation, or the public operation that returns the same. */
function publicOperation(id: string): Operation | undefined {
  const found = catalog.find((each) => each.id === id);
  return found?.shownBy === undefined ? found : publicOperation(found.shownBy);
}

function listOf({ parameters }: Choices): StoreList | undefined {
  const name = parameters?.list;
  return typeof name === 'string' && Object.hasOwn(lists, name) ? lists[name] : undefined;
}
