// The name of the app that a call is about, for the question to a person, who cannot judge an ID.
import type { Operation } from '../../connector/core/operation.ts';
import type { Choices } from '../../connector/core/schema.ts';
import { sourceOf } from '../../connector/emit/inputText.ts';
import { storeCatalogs } from '../../connector/stores/index.ts';
import { truncated } from '../core/sentence.ts';
import { accountPicker, settleAccount } from '../overview/perAccount.ts';
import { asWritten } from '../workflow/delegatedCall.ts';
import { workflowsOf } from '../workflow/relayStore.ts';
import type { OperationInputs, RecipeContext } from '../workflow/storeApi.ts';

/** Longest wait for the name, in milliseconds: the question is asked without it then. */
const LONGEST = 3_000;
/** Longest name that is shown, in characters. The App Store has at most 30. */
const LONGEST_NAME = 200;

/** The name as the store has it; undefined if the call names no app, or the name cannot be read. One request to the store. */
export async function appNameFor(
  context: RecipeContext,
  { store, parameters, body }: Operation,
  inputs: OperationInputs,
): Promise<string | undefined> {
  if (!store) return undefined;
  const list = listOf(storeCatalogs[store].status?.app.choices);
  const named = [...parameters.map(({ name, choices }) => [name, choices] as const), ...fieldsOf(body)];
  const [input = ''] = named.find(([name, choices]) => idIn(inputs[name]) && listOf(choices) === list) ?? [];
  const id = idIn(inputs[input]);
  const { readAppName } = await workflowsOf(context.stores, store);
  if (list === undefined || id === undefined || !readAppName) return undefined;
  const account = typeof inputs.account === 'string' ? inputs.account : undefined;
  const read = await settleAccount(
    context,
    () => accountPicker(context, store, account),
    (api) => readAppName(api, id),
    LONGEST,
  );
  return 'found' in read && read.found !== undefined ? truncated(read.found, LONGEST_NAME) : undefined;
}

/** A model may write an ID as a number. */
function idIn(value: unknown): string | undefined {
  const id = asWritten(value);
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

function fieldsOf(body: Operation['body']): readonly (readonly [string, Choices | undefined])[] {
  return Object.entries(body?.properties ?? {}).map(([name, { choices }]) => [name, choices]);
}

/** The operation that lists the values of a drop-down. */
function listOf(choices: Choices | undefined): Operation | undefined {
  return choices && sourceOf(choices);
}
