// What Apple could not take of a new product is refused before it is created: Apple never frees a product ID.
import type { StepRunner } from '../../core/stepRunner.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { holdPictureAt } from './pictureFile.ts';
import { refusePrice } from './pricePoints.ts';
import type { WantedProduct } from './product.ts';
import type { ProductKind } from './productKinds.ts';
import { joinNames, wrongInput } from './recipeErrors.ts';
import type { ResourceList } from './resource.ts';
import { screenshotAddress } from './reviewScreenshot.ts';
import { listAllTerritories } from './territories.ts';
import type { HeldPicture } from './uploadBudget.ts';

/** How many apps are searched, in one call, and how many of their groups. */
const MOST_APPS = 200;
const MOST_GROUPS = 5;

/** The list of products of a kind that `id` has: of an app, or of a subscription group. */
export interface ProductList {
  readonly operation: string;
  readonly id: string;
}

/**
 * `lists` are searched for another product of the app, whose prices are compared. Returns the review screenshot, which the
 * product gets later.
 */
export async function checkNewProduct(
  context: RecipeContext,
  steps: StepRunner,
  kind: ProductKind,
  wanted: WantedProduct,
  lists: readonly ProductList[],
): Promise<HeldPicture | undefined> {
  const picture = await checkScreenshot(context, steps, wanted);
  await checkTerritories(context, steps, wanted);
  await checkPrice(context, steps, kind, wanted, lists);
  return picture;
}

async function checkScreenshot(
  context: RecipeContext,
  steps: StepRunner,
  wanted: WantedProduct,
): Promise<HeldPicture | undefined> {
  const address = screenshotAddress(wanted);
  return (
    address &&
    steps.read(
      'Check the review screenshot',
      () => holdPictureAt(context, address),
      ({ upload }) => `${upload.name} is a picture.`,
      ({ upload }) => upload.name,
    )
  );
}

async function checkTerritories(
  context: RecipeContext,
  steps: StepRunner,
  { territories, baseTerritory, price }: WantedProduct,
) {
  const named = [...territories, ...(price === undefined ? [] : [baseTerritory])];
  if (named.length === 0) return;
  await steps.read(
    'Check the territories',
    async () => {
      const all = new Set(await listAllTerritories(context));
      const unknown = [...new Set(named.filter((each) => !all.has(each)))];
      if (all.size > 0 && unknown.length > 0)
        throw wrongInput(
          `The App Store has no territory ${joinNames(unknown)}. Give other Territories or another Base territory, as three letters.`,
        );
    },
    () => `The App Store has ${joinNames([...new Set(named)])}.`,
  );
}

async function checkPrice(
  context: RecipeContext,
  steps: StepRunner,
  kind: ProductKind,
  { price, baseTerritory: territory }: WantedProduct,
  lists: readonly ProductList[],
) {
  if (price === undefined) return;
  await steps.read(
    'Check the price',
    async () => {
      const other = (await findOther(context, lists)) ?? (await findInApps(context, kind));
      if (other !== undefined) await refusePrice(context, kind.pricePoints, other, { territory, price });
      return other !== undefined;
    },
    (isKnown) =>
      isKnown
        ? `Another ${kind.what} can have it.`
        : 'It is the first of its kind: Apple lists its prices once it exists.',
    () => undefined,
  );
}

async function findOther(context: RecipeContext, lists: readonly ProductList[]): Promise<string | undefined> {
  for (const { operation, id } of lists) {
    const { data } = await context.store().call<ResourceList<unknown>>(operation, { id, limit: 1 });
    if (data[0]) return data[0].id;
  }
  return undefined;
}

/** A product of this kind in any app of the account. */
async function findInApps(context: RecipeContext, { inApp }: ProductKind): Promise<string | undefined> {
  const { relationship, list } = inApp;
  const inputs = { include: [relationship], 'fields[apps]': [relationship], [`limit[${relationship}]`]: 1 };
  const { answer } = await context.store().listUpTo<ResourceList<unknown>>('apps_getCollection', inputs, MOST_APPS);
  const ids = (answer.included ?? []).map(({ id }) => id);
  if (list === undefined) return ids[0];
  return findOther(
    context,
    ids.slice(0, MOST_GROUPS).map((id) => ({ operation: list, id })),
  );
}
