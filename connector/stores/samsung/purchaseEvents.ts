// The fields of a purchase event of the Galaxy Store (Instant Server Notification, version 2.0).
// Source: Samsung, "Samsung IAP Instant Server Notification"; the members of each event as public receivers have them.
import { recipeRows, relayRows } from '../../core/builders.ts';
import type { EventField, EventFields } from '../../core/eventFields.ts';
import { field, flag, moment, type Schema, text } from '../../core/schema.ts';
import { purchaseList } from '../../relay/eventSubscriptions.ts';
import { purchaseEnd, purchaseReceiver, purchaseTrigger } from '../../relay/purchaseTrigger.ts';

/** Samsung adds others. */
const types = [
  'ITEM_PURCHASED',
  'ITEM_REFUNDED',
  'ARS_SUBSCRIBED',
  'ARS_RENEWED',
  'ARS_UNSUBSCRIBED',
  'ARS_RESUBSCRIBED',
  'ARS_IN_GRACE_PERIOD',
  'ARS_OUT_GRACE_PERIOD',
  'ARS_REFUNDED',
  'ARS_UPDOWNGRADED',
  'ARS_PRICECHANGE_AGREED',
  'ORDER_HISTORY_DELETED',
  'TEST',
];

export const galaxyPurchaseFields = {
  eventType: of(text, 'Event type', 'What happened, such as ITEM_PURCHASED or ARS_RENEWED.', 'sub'),
  occurredAt: { ...of(moment, 'Occurred', 'When Samsung issued the event.', 'iat'), unit: 'seconds' },
  packageName: of(text, 'Package name', 'The package name of the app.', 'aud.0', 'aud'),
  itemId: of(
    text,
    'Item ID',
    'The ID of the in-app item; after a change of plan the new one.',
    ...inData('itemId', 'newItemId'),
  ),
  orderId: of(
    text,
    'Order ID',
    'The order that the event is about.',
    ...inData('orderId', 'renewedOrderId', 'resubscribedOrderId', 'refundedOrderId', 'newOrderId'),
  ),
  purchaseId: of(
    text,
    'Purchase ID',
    'The purchase that the event is about, to verify it with Read receipt.',
    ...inData('purchaseId', 'renewedPurchaseId', 'resubscribedPurchaseId', 'refundedPurchaseId', 'newPurchaseId'),
  ),
  firstOrderId: of(
    text,
    'First order ID',
    'The order that began the subscription.',
    ...inData('firstOrderId', 'oldOrderId'),
  ),
  firstPurchaseId: of(
    text,
    'First purchase ID',
    'The purchase that began the subscription: the same in all its events.',
    ...inData('firstPurchaseId', 'oldPurchaseId'),
  ),
  paymentPlan: of(
    text,
    'Payment plan',
    'FreeTrial, TieredPrice or Regular.',
    ...inData('paymentPlan', 'newPaymentPlan'),
  ),
  formerItemId: of(text, 'Former item ID', 'After a change of plan, the item before it.', ...inData('oldItemId')),
  formerPaymentPlan: of(
    text,
    'Former payment plan',
    'After a change of plan, the payment plan before it.',
    ...inData('oldPaymentPlan'),
  ),
  renewsAt: time('Renews', 'When the subscription renews next.', 'scheduledTimeOfRenewal'),
  validUntil: time('Valid until', 'When the subscription ends unless it renews.', 'validUntil'),
  gracePeriodStart: time('Grace period begins', 'When the grace period begins.', 'gracePeriodStartDate'),
  gracePeriodEnd: time('Grace period ends', 'When the grace period ends.', 'gracePeriodEndDate'),
  refundedPurchaseDate: time('Refunded purchase date', 'The date of a refunded purchase.', 'refundedPurchaseDate'),
  priceAgreed: of(flag, 'Price agreed', 'Whether the customer agreed to a new price.', ...inData('agreeYn')),
  contentName: of(text, 'App name', 'The name of the app; in a test event.', ...inData('contentName')),
  sellerName: of(text, 'Seller name', 'The name of the seller; in a test event.', ...inData('sellerName')),
  passThroughParam: of(
    text,
    'Passed text',
    'What the app passed with the purchase. Deprecated with version 6.4.0 of the IAP SDK.',
    ...inData('passThroughParam'),
  ),
  testPayment: of(flag, 'Test payment', 'Whether it was paid in test mode.', ...inData('testPayYn')),
  betaTest: of(flag, 'Beta test', 'Whether it was bought in a beta test.', ...inData('betaTestYn')),
  data: of(text, 'Data', 'All that Samsung sent about the event, as JSON.', 'data'),
} satisfies EventFields;

export const galaxyPurchaseTriggers = recipeRows('samsung', {
  WhenGalaxyPurchase: purchaseTrigger({
    name: 'Galaxy',
    app: {
      packageName: field(
        { ...text, pattern: '^[A-Za-z0-9_.]{1,255}$' },
        'Package name',
        'The package name of the app whose purchases start the flow.',
      ),
    },
    types,
    fields: galaxyPurchaseFields,
    summary: 'When a Galaxy Store purchase event arrives',
    description:
      'This operation triggers when a customer buys, renews, cancels or gets a refund: Samsung sends an Instant Server Notification. Enter the address that it answers in Seller Portal, at the item.',
    hint: 'To see it work, enter the address in Seller Portal at an item, and use the test button there.',
    verifyWith: 'ListGalaxyPurchaseSubscriptions',
  }),
});

export const galaxyPurchaseRecipes = [
  ...recipeRows('samsung', {
    ListGalaxyPurchaseSubscriptions: { ...purchaseList('Galaxy Store'), visibility: 'advanced' },
    EndGalaxyPurchaseSubscription: purchaseEnd('samsung', 'ListGalaxyPurchaseSubscriptions'),
  }),
  ...relayRows({ ReceiveGalaxyPurchase: purchaseReceiver('samsung') }),
];

function of(schema: Schema, title: string, description: `${string}.`, ...from: [string, ...string[]]): EventField {
  return { schema: field(schema, title, description), from };
}

function time(title: string, description: `${string}.`, name: string): EventField {
  return { ...of(moment, title, description, `data.${name}`), unit: 'seconds' };
}

function inData(...names: [string, ...string[]]): [string, ...string[]] {
  return names.map((name) => `data.${name}`) as [string, ...string[]];
}
