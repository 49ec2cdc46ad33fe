// Finds operations of the catalog and of the stores' contracts by the words of a question.
import type { Operation } from '../../connector/core/operation.ts';
import { type ToolInput, toolInputs } from '../../connector/emit/mcpTools.ts';
import { contractOperations } from '../contract/contractOperations.ts';
import { callCheck } from '../dashboard/permissions.ts';
import type { RecipeContext } from '../workflow/storeApi.ts';
import { rankOperations } from './rankOperations.ts';
import { refusalOf } from './toolSafety.ts';

/** Most operations of an answer. */
const MOST_FOUND = 10;

const NOTHING_FOUND =
  'No operation has these words. Use words of the stores, in English: app, version, build, review, tester, user, price, subscription, report.';

/** The best operations for a question, each with what is needed to call it. */
export function findOperations(context: RecipeContext, question: string) {
  const may = callCheck(context);
  const found = rankOperations(context.operations, question).slice(0, MOST_FOUND);
  return {
    operations: found.flatMap(({ id }) => {
      const operation = context.operations.find((each) => each.id === id) ?? contractOperations().named(id);
      return operation ? [shown(operation, may(operation))] : [];
    }),
    ...(found.length === 0 && { hint: NOTHING_FOUND }),
  };
}

function shown(operation: Operation, allowed: boolean) {
  const { id, summary, access } = operation;
  const refusal = refusalOf(operation);
  return {
    ...{ operation: id, summary, access, allowed },
    ...(refusal !== undefined && { notCallable: refusal }),
    inputs: toolInputs(operation)
      .filter((each) => each.shown)
      .map(inWords),
  };
}

/** Such as `id (required)` or `body.name`. */
function inWords({ name, inBody, required }: ToolInput): string {
  return `${inBody ? 'body.' : ''}${name}${required ? ' (required)' : ''}`;
}
