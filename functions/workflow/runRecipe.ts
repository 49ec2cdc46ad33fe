// Runs a recipe, and the operation that it delegates to.
import type { Operation, RecipeName, RelayOperation } from '../../connector/core/operation.ts';
import { asFailure } from '../core/errors.ts';
import { startLogEntry } from '../core/logger.ts';
import { afterPartialWrite } from '../core/retryAdvice.ts';
import type { LogEntry, RelayRequest, RelayResponse } from '../core/types.ts';
import { asJob } from './asJob.ts';
import { createRecipeContext, type Invocation, type SharedServices } from './recipeContext.ts';
import type { Recipe } from './storeApi.ts';

export interface RecipeRunner {
  readonly recipes: Readonly<Record<RecipeName, Recipe>>;
  readonly services: SharedServices;
}

/** A recipe that fails after a change must not be retried automatically by the client. */
export async function runRecipe(
  { recipes, services }: RecipeRunner,
  operation: RelayOperation,
  invocation: Omit<Invocation, 'operation'>,
): Promise<RelayResponse> {
  const { line } = invocation;
  try {
    const recipe = recipes[operation.recipe];
    const run = operation.job ? asJob(recipe) : recipe;
    return await run(createRecipeContext(services, { ...invocation, operation }));
  } catch (thrown) {
    if (operation.delegates || (line.changes ?? 0) === 0) throw thrown;
    throw afterPartialWrite(asFailure(thrown), operation);
  }
}

/** The log line names the operation that does the work, as if it had been called directly. */
export function logDelegation(line: LogEntry, from: RelayOperation, to: Operation, call: RelayRequest): void {
  Object.assign(line, startLogEntry(to, call), { viaOperation: from.id, through: from.id });
}
