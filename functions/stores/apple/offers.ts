// The offers of a product and their codes: what exists is found by its name, and never made a second time.
import type { StepRunner } from '../../core/stepRunner.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { makeOnce } from './makeOnce.ts';
import type { CodeCalls, OfferKind } from './offerKinds.ts';
import { listOfferPrices, type OfferPrices, offerPriceInputs } from './offerPrices.ts';
import { conflict, joinNames, withReason } from './recipeErrors.ts';
import type { Resource, ResourceList } from './resource.ts';
import type { WantedCodes, WantedOffer } from './wantedOffer.ts';

type Offer = Resource<Readonly<Record<string, unknown>>>;
type Codes = Resource<{
  readonly customCode: string;
  readonly numberOfCodes: number;
  readonly expirationDate: string;
  readonly environment: string;
  readonly active: boolean;
}>;

export interface OfferTarget {
  readonly context: RecipeContext;
  readonly steps: StepRunner;
  readonly kind: OfferKind;
}

/**
 * The ID of the offer with this name, which is created after `check` if there is none; undefined for a plan. Throws 409 if it
 * differs.
 */
export async function writeOffer(
  { context, steps, kind }: OfferTarget,
  productId: string,
  { attributes, prices: { price } }: WantedOffer,
  prices: OfferPrices,
  check: () => Promise<void>,
): Promise<string | undefined> {
  const { name } = attributes;
  const find = () => findOffer(context, kind, productId, name);
  const found = await steps.read(
    `Find the offer ${name}`,
    find,
    (offer) => offer?.id ?? 'There is none.',
    (offer) => offer?.attributes,
  );
  const create = `Create the offer ${name}`;
  if (!found) {
    await check();
    const inputs = { [kind.parent]: productId, ...attributes, ...offerPriceInputs(kind, prices) };
    const made = await steps.write(
      create,
      () => withReason(makeOnce<Offer['attributes']>(context.store(), kind.create, inputs, find)),
      ({ id }) => id,
      `It gets prices in ${prices.size} territories.`,
    );
    return made?.id;
  }
  const present = await steps.read(
    `Read the prices of the offer ${name}`,
    () => listOfferPrices(context, kind, found.id),
    (all) => `It has prices in ${all.size} territories.`,
    (all) => Object.fromEntries(all),
  );
  const differing = [
    ...Object.entries(attributes).flatMap(([key, value]) => (isSame(found.attributes[key], value) ? [] : [key])),
    ...differingPrices(present, prices, price?.territory),
  ];
  if (differing.length > 0)
    throw conflict(
      `The offer ${name} exists with other values: ${joinNames(differing)}. Apple cannot change an offer. Give another Offer name, or its values.`,
    );
  if (found.attributes.active === false)
    throw conflict(`The offer ${name} is deactivated, so its codes are not valid. Give another Offer name.`);
  steps.skip(create, `It exists already: ${found.id}.`);
  return found.id;
}

/** The ID of the codes; those with the same values are used, so that a repeated call makes no second ones. */
export async function writeCodes(
  { context, steps, kind }: OfferTarget,
  offerCodeId: string | undefined,
  codes: WantedCodes,
): Promise<string | undefined> {
  const { customCode, numberOfCodes, expirationDate, environment } = codes;
  const isCustom = customCode !== undefined;
  const calls = isCustom ? kind.customCodes : kind.oneTimeUseCodes;
  const step = isCustom ? `Create the custom code ${customCode}` : `Create ${numberOfCodes} codes`;
  const list = () => listCodes(context, calls, offerCodeId);
  const present = await steps.read('List its codes', list, (all) => `There are ${all.length} of this kind.`);
  const same = present.find((each) => isWanted(each, codes));
  if (same) {
    steps.skip(step, `They exist already: ${same.id}. For more, give another Number of codes or Expiration date.`);
    return same.id;
  }
  const taken = present.find(({ attributes }) => isCustom && attributes.customCode === customCode);
  if (taken) throw takenCode(taken, customCode ?? '');
  const made = await steps.write(
    step,
    () => {
      const own = isCustom ? { customCode } : { environment };
      const inputs = { offerCodeId, ...own, numberOfCodes, ...(expirationDate !== undefined && { expirationDate }) };
      const find = async () => (await list()).find((each) => isWanted(each, codes));
      return withReason(makeOnce<Codes['attributes']>(context.store(), calls.create, inputs, find));
    },
    ({ id }) => id,
  );
  return made?.id;
}

async function findOffer(
  context: RecipeContext,
  { list }: OfferKind,
  id: string,
  name: string,
): Promise<Offer | undefined> {
  const { data } = await context.store().listAll<ResourceList<Offer['attributes']>>(list, { id });
  return data.find(({ attributes }) => attributes.name === name);
}

async function listCodes(
  context: RecipeContext,
  { list }: CodeCalls,
  id: string | undefined,
): Promise<readonly Codes[]> {
  if (id === undefined) return [];
  return (await context.store().listAll<ResourceList<Codes['attributes']>>(list, { id })).data as readonly Codes[];
}

function isWanted({ attributes }: Codes, wanted: WantedCodes): boolean {
  const { customCode, numberOfCodes, expirationDate, environment } = attributes;
  return (
    attributes.active !== false &&
    numberOfCodes === wanted.numberOfCodes &&
    (expirationDate ?? undefined) === wanted.expirationDate &&
    (wanted.customCode === undefined
      ? (environment ?? 'PRODUCTION') === wanted.environment
      : customCode === wanted.customCode)
  );
}

function takenCode({ attributes }: Codes, code: string) {
  const { active, numberOfCodes, expirationDate } = attributes;
  if (active === false) return conflict(`The custom code ${code} is deactivated. Give another Custom code.`);
  const until = expirationDate ? ` until ${expirationDate}` : ' without an end';
  return conflict(
    `The custom code ${code} exists for ${numberOfCodes} customers${until}, and Apple cannot change it. Give these values, or another Custom code.`,
  );
}

/** The base territory stands for all: Apple may equalize the others anew. */
function differingPrices(present: OfferPrices, wanted: OfferPrices, base = ''): readonly string[] {
  const isSamePlaces = present.size === wanted.size && [...wanted.keys()].every((where) => present.has(where));
  const isSamePrice = !wanted.has(base) || present.get(base) === wanted.get(base);
  return [...(isSamePlaces ? [] : ['territories']), ...(isSamePrice ? [] : ['price'])];
}

/** A list in any order. */
function isSame(present: unknown, wanted: unknown): boolean {
  if (!Array.isArray(present) || !Array.isArray(wanted)) return present === wanted;
  return present.length === wanted.length && wanted.every((each) => present.includes(each));
}
