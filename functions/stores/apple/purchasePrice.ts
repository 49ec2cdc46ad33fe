// The price of an in-app purchase: a schedule with a price in a base territory, from which Apple derives all others.
import type { StepRunner } from '../../core/stepRunner.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { type AskedPrice, findPricePoint, isPrice, PRICES_ONCE_MADE, type PricePoint } from './pricePoints.ts';
import { purchaseKind } from './productKinds.ts';
import { withReason } from './recipeErrors.ts';
import { localId, readToOne } from './relations.ts';
import { type ResourceList, relatedId } from './resource.ts';

const LOCAL = localId('price');

/** Skips a price that is the current one already. `id` is undefined for a purchase that a plan only announces. */
export async function setPurchasePrice(
  context: RecipeContext,
  steps: StepRunner,
  id: string | undefined,
  asked: AskedPrice,
): Promise<void> {
  const { territory, price } = asked;
  const step = `Set the price to ${price} in ${territory}`;
  const isSet =
    id !== undefined &&
    (await steps.read(
      'Read its price',
      () => hasPrice(context, id, asked),
      (found) => (found ? `It is ${price} in ${territory}.` : 'It is another one, or there is none.'),
    ));
  if (isSet) return steps.skip(step, 'It has this price already.');
  const point =
    id === undefined
      ? undefined
      : await steps.read(
          `Find the price point of ${price} in ${territory}`,
          () => findPricePoint(context, purchaseKind.pricePoints, id, asked),
          (found) => found.id,
          (found) => found.id,
        );
  await steps.write(
    step,
    () =>
      withReason(
        context.store().call('inAppPurchasePriceSchedules_createInstance', {
          ...{ inAppPurchaseId: id, baseTerritoryId: territory, manualPriceIds: [LOCAL] },
          included: [
            {
              ...{ type: 'inAppPurchasePrices', id: LOCAL, attributes: { startDate: null } },
              relationships: {
                inAppPurchaseV2: { data: { type: 'inAppPurchases', id } },
                inAppPurchasePricePoint: { data: { type: 'inAppPurchasePricePoints', id: point?.id } },
              },
            },
          ],
        }),
      ),
    () => 'Apple derives the prices of all other territories.',
    id === undefined ? PRICES_ONCE_MADE : undefined,
  );
}

/** Whether the schedule has this base territory, and this price in it from the start and without an end. */
async function hasPrice(context: RecipeContext, id: string, { territory, price }: AskedPrice): Promise<boolean> {
  const schedule = await readToOne(context, 'inAppPurchasesV2_iapPriceSchedule_getToOneRelated', {
    id,
    include: ['baseTerritory'],
  });
  if (!schedule || relatedId(schedule, 'baseTerritory') !== territory) return false;
  const { data, included = [] } = await context
    .store()
    .listAll<ResourceList<{ readonly startDate: string; readonly endDate: string }>>(
      'inAppPurchasePriceSchedules_manualPrices_getToManyRelated',
      { id: schedule.id, 'filter[territory]': [territory], include: ['inAppPurchasePricePoint'] },
    );
  return data.some((each) => {
    const point = included.find((one) => one.id === relatedId(each, 'inAppPurchasePricePoint')) as
      | PricePoint
      | undefined;
    return !each.attributes?.startDate && !each.attributes?.endDate && point !== undefined && isPrice(point, price);
  });
}
