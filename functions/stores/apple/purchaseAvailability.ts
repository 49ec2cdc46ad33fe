// Where an in-app purchase is sold: in all territories and those to come, or in a list of them.
import type { StepRunner } from '../../core/stepRunner.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { withReason } from './recipeErrors.ts';
import { readToOne } from './relations.ts';
import { describeTerritories, isSameTerritories, listTerritories, territoriesOf } from './territories.ts';

/** Without `territories`, an availability that is there already stays as it is. */
export async function setPurchaseAvailability(
  context: RecipeContext,
  steps: StepRunner,
  id: string | undefined,
  territories: readonly string[],
): Promise<void> {
  const step = describeTerritories(territories);
  const current =
    id === undefined ? undefined : await steps.read('Read its availability', () => read(context, id), describe);
  if (current && (territories.length === 0 || isSameTerritories(current, territories)))
    return steps.skip(step, 'It has an availability already.');
  await steps.write(step, async () => {
    const availableTerritoryIds = await territoriesOf(context, territories);
    const inputs = { inAppPurchaseId: id, availableInNewTerritories: territories.length === 0, availableTerritoryIds };
    await withReason(context.store().call('inAppPurchaseAvailabilities_createInstance', inputs));
  });
}

async function read(context: RecipeContext, id: string): Promise<readonly string[] | undefined> {
  const found = await readToOne(context, 'inAppPurchasesV2_inAppPurchaseAvailability_getToOneRelated', { id });
  return (
    found && listTerritories(context, 'inAppPurchaseAvailabilities_availableTerritories_getToManyRelated', found.id)
  );
}

function describe(found: readonly string[] | undefined): string {
  return found ? `It is available in ${found.length} territories.` : 'It has none yet.';
}
