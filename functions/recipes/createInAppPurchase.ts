// Creates an in-app purchase with its texts, price, availability and review screenshot, and sends it to App Review on request.
// What is there already with the same content is skipped, so that a call continues what an earlier one began.
import { jsonResponse } from '../core/types.ts';
import { completeProduct, skipReviewed } from '../stores/apple/completeProduct.ts';
import { findPurchase } from '../stores/apple/findProduct.ts';
import {
  productStateOf,
  readWantedProduct,
  refuseIncomplete,
  refuseOtherVariant,
  writeProduct,
} from '../stores/apple/product.ts';
import { purchaseKind as kind } from '../stores/apple/productKinds.ts';
import { purchaseAvailability } from '../stores/apple/purchaseAvailability.ts';
import { setPurchasePrice } from '../stores/apple/purchasePrice.ts';
import { inputOf, type Recipe } from '../workflow/storeApi.ts';

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
  refuseOtherVariant(kind, found, productId, inAppPurchaseType);
  const reviewed = skipReviewed(steps, found);
  if (reviewed) return jsonResponse(200, { inAppPurchaseId: found?.id, ...reviewed, steps: steps.reports });
  if (!found) refuseIncomplete(kind, wanted);
  const create = { operation: 'inAppPurchasesV2_createInstance', inputs: { appId, inAppPurchaseType } };
  const id = await writeProduct(context, steps, kind, wanted, found, create);
  const own = { setPrice: setPurchasePrice, availability: purchaseAvailability };
  const made = await completeProduct({ context, steps, kind, wanted, found, ...own, with: [] }, id);
  return jsonResponse(200, { ...(id !== undefined && { inAppPurchaseId: id }), ...made, steps: steps.reports });
};
