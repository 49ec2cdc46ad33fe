// Offer codes of subscriptions and in-app purchases: offers, custom codes, and codes that can be used once.
import { path } from '../../../core/builders.ts';
import type { Parameter } from '../../../core/operation.ts';
import { bytes, type Choices } from '../../../core/schema.ts';
import {
  chooseApp,
  chooseGroup,
  chooseInAppPurchase,
  chooseSubscription,
  purchaseOfferChoices,
  subscriptionOfferChoices,
} from '../dynamicValues.ts';
import type { OperationOverlay, Overlay, ResourceOverlay } from './types.ts';

/** A product that offers are of: its part of Apple's names and of the names here, and how an offer of it is picked. */
interface Offered {
  readonly apple: 'subscription' | 'inAppPurchase';
  readonly name: 'Subscription' | 'InAppPurchase';
  readonly what: 'subscription' | 'in app purchase';
  /** Apple's operationId of the list of its offers. */
  readonly list: string;
  readonly offers: Choices;
  readonly choosers: readonly Parameter[];
}

const subscription: Offered = {
  ...{ apple: 'subscription', name: 'Subscription', what: 'subscription' },
  list: 'subscriptions_offerCodes_getToManyRelated',
  offers: subscriptionOfferChoices(),
  choosers: [chooseApp, chooseGroup, chooseSubscription],
};
const purchase: Offered = {
  ...{ apple: 'inAppPurchase', name: 'InAppPurchase', what: 'in app purchase' },
  list: 'inAppPurchasesV2_offerCodes_getToManyRelated',
  offers: purchaseOfferChoices(),
  choosers: [chooseApp, chooseInAppPurchase],
};

const offer = {
  name: ['Offer name', 'What it is called in App Store Connect.'],
  active: ['Is active', 'Whether customers can redeem its codes.'],
  customerEligibilities: ['Customers', 'Who can redeem its codes.'],
  productionCodeCount: ['Codes', 'How many codes it has.'],
  sandboxCodeCount: ['Sandbox codes', 'How many codes for the sandbox it has.'],
} as const satisfies ResourceOverlay['attributes'];

const codes = {
  numberOfCodes: ['Number of codes', 'How many customers can use them.'],
  expirationDate: ['Expires', 'The last day on which they are valid.'],
  active: ['Is active', 'Whether customers can redeem them.'],
  createdDate: ['Created', 'When they were made.'],
} as const satisfies ResourceOverlay['attributes'];
const customCodes = {
  what: 'custom code',
  attributes: { customCode: 'What customers enter.', ...codes },
} as const satisfies ResourceOverlay;
const oneTimeUseCodes = {
  what: 'batch of one-time use codes',
  plural: 'batches of one-time use codes',
  attributes: { ...codes, environment: 'Whether they are valid in the store or in the sandbox.' },
} as const satisfies ResourceOverlay;

export const offerCodes: Overlay = {
  resources: {
    SubscriptionOfferCode: {
      what: 'offer',
      attributes: {
        ...offer,
        offerMode: ['Payment', 'Whether customers pay nothing, for each period, or once.'],
        duration: 'The length of a period, or of the whole offer.',
        numberOfPeriods: ['Periods', 'How many periods it has.'],
        offerEligibility: ['Introductory offer', 'Whether customers can also redeem an introductory offer.'],
        autoRenewEnabled: ['Renews', 'Whether the subscription goes on after it.'],
        totalNumberOfCodes: ['All codes', 'How many codes it has, with those of the sandbox.'],
        targetSubscriptionPlanType: ['Plan type', 'Whether customers pay each month, or for the whole period at once.'],
      },
    },
    InAppPurchaseOfferCode: { what: 'offer', attributes: offer },
    SubscriptionOfferCodeCustomCode: customCodes,
    InAppPurchaseOfferCodeCustomCode: customCodes,
    SubscriptionOfferCodeOneTimeUseCode: oneTimeUseCodes,
    InAppPurchaseOfferCodeOneTimeUseCode: oneTimeUseCodes,
  },
  operations: { ...operationsOf(subscription), ...operationsOf(purchase) },
};

function operationsOf(offered: Offered): Readonly<Record<string, OperationOverlay>> {
  const { apple, name, what, list, choosers } = offered;
  const offerId = path('id', 'Offer', 'The offer.', { choices: { ...offered.offers, by: 'its name' } });
  const customId = path('id', 'Custom code', 'The ID of a custom code, from their list.');
  const oneTimeId = path('id', 'Batch', 'The ID of a batch of one-time use codes, from their list.');
  const byName = true;
  return {
    [`List${name}OfferCodes`]: {
      of: list,
      summary: `List offer codes of ${what}`,
      description: `Lists the offers of ${a(what)} with offer codes. Include customCodes or oneTimeUseCodes to get their codes.`,
      inputs: { 'filter[territory]': ['Territories', 'Only the offers in these countries or regions, such as USA.'] },
      ...{ byName, choosers: choosers.slice(0, -1) },
    },
    [`Update${name}OfferCode`]: {
      ...updates(`${apple}OfferCodes`, `offer of ${what}`, `${name}OfferChange`),
      ...{ path: offerId, choosers, verifyWith: `List${name}OfferCodes` },
    },
    [`List${name}CustomCodes`]: {
      of: `${apple}OfferCodes_customCodes_getToManyRelated`,
      summary: `List custom codes of ${what}`,
      description: `Lists the custom codes of an offer of ${a(what)}, which many customers can use.`,
      ...{ byName, path: offerId, choosers },
    },
    [`Update${name}CustomCode`]: {
      ...updates(`${apple}OfferCodeCustomCodes`, `custom code of ${what}`, `${name}CustomCodeChange`),
      ...{ path: customId, verifyWith: `List${name}CustomCodes` },
    },
    [`List${name}OneTimeUseCodes`]: {
      of: `${apple}OfferCodes_oneTimeUseCodes_getToManyRelated`,
      summary: `List one-time use codes of ${what}`,
      description: `Lists the batches of codes of an offer of ${a(what)} that can be used once. Download returns the codes.`,
      ...{ byName, path: offerId, choosers },
    },
    [`Download${name}OneTimeUseCodes`]: {
      of: `${apple}OfferCodeOneTimeUseCodes_values_getToOneRelated`,
      summary: `Download one-time use codes of ${what}`,
      description: `Returns the codes of a batch as CSV. Each is worth ${a(what)}, so it needs the access class credential.`,
      ...{ byName, path: oneTimeId, responds: bytes },
    },
    [`Update${name}OneTimeUseCodes`]: {
      ...updates(`${apple}OfferCodeOneTimeUseCodes`, `one-time use codes of ${what}`, `${name}OneTimeUseCodesChange`),
      ...{ path: oneTimeId, verifyWith: `List${name}OneTimeUseCodes` },
    },
  };
}

/** Apple lets nothing else of an offer or of its codes be changed. */
function updates(resource: string, what: string, body: string) {
  return {
    of: `${resource}_updateInstance`,
    summary: `Update ${what}`,
    description: `Stops the ${what}, or starts it again. Nothing else of it can be changed.`,
    byName: true,
    body: [body, { active: 'No if customers can redeem no code any more.' }],
  } as const satisfies OperationOverlay;
}

function a(what: string): string {
  return what.startsWith('in') ? `an ${what}` : `a ${what}`;
}
