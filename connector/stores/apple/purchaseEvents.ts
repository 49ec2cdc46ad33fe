// The fields of a purchase event of the App Store (App Store Server Notifications, version 2).
// Source: Apple, "responseBodyV2DecodedPayload", "JWSTransactionDecodedPayload" and "JWSRenewalInfoDecodedPayload".
import { recipeRows, relayRows } from '../../core/builders.ts';
import type { EventField, EventFields } from '../../core/eventFields.ts';
import { bigInteger, field, flag, id, integer, moment, type Schema, text, withWords } from '../../core/schema.ts';
import { purchaseList } from '../../relay/eventSubscriptions.ts';
import { purchaseEnd, purchaseReceiver, purchaseTrigger } from '../../relay/purchaseTrigger.ts';
import { appChoices } from './dynamicValues.ts';

/** Source: the types of Apple's library, version 3.1.0. */
const types = [
  'CONSUMPTION_REQUEST',
  'DID_CHANGE_RENEWAL_PREF',
  'DID_CHANGE_RENEWAL_STATUS',
  'DID_FAIL_TO_RENEW',
  'DID_RENEW',
  'EXPIRED',
  'EXTERNAL_PURCHASE_TOKEN',
  'GRACE_PERIOD_EXPIRED',
  'METADATA_UPDATE',
  'MIGRATION',
  'OFFER_REDEEMED',
  'ONE_TIME_CHARGE',
  'PRICE_CHANGE',
  'PRICE_INCREASE',
  'REFUND',
  'REFUND_DECLINED',
  'REFUND_REVERSED',
  'RENEWAL_EXTENDED',
  'RENEWAL_EXTENSION',
  'RESCIND_CONSENT',
  'REVOKE',
  'SUBSCRIBED',
  'TEST',
];

/** The parts of a notification of which one is there. */
const PARTS = ['data', 'summary', 'externalPurchaseToken', 'appData'] as const;

export const applePurchaseFields = {
  eventType: of(text, 'Event type', 'What happened, such as SUBSCRIBED, DID_RENEW or REFUND.', 'notificationType'),
  subtype: of(text, 'Subtype', 'More about it, such as INITIAL_BUY or VOLUNTARY.', 'subtype'),
  occurredAt: time('Occurred', 'When Apple signed the event.', 'signedDate'),
  environment: of(text, 'Environment', 'Production or Sandbox.', ...inParts('environment')),
  bundleId: of(text, 'Bundle ID', 'The bundle ID of the app.', ...inParts('bundleId')),
  appId: of(text, 'App ID', 'The ID of the app; missing in the sandbox.', ...inParts('appAppleId')),
  subscriptionStatus: of(
    withWords(integer()),
    'Subscription status',
    '1 active, 2 expired, 3 billing retry, 4 grace period, 5 revoked.',
    'data.status',
  ),
  consumptionRequestReason: of(
    text,
    'Consumption request reason',
    'Why the customer asks for a refund.',
    'data.consumptionRequestReason',
  ),
  productId: of(
    text,
    'Product ID',
    'The product that was bought.',
    'transaction.productId',
    'renewal.productId',
    'summary.productId',
  ),
  productType: of(text, 'Product type', 'Such as Auto-Renewable Subscription or Consumable.', 'transaction.type'),
  transactionId: of(text, 'Transaction ID', 'The transaction that the event is about.', 'transaction.transactionId'),
  originalTransactionId: of(
    text,
    'Original transaction ID',
    'The first transaction of the subscription: the same in all its events.',
    'transaction.originalTransactionId',
    'renewal.originalTransactionId',
  ),
  purchaseDate: time('Purchased', 'When it was bought or renewed.', 'transaction.purchaseDate'),
  expiresDate: time('Expires', 'When the subscription expires or renews.', 'transaction.expiresDate'),
  quantity: of(integer(), 'Quantity', 'How many were bought.', 'transaction.quantity'),
  price: of(
    withWords(bigInteger),
    'Price in thousandths',
    'The price in thousandths of the currency.',
    'transaction.price',
  ),
  currency: of(text, 'Currency', 'The currency of the price, such as EUR.', 'transaction.currency'),
  storefront: of(text, 'Storefront', 'The country of the store, such as DEU.', 'transaction.storefront'),
  offerId: of(text, 'Offer ID', 'The ID of the offer.', 'transaction.offerIdentifier', 'renewal.offerIdentifier'),
  revocationDate: time('Revoked', 'When Apple refunded or revoked it.', 'transaction.revocationDate'),
  appAccountToken: of(
    text,
    'App account token',
    'The UUID that your app gave the customer.',
    'transaction.appAccountToken',
  ),
  autoRenews: of(flag, 'Renews automatically', 'Whether the subscription will renew.', 'renewal.autoRenewStatus'),
  gracePeriodEnd: time('Grace period ends', 'When the billing grace period ends.', 'renewal.gracePeriodExpiresDate'),
  renewsAt: time('Renews', 'When the subscription renews next.', 'renewal.renewalDate'),
  details: of(
    text,
    'Details',
    'What an event without a transaction says, as JSON: a summary, an external purchase or app data.',
    'summary',
    'externalPurchaseToken',
    'appData',
  ),
  transaction: of(text, 'Transaction', 'The whole verified transaction, as JSON.', 'transaction'),
  renewal: of(text, 'Renewal', 'The whole verified renewal information, as JSON.', 'renewal'),
} satisfies EventFields;

export const applePurchaseTriggers = recipeRows('apple', {
  WhenAppStorePurchase: purchaseTrigger({
    name: 'AppStore',
    app: { appId: { ...field(id, 'App', 'The app whose purchases start the flow.'), choices: appChoices } },
    types,
    fields: applePurchaseFields,
    summary: 'When an App Store purchase event arrives',
    description:
      'This operation triggers when a customer buys, renews, cancels or gets a refund: Apple sends an App Store Server Notification. Enter the address that it answers in App Store Connect, App Information, App Store Server Notifications.',
    hint: 'To see it work, enter the address in App Store Connect, and buy something in the sandbox.',
    verifyWith: 'ListEventSubscriptions',
  }),
});

export const applePurchaseRecipes = [
  ...recipeRows('apple', {
    // makers find them in List event subscriptions
    ListAppStorePurchaseSubscriptions: {
      ...purchaseList('App Store'),
      summary: 'List App Store purchase subscriptions',
      byName: true,
    },
    EndAppStorePurchaseSubscription: purchaseEnd('apple', 'ListEventSubscriptions'),
  }),
  ...relayRows({ ReceiveAppStorePurchase: purchaseReceiver('apple') }),
];

function of(schema: Schema, title: string, description: `${string}.`, ...from: [string, ...string[]]): EventField {
  return { schema: field(schema, title, description), from };
}

function time(title: string, description: `${string}.`, path: string): EventField {
  return { ...of(moment, title, description, path), unit: 'milliseconds' };
}

function inParts(name: string): [string, ...string[]] {
  return PARTS.map((part) => `${part}.${name}`) as [string, ...string[]];
}
