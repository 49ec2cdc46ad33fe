// Where a subscription is sold, for customers who pay a whole period at once (plan UPFRONT). Source: Apple's OpenAPI 4.4.1, which
// deprecates the availability of the subscription itself.
import type { StepRunner } from '../../core/stepRunner.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { withReason } from './recipeErrors.ts';
import type { ResourceList } from './resource.ts';
import { describeTerritories, isSameTerritories, listTerritories, territoriesOf } from './territories.ts';

const PLAN = 'UPFRONT';

interface Availability {
  readonly id: string;
  readonly territories: readonly string[];
}

/** Without `territories`, an availability that is there already stays as it is. */
export async function setSubscriptionAvailability(
  context: RecipeContext,
  steps: StepRunner,
  id: string | undefined,
  territories: readonly string[],
): Promise<void> {
  const step = describeTerritories(territories);
  const current =
    id === undefined ? undefined : await steps.read('Read its availability', () => find(context, id), describe);
  if (current && (territories.length === 0 || isSameTerritories(current.territories, territories)))
    return steps.skip(step, 'It has an availability already.');
  await steps.write(step, async () => {
    const { call: ask } = context.store();
    const availableTerritoryIds = await territoriesOf(context, territories);
    const inputs = { availableInNewTerritories: territories.length === 0, availableTerritoryIds };
    await withReason(
      current
        ? ask('subscriptionPlanAvailabilities_updateInstance', { id: current.id, ...inputs })
        : ask('subscriptionPlanAvailabilities_createInstance', { subscriptionId: id, planType: PLAN, ...inputs }),
    );
  });
}

async function find(context: RecipeContext, id: string): Promise<Availability | undefined> {
  const { data } = await context
    .store()
    .listAll<ResourceList<{ readonly planType: string }>>('subscriptions_planAvailabilities_getToManyRelated', { id });
  const own = data.find(({ attributes }) => attributes.planType === PLAN);
  if (!own) return undefined;
  const list = 'subscriptionPlanAvailabilities_availableTerritories_getToManyRelated';
  return { id: own.id, territories: await listTerritories(context, list, own.id) };
}

function describe(found: Availability | undefined): string {
  return found ? `It is available in ${found.territories.length} territories.` : 'It has none yet.';
}
