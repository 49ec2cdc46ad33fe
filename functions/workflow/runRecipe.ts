// Runs a recipe, and the operation that it delegates to.
import type { Operation, RelayOperation } from '../../connector/core/operation.ts';
import { asFailure } from '../core/errors.ts';
import { startLogEntry } from '../core/logger.ts';
import { afterPartialWrite } from '../core/retryAdvice.ts';
import type { StepRunner } from '../core/stepRunner.ts';
import type { LogEntry, RelayRequest, RelayResponse } from '../core/types.ts';
import { asJob, isJob } from './asJob.ts';
import { checkFileAddresses } from './checkFileAddresses.ts';
import { discardPlan } from './discardPlan.ts';
import type { PlanStore } from './planStore.ts';
import { createRecipeContext, type Invocation, type SharedServices } from './recipeContext.ts';
import { runPlanned } from './runPlanned.ts';
import type { Recipe } from './storeApi.ts';

export interface RecipeRunner {
  readonly recipes: Readonly<Record<string, Recipe>>;
  readonly services: SharedServices;
  readonly plans: PlanStore;
}

/** A recipe that fails after a change must not be retried automatically by the client. */
export async function runRecipe(
  { recipes, services, plans }: RecipeRunner,
  operation: RelayOperation,
  invocation: Omit<Invocation, 'operation' | 'startSteps' | 'discardPlan'>,
): Promise<RelayResponse> {
  const { line, valid: asked, call, policy, job } = invocation;
  let steps: StepRunner | undefined;
  if (!operation.delegates) checkFileAddresses(operation, invocation.valid, services.files);
  try {
    const recipe = recipes[operation.recipe];
    if (!recipe) throw new Error(`${operation.id} has no recipe ${operation.recipe}`);
    const run = isJob(operation, invocation.valid) ? asJob(recipe) : recipe;
    const discard = (planId: string): Promise<void> => discardPlan(plans, invocation, planId);
    return await runPlanned(plans, { operation, valid: asked, call, policy, job }, (valid, start) => {
      const startSteps: typeof start = (earlier) => {
        steps = start(earlier);
        return steps;
      };
      const own = { operation, valid, startSteps, discardPlan: discard };
      return run(createRecipeContext(services, Object.assign({}, invocation, own)));
    });
  } catch (thrown) {
    if (operation.delegates || (line.changes ?? 0) === 0) throw thrown;
    throw afterPartialWrite(asFailure(thrown), operation, steps?.changes);
  }
}

/** The log line names the operation that does the work, as if it had been called directly. */
export function logDelegation(line: LogEntry, from: RelayOperation, to: Operation, call: RelayRequest): void {
  Object.assign(line, startLogEntry(to, call), { viaOperation: from.id, through: from.id });
}
