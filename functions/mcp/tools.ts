// The tools that a caller has: recipes and reads that its policy allows, and two that find and call all other operations.
import { rememberedFor } from '../../connector/core/memoize.ts';
import type { Operation } from '../../connector/core/operation.ts';
import { resultOf } from '../../connector/emit/mcpAnswer.ts';
import { foundRecipes, listedReads, MOST_TOOLS } from '../../connector/emit/mcpToolList.ts';
import { mcpTool, type ToolDefinition } from '../../connector/emit/mcpTools.ts';
import { callCheck } from '../dashboard/permissions.ts';
import type { CallerPolicy } from '../pipeline/identifyCaller.ts';
import type { RecipeContext } from '../workflow/storeApi.ts';
import { canRun } from './toolSafety.ts';

export const FIND = 'find_operation';
export const CALL = 'call_operation';

const reading = { readOnlyHint: true, openWorldHint: false };

/** They come first in every list. */
const general: readonly ToolDefinition[] = [
  {
    name: FIND,
    title: 'Find operation',
    description:
      'Finds operations of both stores by words, such as "who has access" or "crashes of the last build": at most 10, the best first, each with its inputs, its access class and whether you may call it. Use it when no other tool fits.',
    inputSchema: {
      type: 'object',
      properties: { words: { type: 'string', description: 'What is wanted, in English.' } },
      required: ['words'],
    },
    outputSchema: resultOf({
      type: 'object',
      properties: { operations: { type: 'array', items: { type: 'object' } } },
    }),
    annotations: reading,
  },
  {
    name: CALL,
    title: 'Call operation',
    description:
      'Calls any operation that find_operation finds, by its name. One that changes what customers see answers a plan, and applies it only by its planId.',
    inputSchema: {
      type: 'object',
      properties: {
        operation: { type: 'string', description: 'The name of the operation, such as ListUsers.' },
        parameters: { type: 'object', description: 'Its path, query and header inputs by name.' },
        body: { type: 'object', description: 'Its body, where it takes one.' },
        skip: { type: 'integer', minimum: 0, description: 'As `next` of the last answer says.' },
      },
      required: ['operation'],
    },
    outputSchema: { type: 'object', properties: {} },
    annotations: { readOnlyHint: false, destructiveHint: true },
  },
];

/** The operations of a catalog that can be tools by themselves, in the order of the list. */
const candidatesIn = rememberedFor(findCandidates);
const toolOf = rememberedFor(mcpTool);

/** What each caller has; its policy and its accounts stay as they are until the relay starts anew. */
const listed = new WeakMap<CallerPolicy, readonly Operation[]>();

/** The operations that are tools for this caller. */
export function listedOperations(context: RecipeContext): readonly Operation[] {
  const known = listed.get(context.policy);
  if (known) return known;
  const made = listedFor(context);
  listed.set(context.policy, made);
  return made;
}

function listedFor(context: RecipeContext): readonly Operation[] {
  return candidatesIn(context.operations)
    .filter(callCheck(context))
    .slice(0, MOST_TOOLS - general.length);
}

/** The list of tools: the same order in each answer. */
export function listTools(context: RecipeContext): ToolDefinition[] {
  return [...general, ...listedOperations(context).map(toolOf)];
}

/** The tools of a caller who may do all, for checks without a relay. */
export function everyTool(operations: readonly Operation[]): readonly ToolDefinition[] {
  return [
    ...general,
    ...candidatesIn(operations)
      .slice(0, MOST_TOOLS - general.length)
      .map(toolOf),
  ];
}

function findCandidates(operations: readonly Operation[]): readonly Operation[] {
  const byName = new Map(operations.map((each) => [each.id, each]));
  return [...operations.filter(isListedRecipe), ...listedReads.flatMap((name) => byName.get(name) ?? [])];
}

/** A recipe that people use: not what serves the connector, the page or the operation of the relay. */
function isListedRecipe(operation: Operation): boolean {
  const { id, recipe, hidden, trigger, anonymous, visibility, fillsDropDowns } = operation;
  if (!recipe || hidden || trigger || anonymous || fillsDropDowns || foundRecipes.has(id)) return false;
  return visibility !== 'internal' && visibility !== 'advanced' && canRun(operation);
}
