// The inputs of offer codes: the offer, its prices, and the codes. Refused before anything is written.
import { DAY_MS } from '../../core/time.ts';
import { inputOf, type RecipeContext } from '../../workflow/storeApi.ts';
import type { WantedPrices } from './offerPrices.ts';
import { wrongInput } from './recipeErrors.ts';

/** Codes to make: custom ones have a text, the others can be used once. */
export interface WantedCodes {
  readonly customCode: string | undefined;
  readonly numberOfCodes: number;
  readonly expirationDate: string | undefined;
  readonly environment: string;
}

export interface WantedOffer {
  readonly appId: string;
  readonly productId: string;
  /** What Apple stores of the offer. None of it can be changed later. */
  readonly attributes: Readonly<Record<string, unknown>> & { readonly name: string };
  readonly prices: WantedPrices;
  readonly codes: WantedCodes | undefined;
}

/** Help, "Set up offer codes": codes that can be used once expire after six months at most. */
const MOST_MONTHS = 6;

export function readPurchaseOffer(context: RecipeContext): WantedOffer {
  return { ...readOffer(context, {}), prices: pricesOf(context, textOf(context, 'price')) };
}

export function readSubscriptionOffer(context: RecipeContext): WantedOffer {
  const [offerMode, price] = [textOf(context, 'offerMode'), textOf(context, 'price')];
  const isFree = offerMode === 'FREE_TRIAL';
  if (isFree && price !== undefined) throw wrongInput('Leave Price empty: Payment is Free.');
  if (!isFree && price === undefined) throw wrongInput('Give the Price of the offer, or choose Free as Payment.');
  // Apple requires the number whatever the payment. Source: as in offerPrices.ts
  const numberOfPeriods = inputOf<number>(context, 'numberOfPeriods') ?? 1;
  if (offerMode !== 'PAY_AS_YOU_GO' && numberOfPeriods !== 1)
    throw wrongInput('Several Periods need Pay as you go as Payment. Otherwise give the whole length as Duration.');
  const autoRenewEnabled = inputOf<boolean>(context, 'autoRenewEnabled');
  const own = {
    ...{ offerMode, numberOfPeriods, duration: textOf(context, 'duration') },
    offerEligibility: textOf(context, 'offerEligibility') ?? 'STACK_WITH_INTRO_OFFERS',
    ...(autoRenewEnabled !== undefined && { autoRenewEnabled }),
  };
  return { ...readOffer(context, own), prices: pricesOf(context, price) };
}

function readOffer(context: RecipeContext, own: Readonly<Record<string, unknown>>): Omit<WantedOffer, 'prices'> {
  const customerEligibilities = [...new Set(inputOf<readonly string[]>(context, 'customerEligibilities') ?? [])];
  return {
    appId: textOf(context, 'appId') ?? '',
    productId: textOf(context, 'productId') ?? '',
    attributes: { name: textOf(context, 'name') ?? '', customerEligibilities, ...own },
    codes: readCodes(context),
  };
}

function pricesOf(context: RecipeContext, price: string | undefined): WantedPrices {
  const territory = textOf(context, 'baseTerritory') ?? 'USA';
  const territories = [...new Set(inputOf<readonly string[]>(context, 'territories') ?? [])];
  return { price: price === undefined ? undefined : { territory, price }, territories };
}

/** Undefined if no codes are asked for. */
function readCodes(context: RecipeContext): WantedCodes | undefined {
  const [customCode, expirationDate] = [textOf(context, 'customCode'), textOf(context, 'expirationDate')];
  const numberOfCodes = inputOf<number>(context, 'numberOfCodes');
  const environment = textOf(context, 'environment') ?? 'PRODUCTION';
  if (customCode !== undefined && environment !== 'PRODUCTION')
    throw wrongInput('A Custom code is for production. Leave Custom code or Environment empty.');
  if (numberOfCodes === undefined) {
    if (customCode === undefined && expirationDate === undefined) return undefined;
    throw wrongInput('Give the Number of codes, or leave Custom code and Expiration date empty.');
  }
  if (customCode === undefined && expirationDate === undefined)
    throw wrongInput('Give an Expiration date within six months: codes that can be used once need one.');
  if (expirationDate !== undefined) refuseDate(expirationDate, customCode === undefined, context.now());
  return { customCode, numberOfCodes, expirationDate, environment };
}

/** One day is left for the time zone of the store. */
function refuseDate(date: string, isLimited: boolean, now: number): void {
  if (Number.isNaN(Date.parse(date)) || new Date(Date.parse(date)).toISOString().slice(0, 10) !== date)
    throw wrongInput(`There is no day ${date}. Give the Expiration date as year, month and day.`);
  const last = new Date(now);
  last.setUTCMonth(last.getUTCMonth() + MOST_MONTHS);
  if (Date.parse(date) < now - 2 * DAY_MS) throw wrongInput(`The Expiration date ${date} is over. Give a later one.`);
  if (isLimited && Date.parse(date) > last.getTime() + DAY_MS)
    throw wrongInput(`Codes that can be used once expire within six months. Give an earlier one than ${date}.`);
}

function textOf(context: RecipeContext, name: string): string | undefined {
  return inputOf<string>(context, name)?.trim() || undefined;
}
