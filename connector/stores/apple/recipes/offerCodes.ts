// Recipes that create offer codes of subscriptions and in-app purchases: the offer, its prices, and codes for customers.
// Sources: Apple's OpenAPI 4.4.1; App Store Connect help, "Set up offer codes" and "Create offer codes for In-App Purchases".
import { recipeRows } from '../../../core/builders.ts';
import { arrayOf, coded, define, field, flag, integer, object, type Schema, text } from '../../../core/schema.ts';
import { planInputs } from '../../../relay/stepReport.ts';
import { answers, appId, pricesIn } from './shared.ts';

/** Help: an app has at most so many codes in a quarter. */
const MOST_CODES = 1_000_000;

const territories = 'The countries and regions of the offer, such as USA. If empty, all that Apple has a price for.';

const durations = coded({
  ...{ THREE_DAYS: 'Three days', ONE_WEEK: 'One week', TWO_WEEKS: 'Two weeks', ONE_MONTH: 'One month' },
  ...{ TWO_MONTHS: 'Two months', THREE_MONTHS: 'Three months', SIX_MONTHS: 'Six months', ONE_YEAR: 'One year' },
});

const offered = {
  appId,
  productId: field({ ...text, maxLength: 100 }, 'Product ID', 'The identifier that the app uses.'),
  name: field({ ...text, minLength: 1, maxLength: 64 }, 'Offer name', 'What the offer is called in App Store Connect.'),
};

const codes = {
  customCode: field(
    { ...text, pattern: '^[A-Za-z0-9]{0,64}$' },
    'Custom code',
    'A code that many customers can use, such as SPRING26. If empty, Apple makes codes that can be used once.',
  ),
  numberOfCodes: field(
    integer(1, MOST_CODES),
    'Number of codes',
    'How many codes to make, or how often the custom code can be used. If empty, the offer gets no codes yet.',
  ),
  expirationDate: field(
    { ...text, pattern: '^([0-9]{4}-[0-9]{2}-[0-9]{2})?$' },
    'Expiration date',
    'The last day of the codes, such as 2026-12-31. Codes that can be used once need one within six months.',
  ),
  environment: field(
    coded({ PRODUCTION: 'Production', SANDBOX: 'Sandbox' }),
    'Environment',
    'Where codes that can be used once are valid. Production if empty.',
  ),
  ...planInputs,
};

const made = {
  offerCodeId: field(text, 'Offer code ID', 'The ID of the offer.'),
  customCodeId: field(text, 'Custom code ID', 'The ID of the custom code.'),
  oneTimeUseCodesId: field(
    text,
    'One time use codes ID',
    'The ID of the codes that can be used once. Download one-time use codes returns them.',
  ),
};

export const offerCodeRecipes = recipeRows('apple', {
  CreateSubscriptionOfferCodes: {
    route: 'POST /recipes/subscriptionOfferCodes',
    summary: 'Create offer codes of subscription',
    description:
      'Creates an offer of a subscription with its prices in the territories, and codes that customers redeem. If the offer or the codes exist, they are used. Apple cannot change an offer, so one that differs is refused.',
    access: 'publish',
    verifyWith: 'ListSubscriptionOfferCodes',
    recipe: 'apple/subscriptionOfferCodes',
    continues: true,
    audited: ['offerCodeId'],
    body: define(
      'SubscriptionOfferCodesToCreate',
      object(
        {
          ...offered,
          customerEligibilities: customers({ NEW: 'New', EXISTING: 'Existing', EXPIRED: 'Expired' }),
          offerMode: field(
            coded({ FREE_TRIAL: 'Free', PAY_AS_YOU_GO: 'Pay as you go', PAY_UP_FRONT: 'Pay up front' }),
            'Payment',
            'Whether customers pay nothing, a lower price for each period, or one price for all of them.',
          ),
          duration: field(durations, 'Duration', 'The length of a period, or of the whole offer.'),
          numberOfPeriods: field(integer(1, 12), 'Periods', 'How many periods, with Pay as you go. 1 if empty.'),
          offerEligibility: field(
            coded({ STACK_WITH_INTRO_OFFERS: 'Both', REPLACE_INTRO_OFFERS: 'Only this offer' }),
            'Introductory offer',
            'Whether customers can also redeem an introductory offer. Both if empty.',
          ),
          autoRenewEnabled: field(flag, 'Renews', 'No if the subscription ends with the offer.'),
          ...pricesIn({
            price: 'What customers pay in the base territory, such as 1.99. Empty if Payment is Free.',
            territories,
          }),
          ...codes,
        },
        ['appId', 'productId', 'name', 'customerEligibilities', 'offerMode', 'duration'],
      ),
    ),
    responds: answers('CreatedSubscriptionOfferCodes', {
      subscriptionId: field(text, 'Subscription ID', 'The ID of the subscription.'),
      ...made,
    }),
  },
  CreateInAppPurchaseOfferCodes: {
    route: 'POST /recipes/inAppPurchaseOfferCodes',
    summary: 'Create offer codes of in app purchase',
    description:
      'Creates an offer of an in-app purchase with its prices in the territories, and codes that customers redeem. If the offer or the codes exist, they are used. Apple cannot change an offer, so one that differs is refused.',
    access: 'publish',
    verifyWith: 'ListInAppPurchaseOfferCodes',
    recipe: 'apple/inAppPurchaseOfferCodes',
    continues: true,
    audited: ['offerCodeId'],
    body: define(
      'InAppPurchaseOfferCodesToCreate',
      object(
        {
          ...offered,
          customerEligibilities: customers({
            NON_SPENDER: 'Never purchased',
            ACTIVE_SPENDER: 'Purchased in the last 30 days',
            CHURNED_SPENDER: 'Purchased more than 30 days ago',
          }),
          ...pricesIn({
            price: 'What customers pay in the base territory, such as 1.99, or 0 if it is free.',
            territories,
          }),
          ...codes,
        },
        ['appId', 'productId', 'name', 'customerEligibilities', 'price'],
      ),
    ),
    responds: answers('CreatedInAppPurchaseOfferCodes', {
      inAppPurchaseId: field(text, 'In app purchase ID', 'The ID of the in-app purchase.'),
      ...made,
    }),
  },
});

function customers(displayNames: Readonly<Record<string, string>>): Schema {
  return field(
    { ...arrayOf(coded(displayNames)), maxItems: Object.keys(displayNames).length },
    'Customers',
    'Who can redeem the codes.',
  );
}
