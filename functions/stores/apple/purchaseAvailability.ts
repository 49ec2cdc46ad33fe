// Where an in-app purchase is sold. Another availability replaces the present one.
import type { RecipeContext } from '../../workflow/storeApi.ts';
import type { Availability, AvailabilityCalls } from './productAvailability.ts';
import { readToOne } from './relations.ts';
import { listTerritories } from './territories.ts';

export const purchaseAvailability: AvailabilityCalls = {
  find,
  write: (inAppPurchaseId) => ({
    operation: 'inAppPurchaseAvailabilities_createInstance',
    inputs: { inAppPurchaseId },
  }),
};

async function find(context: RecipeContext, id: string): Promise<Availability | undefined> {
  const found = await readToOne(context, 'inAppPurchasesV2_inAppPurchaseAvailability_getToOneRelated', { id });
  if (!found) return undefined;
  const list = 'inAppPurchaseAvailabilities_availableTerritories_getToManyRelated';
  return { id: found.id, territories: await listTerritories(context, list, found.id) };
}
