// Where a subscription is sold, for customers who pay a whole period at once (plan UPFRONT). Source: Apple's OpenAPI 4.4.1, which
// deprecates the availability of the subscription itself.
import type { RecipeContext } from '../../workflow/storeApi.ts';
import type { Availability, AvailabilityCalls } from './productAvailability.ts';
import type { ResourceList } from './resource.ts';
import { listTerritories } from './territories.ts';

const PLAN = 'UPFRONT';

export const subscriptionAvailability: AvailabilityCalls = {
  find,
  write: (subscriptionId, current) =>
    current
      ? { operation: 'subscriptionPlanAvailabilities_updateInstance', inputs: { id: current.id } }
      : { operation: 'subscriptionPlanAvailabilities_createInstance', inputs: { subscriptionId, planType: PLAN } },
};

async function find(context: RecipeContext, id: string): Promise<Availability | undefined> {
  const { data } = await context
    .store()
    .listAll<ResourceList<{ readonly planType: string }>>('subscriptions_planAvailabilities_getToManyRelated', { id });
  const own = data.find(({ attributes }) => attributes.planType === PLAN);
  if (!own) return undefined;
  const list = 'subscriptionPlanAvailabilities_availableTerritories_getToManyRelated';
  return { id: own.id, territories: await listTerritories(context, list, own.id) };
}
