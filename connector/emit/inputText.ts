// How the description of an input ends if an operation lists its values: makers read what the drop-down shows, programs
// read which operation to call.
import { catalog } from '../catalog.ts';
import type { Operation } from '../core/operation.ts';
import type { Choices, Schema } from '../core/schema.ts';
import type { StoreList } from '../core/storeCatalog.ts';
import { storeCatalogs } from '../stores/index.ts';

/** A parameter, or a field of a body. */
interface DescribedInput {
  readonly description?: string;
  readonly choices?: Choices | undefined;
  readonly items?: Schema;
}

/** What a value is called if it has no other name. */
const ID = 'ID';

const lists: Readonly<Record<string, StoreList>> = Object.assign(
  {},
  ...Object.values(storeCatalogs).map((each) => each.lists),
);

/** For a designer: `The app, picked by its name or given by its ID.` */
export function designerText({ description = '', choices }: DescribedInput): string {
  if (choices?.by === undefined) return description;
  return description.replace(/\.(?= |$)/, `, picked by ${choices.by} or given by its ${choices.idName ?? ID}.`);
}

/** For a program: `The app. ListApps finds the ID.` `nameOf`: the name of an operation in the language of the program. */
export function programText(input: DescribedInput, nameOf = idOf): string {
  const { description = '' } = input;
  return description && [description, sourceText(input, nameOf)].filter(Boolean).join(' ');
}

/** `ListApps finds the ID.`; empty for an input whose values no operation lists. */
export function sourceText({ choices, items }: DescribedInput, nameOf = idOf): string {
  const values = choices ?? items?.choices;
  const source = values && sourceOf(values);
  return source ? `${nameOf(source)} ${findsIn(values)}.` : '';
}

/** The operation that returns the values of a drop-down to users. */
export function sourceOf(choices: Choices): Operation | undefined {
  return shown(listOf(choices)?.operation ?? choices.operation);
}

/** What that operation does: `finds the ID`. */
export function findsIn(choices: Choices): string {
  const each = listOf(choices)?.each;
  const related = each === undefined ? '' : ` with include=${each}`;
  return takesId(choices) ? `finds the ${choices.idName ?? ID}${related}` : 'shows what there is';
}

/** Whether the input takes an ID that makers select by name. */
export function takesId(choices: Choices): boolean {
  return choices.value !== choices.label && listOf(choices)?.value === undefined;
}

function idOf({ id }: Operation): string {
  return id;
}

function listOf({ parameters }: Choices): StoreList | undefined {
  const name = parameters?.list;
  return typeof name === 'string' && Object.hasOwn(lists, name) ? lists[name] : undefined;
}

function shown(id: string): Operation | undefined {
  const found = catalog.find((each) => each.id === id);
  return found?.shownBy === undefined ? found : shown(found.shownBy);
}
