// What in-app purchases and subscriptions have in common: the checks, and the steps in the order that Apple needs.
import type { StepRunner } from '../../core/stepRunner.ts';
import { jsonResponse, type RelayResponse } from '../../core/types.ts';
import { inputOf, type RecipeContext } from '../../workflow/storeApi.ts';
import { checkNewProduct, type ProductList } from './checkProduct.ts';
import type { AskedPrice } from './pricePoints.ts';
import {
  type CreateCall,
  isDraftProduct,
  type Product,
  productStateOf,
  readProduct,
  refuseIncomplete,
  refuseOtherVariant,
  type WantedProduct,
  writeProduct,
} from './product.ts';
import { type AvailabilityCalls, setAvailability } from './productAvailability.ts';
import type { ProductKind, VersionCalls } from './productKinds.ts';
import { awaitReadyProduct, type ReviewItem, sendToReview } from './productReview.ts';
import { type WrittenVersion, writeProductTexts } from './productTexts.ts';
import { setReviewScreenshot } from './reviewScreenshot.ts';
import type { HeldPicture } from './uploadBudget.ts';

/** Sets the price of one kind of product. `id` is undefined for a product that a plan only announces. */
type SetPrice = (context: RecipeContext, steps: StepRunner, id: string | undefined, asked: AskedPrice) => Promise<void>;

/** One call, once the product was looked for. */
export interface ProductCourse {
  readonly context: RecipeContext;
  readonly steps: StepRunner;
  readonly kind: ProductKind;
  readonly wanted: WantedProduct;
  readonly found: Product | undefined;
  readonly setPrice: SetPrice;
  readonly availability: AvailabilityCalls;
}

/** What one kind has of its own. */
export interface OwnParts {
  /** Where other products of this kind are listed. */
  readonly lists: readonly ProductList[];
  /** The type or period that the call names. */
  readonly variant: string | undefined;
  /** The inputs that are missing for App Review, besides those of every kind. */
  readonly lacking?: readonly string[];
  /** What the answer has of a product that is not changed. */
  readonly ids?: object;
  /** Makes what the product belongs to, and names the operation that creates the product. */
  readonly prepare: () => Promise<Prepared>;
}

interface Prepared {
  readonly create: CreateCall;
  /** What App Review gets with the product, such as the texts of its group. */
  readonly items?: readonly ReviewItem[];
  readonly ids?: object;
}

/** Creates the product or changes what differs, and answers its IDs, its state and the steps. One that was reviewed is not changed. */
export async function makeProduct(course: ProductCourse, own: OwnParts): Promise<RelayResponse> {
  const { context, steps, kind, wanted, found } = course;
  const answer = (ids: object | undefined, id: string | undefined, made: MadeProduct): RelayResponse =>
    jsonResponse(200, { ...ids, ...(id !== undefined && { [kind.idName]: id }), ...made, steps: steps.reports });
  refuseOtherVariant(kind, found, wanted.productId, own.variant);
  const reviewed = skipReviewed(steps, found);
  if (reviewed) return answer(own.ids, found?.id, reviewed);
  if (!found) refuseIncomplete(kind, wanted, own.lacking);
  const picture = found ? undefined : await checkNewProduct(context, steps, kind, wanted, own.lists);
  const { create, items = [], ids } = await own.prepare();
  const id = await writeProduct(context, steps, kind, wanted, found, create);
  return answer(ids, id, await completeProduct(course, items, id, picture));
}

/** What a recipe answers about the product. */
interface MadeProduct {
  readonly versionId?: string;
  readonly submissionId?: string;
  readonly state?: string;
}

/** Reports a product that is in review or was approved: undefined if it is neither. */
function skipReviewed(steps: StepRunner, found: Product | undefined): MadeProduct | undefined {
  if (!found || isDraftProduct(found)) return undefined;
  const state = productStateOf(found);
  steps.skip('Create it', `It is ${state} already, so nothing of it was changed.`);
  return { state };
}

/** Texts, price, availability, screenshot and review of the product that exists, or is only announced by a plan. */
async function completeProduct(
  product: ProductCourse,
  others: readonly ReviewItem[],
  id: string | undefined,
  picture: HeldPicture | undefined,
): Promise<MadeProduct> {
  const { context, steps, kind, wanted, found } = product;
  const { texts, price, baseTerritory, territories, review, appId, platform, productId } = wanted;
  const what = `${kind.what} ${productId}`;
  const version = await writeProductTexts(context, steps, { calls: kind.versions, what, parentId: id }, texts);
  if (price !== undefined) await product.setPrice(context, steps, id, { territory: baseTerritory, price });
  await setAvailability(context, steps, product.availability, id, territories);
  await setReviewScreenshot(context, steps, kind, id, wanted, picture);
  const isPlan = inputOf<boolean>(context, 'dryRun') === true;
  if (!isPlan && id !== undefined && review !== 'no') await awaitReadyProduct(context, steps, kind, id);
  const items = [...reviewItem(kind.versions, what, version), ...others];
  const submission = await sendToReview(context, steps, { appId, platform, mode: review, items });
  const last = isPlan || id === undefined ? found : await readProduct(context, kind, id);
  return {
    ...(version?.versionId !== undefined && { versionId: version.versionId }),
    ...(submission && { submissionId: submission.id }),
    ...(last && { state: productStateOf(last) }),
  };
}

/** The version as an item of a review submission; none if it is unchanged. */
export function reviewItem(
  { item }: VersionCalls,
  what: string,
  version: WrittenVersion | undefined,
): readonly ReviewItem[] {
  return version ? [{ what, relationship: item, versionId: version.versionId }] : [];
}
