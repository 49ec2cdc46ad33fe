// Returns the entries of an App Store Connect drop-down: reads a list of the store and gives each item a distinct title.

import { isJsonObject } from '../../../../connector/core/json.ts';
import type { Parameter } from '../../../../connector/core/operation.ts';
import { type ChoiceList, choiceLists, type ListName } from '../../../../connector/stores/apple/dynamicValueLists.ts';
import { Failure } from '../../../core/errors.ts';
import { jsonResponse } from '../../../core/types.ts';
import { dropDownOf, type TitleCandidate } from '../../../pipeline/distinctTitles.ts';
import {
  authorizeOperation,
  inputOf,
  type OperationInputs,
  type Recipe,
  type RecipeContext,
} from '../../../workflow/storeApi.ts';
import { type ChoiceContext, type ChoiceEntry, choiceTitleOf } from '../choiceTitles.ts';

/** A drop-down with more entries would not be usable. */
const MOST = 1_000;

interface Listed {
  readonly data?: unknown;
  readonly included?: unknown;
}

export const listAppStoreChoices: Recipe = async (context) => {
  const list = choiceLists[inputOf<ListName>(context, 'list') as ListName];
  authorizeOperation(context, list.operation);
  const { answer, stopped } = await context
    .store()
    .listUpTo<Listed>(list.operation, inputsOf(context, list), list.most ?? MOST);
  return jsonResponse(200, dropDownOf(candidatesOf(list, answer), stopped));
};

function inputsOf(context: RecipeContext, list: ChoiceList): OperationInputs {
  const of = inputOf<string>(context, 'of') || undefined;
  if (list.parentInput !== undefined && of === undefined && !list.parentOptional) throw unfilled(context, list);
  if (of?.includes(',') && askedBy(context, list)?.in === 'path') throw several();
  const platform = inputOf<string>(context, 'platform') || list.platform?.fallback;
  const territory = inputOf<string>(context, 'territory') || undefined;
  return {
    ...list.inputs,
    ...(list.parentInput !== undefined && of !== undefined && { [list.parentInput]: of }),
    ...(list.platform && platform && { [list.platform.input]: [platform] }),
    ...(list.territory !== undefined && territory && { [list.territory]: [territory] }),
  };
}

/** Designers show the text of an error in place of the entries; an empty list would suggest that the store has none. */
function unfilled(context: RecipeContext, list: ChoiceList): Failure {
  const message = `Fill in ${askedBy(context, list)?.title ?? 'the input above'} first: these entries belong to it.`;
  return new Failure('invalid_request', message, {
    details: [{ code: 'required', target: 'of', message: 'Is missing.' }],
  });
}

/** Lists that belong to one resource, whose ID is in the path. */
function several(): Failure {
  return new Failure('invalid_request', 'Choose one entry above: what is listed here belongs to one alone.', {
    details: [{ code: 'pattern', target: 'of', message: 'Must be one ID.' }],
  });
}

/** The input of the list operation that names the owner of the entries. */
function askedBy({ operations }: RecipeContext, { operation, parentInput }: ChoiceList): Parameter | undefined {
  return operations.find(({ id }) => id === operation)?.parameters.find(({ name }) => name === parentInput);
}

function candidatesOf(list: ChoiceList, { data, included }: Listed): readonly TitleCandidate[] {
  const related = relatedIn(entriesOf(included));
  return entriesOf(data)
    .flatMap((entry): ChoiceContext[] =>
      list.each === undefined
        ? [{ entry, related }]
        : related(entry, list.each).map((each) => ({ entry: each, owner: entry, related })),
    )
    .map((around) => candidateOf(list, around));
}

function candidateOf({ value, title, suffix = [] }: ChoiceList, around: ChoiceContext): TitleCandidate {
  return {
    value: value === undefined ? around.entry.id : choiceTitleOf([`{${value}}`], around),
    title: choiceTitleOf(title, around),
    apart: choiceTitleOf(suffix, around),
  };
}

/** An item without an ID cannot be selected and is skipped. */
function entriesOf(list: unknown): readonly ChoiceEntry[] {
  return (Array.isArray(list) ? list : []).filter(
    (each): each is ChoiceEntry => isJsonObject(each) && typeof each.id === 'string' && each.id !== '',
  );
}

/** Included related resources, by name. */
function relatedIn(included: readonly ChoiceEntry[]): ChoiceContext['related'] {
  const key = ({ type, id }: { readonly type?: unknown; readonly id?: unknown }): string => `${type}/${id}`;
  const known = new Map(included.map((each) => [key(each), each]));
  return ({ relationships }, name) => {
    const relationship = isJsonObject(relationships) ? relationships[name] : undefined;
    const { data } = isJsonObject(relationship) ? relationship : {};
    return [data].flat().flatMap((each) => (isJsonObject(each) ? (known.get(key(each)) ?? []) : []));
  };
}
