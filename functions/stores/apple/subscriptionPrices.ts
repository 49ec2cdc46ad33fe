// The prices of a subscription in all territories: one in a base territory, and those that Apple equalizes with it. Apple needs
// all of them, whatever the availability, and takes the first prices in one update of the subscription alone. Sources: Apple's
// OpenAPI (SubscriptionUpdateRequest); rorkai/App-Store-Connect-CLI #828 and #1747, tried in March and July 2026.
import type { StepRunner } from '../../core/stepRunner.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { type AskedPrice, findEqualPrices, PRICES_ONCE_MADE, type PriceTable } from './pricePoints.ts';
import { subscriptionKind } from './productKinds.ts';
import { withReason } from './recipeErrors.ts';
import { localId } from './relations.ts';
import { type ResourceList, relatedId } from './resource.ts';

/** Skips prices that are the current ones already. `id` is undefined for a subscription that a plan only announces. */
export async function setSubscriptionPrices(
  context: RecipeContext,
  steps: StepRunner,
  id: string | undefined,
  asked: AskedPrice,
): Promise<void> {
  const { territory, price } = asked;
  const step = `Set the price to ${price} in ${territory}, and the equal price in all other territories`;
  if (id === undefined) return void (await steps.write(step, async () => undefined, undefined, PRICES_ONCE_MADE));
  const wanted = await steps.read(
    `Find the price points that equal ${price} in ${territory}`,
    () => findEqualPrices(context, subscriptionKind, id, asked),
    (found) => `There are ${found.size} territories.`,
    (found) => Object.fromEntries(found),
  );
  const current = await steps.read(
    'Read its prices',
    () => listPrices(context, id),
    (found) => `It has ${found.size} prices.`,
    (found) => Object.fromEntries(found),
  );
  const changed = [...wanted].filter(([where, point]) => current.get(where) !== point);
  if (changed.length === 0) return steps.skip(step, 'It has these prices already.');
  await steps.write(
    step,
    () => withReason(context.store().call(subscriptionKind.update, { id, ...inputsOf(id, changed) })),
    () => `${changed.length} prices were set.`,
  );
}

/** The first prices: one with a start date is a change to come. */
async function listPrices(context: RecipeContext, id: string): Promise<PriceTable> {
  const { data } = await context
    .store()
    .listAll<ResourceList<{ readonly startDate: string }>>('subscriptions_prices_getToManyRelated', {
      id,
      include: ['territory', 'subscriptionPricePoint'],
    });
  return new Map(
    data.flatMap((each): [string, string][] => {
      const [where, point] = [relatedId(each, 'territory'), relatedId(each, 'subscriptionPricePoint')];
      return each.attributes?.startDate || where === undefined || point === undefined ? [] : [[where, point]];
    }),
  );
}

function inputsOf(id: string, prices: readonly (readonly [string, string])[]) {
  const local = (where: string): string => localId(`price-${where}`);
  return {
    priceIds: prices.map(([where]) => local(where)),
    included: prices.map(([where, point]) => ({
      ...{ type: 'subscriptionPrices', id: local(where), attributes: { startDate: null } },
      relationships: {
        subscription: { data: { type: 'subscriptions', id } },
        territory: { data: { type: 'territories', id: where } },
        subscriptionPricePoint: { data: { type: 'subscriptionPricePoints', id: point } },
      },
    })),
  };
}
