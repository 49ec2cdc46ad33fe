// Where a product is sold: in all territories and those to come, or in a list of them.
import type { StepRunner } from '../../core/stepRunner.ts';
import type { OperationInputs, RecipeContext } from '../../workflow/storeApi.ts';
import { withReason } from './recipeErrors.ts';
import { describeTerritories, isSameTerritories, territoriesOf } from './territories.ts';

export interface Availability {
  readonly id: string;
  readonly territories: readonly string[];
}

/** The calls of one kind of product. */
export interface AvailabilityCalls {
  readonly find: (context: RecipeContext, productId: string) => Promise<Availability | undefined>;
  /** The operation and the inputs that it needs beside the territories. `productId` is undefined in a plan alone. */
  readonly write: (
    productId: string | undefined,
    current: Availability | undefined,
  ) => { readonly operation: string; readonly inputs: OperationInputs };
}

/** Without `territories`, an availability that is there already stays as it is. `id` is undefined for a planned product. */
export async function setAvailability(
  context: RecipeContext,
  steps: StepRunner,
  { find, write }: AvailabilityCalls,
  id: string | undefined,
  territories: readonly string[],
): Promise<void> {
  const step = describeTerritories(territories);
  const current =
    id === undefined ? undefined : await steps.read('Read its availability', () => find(context, id), describe);
  if (current && (territories.length === 0 || isSameTerritories(current.territories, territories)))
    return steps.skip(step, 'It has an availability already.');
  await steps.write(step, async () => {
    const { operation, inputs } = write(id, current);
    const availableTerritoryIds = await territoriesOf(context, territories);
    const all = { ...inputs, availableInNewTerritories: territories.length === 0, availableTerritoryIds };
    await withReason(context.store().call(operation, all));
  });
}

function describe(found: Availability | undefined): string {
  return found ? `It is available in ${found.territories.length} territories.` : 'It has none yet.';
}
