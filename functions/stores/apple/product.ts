// An in-app purchase or a subscription: the inputs that both have, its state, and the attributes that differ from the inputs.
import type { StepRunner } from '../../core/stepRunner.ts';
import { inputOf, type RecipeContext } from '../../workflow/storeApi.ts';
import type { ProductKind } from './productKinds.ts';
import type { ProductText } from './productTexts.ts';
import { conflict, joinNames, withReason, wrongInput } from './recipeErrors.ts';
import { NO_STATE, type Resource, type ResourceDocument } from './resource.ts';
import { isChangeable } from './reviewStates.ts';
import { refuseLanguages } from './texts.ts';

export interface ProductAttributes {
  readonly name: string;
  readonly productId: string;
  readonly state: string;
  readonly reviewNote: string;
  readonly familySharable: boolean;
  readonly inAppPurchaseType: string;
  readonly subscriptionPeriod: string;
  readonly groupLevel: number;
}
export type Product = Resource<ProductAttributes>;

/** Whether App Review gets it: not, in a draft that a person submits, or by itself. */
export type ReviewMode = 'no' | 'add' | 'submit';

export interface WantedProduct {
  readonly appId: string;
  /** Of the review submission. */
  readonly platform: string;
  readonly productId: string;
  /** What both kinds take; without those that are not given. */
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  readonly texts: readonly ProductText[];
  readonly baseTerritory: string;
  readonly price: string | undefined;
  readonly territories: readonly string[];
  readonly fileUrl: string | undefined;
  readonly fileName: string | undefined;
  readonly review: ReviewMode;
}

/** `own` are the inputs that only this kind has; an empty one, as flows send it, is none. */
export function readWantedProduct(context: RecipeContext, own: readonly string[]): WantedProduct {
  const textOf = (name: string): string | undefined => inputOf<string>(context, name)?.trim() || undefined;
  const texts = inputOf<readonly ProductText[]>(context, 'texts') ?? [];
  refuseLanguages(texts);
  const names = ['reviewNote', 'familySharable', ...own];
  const given = names.flatMap((name) => {
    const value = inputOf<string | number | boolean>(context, name);
    return value === undefined || value === '' ? [] : [[name, value] as const];
  });
  return {
    appId: textOf('appId') ?? '',
    platform: textOf('platform') ?? 'IOS',
    productId: textOf('productId') ?? '',
    attributes: { name: textOf('referenceName') ?? '', ...Object.fromEntries(given) },
    texts,
    baseTerritory: textOf('baseTerritory') ?? 'USA',
    price: textOf('price'),
    territories: inputOf<readonly string[]>(context, 'territories') ?? [],
    fileUrl: textOf('fileUrl'),
    fileName: textOf('fileName'),
    review: (textOf('review') as ReviewMode | undefined) ?? 'no',
  };
}

/**
 * Throws 400 for what App Review requires of a product that does not exist yet, and `others` of its kind; of one that exists,
 * the state that Apple reports shows it.
 */
export function refuseIncomplete(
  { what }: ProductKind,
  { review, texts, price, fileUrl }: WantedProduct,
  others: readonly string[] = [],
): void {
  const lacking = [
    ...(texts.length > 0 ? [] : ['Texts']),
    ...(price === undefined ? ['Price'] : []),
    ...(fileUrl === undefined ? ['Review screenshot address'] : []),
    ...others,
  ];
  if (review === 'no' || lacking.length === 0) return;
  throw wrongInput(
    `App Review takes a new ${what} only with all its parts. Give ${joinNames(lacking)}, or leave Review empty.`,
  );
}

/** Throws 409 for a product ID of another type or period: the call is more likely a mistake than a change. */
export function refuseOtherVariant(
  { variant: { attribute, title } }: ProductKind,
  found: Product | undefined,
  productId: string,
  wanted: string | undefined,
): void {
  const current = found?.attributes[attribute];
  if (current && current !== wanted)
    throw conflict(
      `The product ID ${productId} exists with the ${title} ${current}. Apple never frees a product ID: choose another.`,
    );
}

export function isDraftProduct(product: Product): boolean {
  return isChangeable('product', productStateOf(product));
}

export function productStateOf({ attributes }: Product): string {
  return attributes.state ?? NO_STATE;
}

export async function readProduct(context: RecipeContext, { readOne }: ProductKind, id: string): Promise<Product> {
  return (await context.store().call<ResourceDocument<ProductAttributes>>(readOne, { id })).data;
}

/** The operation that creates a product, and the inputs that only its creation takes. */
export interface CreateCall {
  readonly operation: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Creates it, or changes the attributes that differ. */
export async function writeProduct(
  context: RecipeContext,
  steps: StepRunner,
  kind: ProductKind,
  wanted: WantedProduct,
  found: Product | undefined,
  create: CreateCall,
): Promise<string | undefined> {
  const { call: ask } = context.store();
  const { attributes, productId } = wanted;
  const name = `Create the ${kind.what} ${productId}`;
  if (!found) {
    const made = await steps.write(
      name,
      () =>
        withReason(
          ask<ResourceDocument<ProductAttributes>>(create.operation, { productId, ...attributes, ...create.inputs }),
        ),
      ({ data }) => data.id,
    );
    return made?.data.id;
  }
  const changes = Object.entries(attributes).filter(
    ([key, value]) => value !== found.attributes[key as keyof ProductAttributes],
  );
  steps.skip(name, `It exists already: ${found.id}. What is missing is added.`);
  if (changes.length > 0)
    await steps.write(`Change ${changes.map(([key]) => key).join(', ')}`, () =>
      withReason(ask(kind.update, { id: found.id, ...Object.fromEntries(changes) })),
    );
  return found.id;
}
