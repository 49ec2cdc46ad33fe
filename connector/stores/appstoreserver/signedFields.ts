// The fields of what the App Store signs: transactions, renewals and app transactions, flat and typed.
// Source: Apple, "JWSTransactionDecodedPayload", "JWSRenewalInfoDecodedPayload" and "JWSAppTransactionDecodedPayload".
import { type EventField, type EventFields, itemProperties } from '../../core/eventFields.ts';
import {
  bigInteger,
  define,
  field,
  flag,
  integer,
  moment,
  object,
  type Schema,
  text,
  unseen,
  withWords,
} from '../../core/schema.ts';
import { applePurchaseFields } from '../apple/purchaseEvents.ts';

const code = withWords(integer());
const thousandths = withWords(bigInteger);

export const transactionFields = {
  transactionId: of('transactionId', text, 'Transaction ID', 'The ID of the transaction.'),
  originalTransactionId: of(
    'originalTransactionId',
    text,
    'Original transaction ID',
    'The first transaction of the subscription.',
  ),
  productId: of('productId', text, 'Product ID', 'The product that was bought.'),
  type: of('type', text, 'Product type', 'Such as Auto-Renewable Subscription or Consumable.'),
  transactionReason: of('transactionReason', text, 'Reason', 'PURCHASE, or RENEWAL.'),
  purchaseDate: time('purchaseDate', 'Purchased', 'When it was bought or renewed.'),
  originalPurchaseDate: time('originalPurchaseDate', 'First purchased', 'When the first transaction was made.'),
  expiresDate: time('expiresDate', 'Expires', 'When the subscription expires or renews.'),
  quantity: of('quantity', integer(), 'Quantity', 'How many were bought.'),
  price: of('price', thousandths, 'Price in thousandths', 'The price in thousandths of the currency.'),
  currency: of('currency', text, 'Currency', 'The currency of the price, such as EUR.'),
  storefront: of('storefront', text, 'Storefront', 'The country of the store, such as DEU.'),
  revocationDate: time('revocationDate', 'Revoked', 'When Apple refunded or revoked it.'),
  revocationReason: of('revocationReason', code, 'Revocation reason', '1 for a problem in the app, 0 for another.'),
  revocationType: of('revocationType', text, 'Revocation type', 'Such as REFUND_FULL or REFUND_PRORATED.'),
  revocationPercentage: of('revocationPercentage', code, 'Revoked share', 'In thousandths of a percent.'),
  isUpgraded: of('isUpgraded', flag, 'Is upgraded', 'Whether the customer has upgraded to another subscription.'),
  offerType: of('offerType', code, 'Offer type', '1 introductory, 2 promotional, 3 code, 4 win-back.'),
  offerId: of('offerIdentifier', text, 'Offer ID', 'The ID of the offer.'),
  offerDiscountType: of('offerDiscountType', text, 'Discount type', 'FREE_TRIAL, PAY_AS_YOU_GO or PAY_UP_FRONT.'),
  subscriptionGroupId: of('subscriptionGroupIdentifier', text, 'Subscription group', 'The ID of the group.'),
  ownership: of('inAppOwnershipType', text, 'Ownership', 'PURCHASED, or FAMILY_SHARED.'),
  appAccountToken: of('appAccountToken', text, 'App account token', 'The UUID that your app gave the customer.'),
  appTransactionId: of('appTransactionId', text, 'App transaction ID', 'The customer’s download of the app.'),
  webOrderLineItemId: of('webOrderLineItemId', text, 'Order line', 'The ID of one period of the subscription.'),
  bundleId: of('bundleId', text, 'Bundle ID', 'The bundle ID of the app.'),
  environment: of('environment', text, 'Environment', 'Production or Sandbox.'),
  signedDate: time('signedDate', 'Signed', 'When Apple signed this.'),
} satisfies EventFields;

export const renewalFields = {
  autoRenews: of('autoRenewStatus', flag, 'Renews automatically', 'Whether the subscription will renew.'),
  autoRenewProductId: of('autoRenewProductId', text, 'Next product', 'The product of the next period.'),
  productId: of('productId', text, 'Product ID', 'The product of this period.'),
  originalTransactionId: of('originalTransactionId', text, 'Original transaction ID', 'The first transaction.'),
  renewalDate: time('renewalDate', 'Renews', 'When it renews next.'),
  renewalPrice: of('renewalPrice', thousandths, 'Renewal price', 'In thousandths of the currency.'),
  currency: of('currency', text, 'Currency', 'The currency of that price.'),
  expirationIntent: of(
    'expirationIntent',
    code,
    'Expiration reason',
    '1 canceled, 2 billing error, 3 price not accepted, 4 product not available, 5 another.',
  ),
  isInBillingRetry: of('isInBillingRetryPeriod', flag, 'Is in billing retry', 'Whether Apple tries to charge again.'),
  gracePeriodExpiresDate: time('gracePeriodExpiresDate', 'Grace period ends', 'When the grace period ends.'),
  priceIncreaseStatus: of('priceIncreaseStatus', code, 'Price increase', '0 not accepted yet, 1 accepted.'),
  offerId: of('offerIdentifier', text, 'Offer ID', 'The ID of the offer.'),
  recentSubscriptionStartDate: time('recentSubscriptionStartDate', 'Started', 'When it last began without a gap.'),
  environment: of('environment', text, 'Environment', 'Production or Sandbox.'),
  signedDate: time('signedDate', 'Signed', 'When Apple signed this.'),
} satisfies EventFields;

export const appTransactionFields = {
  appTransactionId: of('appTransactionId', text, 'Download ID', 'The customer’s download of the app.'),
  bundleId: of('bundleId', text, 'Bundle ID', 'The bundle ID of the app.'),
  appId: of('appAppleId', text, 'App ID', 'The ID of the app; missing in the sandbox.'),
  applicationVersion: of('applicationVersion', text, 'App version', 'The version that is installed.'),
  originalApplicationVersion: of('originalApplicationVersion', text, 'First version', 'The version bought first.'),
  originalPurchaseDate: time('originalPurchaseDate', 'First purchased', 'When the app was bought first.'),
  preorderDate: time('preorderDate', 'Preordered', 'When the app was preordered.'),
  originalPlatform: of('originalPlatform', text, 'First platform', 'Where it was bought: iOS, macOS, tvOS, visionOS.'),
  environment: of('receiptType', text, 'Environment', 'Production or Sandbox.'),
  signedDate: time('receiptCreationDate', 'Signed', 'When Apple signed this.'),
} satisfies EventFields;

export const transaction = signed('SignedTransaction', 'A purchase that Apple signed.', transactionFields);
export const renewal = signed('SignedRenewal', 'What happens next, signed by Apple.', renewalFields);
export const appTransaction = signed('SignedAppTransaction', 'A download, signed by Apple.', appTransactionFields);
export const notification = signed('SignedNotification', 'A purchase event that Apple signed.', applePurchaseFields);

/** Signed data: its fields if Apple's signature is right, and otherwise why it is not. */
function signed(name: string, description: `${string}.`, fields: EventFields): Schema {
  const shape = object(
    {
      verified: field(
        flag,
        'Is verified',
        'Whether Apple signed it for this app. If not, the other fields are absent.',
      ),
      problem: field(text, 'Problem', 'Why it is not verified.'),
      ...itemProperties(fields),
      signed: unseen(text, 'What Apple signed, as it was sent.'),
    },
    ['verified', 'signed'],
  );
  return define(name, { ...shape, description });
}

function of(path: string, schema: Schema, title: string, description: `${string}.`): EventField {
  return { schema: field(schema, title, description), from: [path] };
}

function time(path: string, title: string, description: `${string}.`): EventField {
  return { ...of(path, moment, title, description), unit: 'milliseconds' };
}
