// Creates an in-app purchase with its texts, price, availability and review screenshot, and sends it to App Review on request.
// What is there already with the same content is skipped, so that a call continues what an earlier one began.

import { inputOf, type Recipe } from '../../../workflow/storeApi.ts';
import { makeProduct } from '../completeProduct.ts';
import { findPurchase } from '../findProduct.ts';
import { productStateOf, readWantedProduct } from '../product.ts';
import { purchaseKind } from '../productKinds.ts';
import { purchaseAvailability } from '../purchaseAvailability.ts';
import { setPurchasePrice } from '../purchasePrice.ts';

const parts = { kind: purchaseKind, setPrice: setPurchasePrice, availability: purchaseAvailability };

export const createInAppPurchase: Recipe = async (context) => {
  const wanted = readWantedProduct(context, []);
  const { appId, productId } = wanted;
  const inAppPurchaseType = inputOf<string>(context, 'purchaseType') ?? '';
  const steps = context.startSteps();
  const found = await steps.read(
    `Find the in-app purchase ${productId}`,
    () => findPurchase(context, appId, productId),
    (purchase) => (purchase ? `${purchase.id} is ${productStateOf(purchase)}.` : 'There is none.'),
    (purchase) => purchase?.attributes,
  );
  const create = { operation: 'inAppPurchasesV2_createInstance', inputs: { appId, inAppPurchaseType } };
  return makeProduct(
    { context, steps, wanted, found, ...parts },
    {
      variant: inAppPurchaseType,
      lists: [{ operation: 'ListInAppPurchases', id: appId }],
      prepare: async () => ({ create }),
    },
  );
};
