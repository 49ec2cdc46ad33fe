// Data of one purchase: its receipt, or the state of its subscription. Dates are strings in the store's own format.
import { coded, field, number, object, oneOf, text } from '../../core/schema.ts';
import { yesNo } from './inputs.ts';

export const receipt = object(
  {
    status: field(text, 'Status', 'A success is a purchase, cancel one that was taken back, fail one that is unknown.'),
    orderId: field(text, 'Order ID', 'The ID of the order.'),
    paymentId: field(text, 'Payment ID', 'The ID of the payment.'),
    packageName: field(text, 'Package name', 'The package name of the app: check that it is yours.'),
    itemId: field(text, 'Item ID', 'The ID of the item.'),
    itemName: field(text, 'Item name', 'The name of the item.'),
    itemDesc: field(text, 'Item description', 'The description of the item.'),
    itemType: field(text, 'Item type', 'The kind of item.'),
    countryCode: field(text, 'Country code', 'The country of the buyer, such as KOR.'),
    purchaseDate: field(text, 'Purchase date', 'When it was bought, as in 2019-11-29 01:32:41.'),
    paymentAmount: field(text, 'Amount', 'What was paid, as a text such as 100.000.'),
    currencyCode: field(text, 'Currency', 'The currency, such as KRW.'),
    currencyUnit: field(text, 'Currency unit', 'The sign or unit of the currency.'),
    paymentMethod: field(text, 'Payment method', 'The payment method, such as Credit Card.'),
    mode: field(text, 'Mode', 'PRODUCTION for real money; anything else is a test.'),
    consumeYN: field(yesNo, 'Is consumed', 'Y once the purchase was consumed.'),
    consumeDate: field(text, 'Consume date', 'When it was consumed.'),
    // the page uses this spelling; its samples do not
    comsumeDate: field(text, 'Consume date (other spelling)', 'The same, should Samsung spell it as its page does.'),
    consumeDeviceModel: field(text, 'Consume device', 'The model of the device on which it was consumed.'),
    acknowledgeYN: field(yesNo, 'Is acknowledged', 'Y once the purchase was acknowledged.'),
    acknowledgeDate: field(text, 'Acknowledge date', 'When it was acknowledged.'),
    acknowledgeDeviceModel: field(text, 'Acknowledge device', 'The model of the device of that.'),
    cancelDate: field(text, 'Cancel date', 'When the purchase was taken back.'),
    passThroughParam: field(text, 'Pass through', 'What the app gave along with the purchase.'),
    obfuscatedAccountId: field(
      text,
      'Obfuscated account ID',
      'The account of the buyer in the app, as the app gave it.',
    ),
    obfuscatedProfileId: field(
      text,
      'Obfuscated profile ID',
      'The profile of the buyer in the app, as the app gave it.',
    ),
  },
  ['status'],
);

const price = object({
  localCurrencyCode: field(text, 'Currency', 'The currency of the buyer, such as USD.'),
  localPrice: field(number, 'Local price', 'What the buyer pays.'),
  supplyPrice: field(number, 'Supply price', 'What Samsung calls the supply price.'),
});

const priceChange = object({
  priceChangeMode: field(text, 'Change mode', 'How the price changes.'),
  priceChangeStatus: field(text, 'Change status', 'How far the change has come.'),
  priceChangeConsentDate: field(text, 'Consent date', 'When the buyer agreed.'),
  expectedNewPriceChargeDate: field(text, 'First charge', 'When the new price is first charged.'),
  newPrice: field(
    object({
      localCurrencyCode: field(text, 'Currency', 'The currency of the buyer.'),
      localPrice: field(number, 'Local price', 'What the buyer will pay.'),
    }),
    'New price',
    'The price after the change.',
  ),
});

export const subscription = object({
  subscriptionStatus: field(
    oneOf('ACTIVE', 'CANCEL'),
    'Subscription status',
    'ACTIVE goes on, CANCEL was canceled and ends on the end date.',
  ),
  subscriptionPurchaseDate: field(text, 'Begin', 'When it began, as in 2024-06-01 01:02:03 GMT.'),
  subscriptionEndDate: field(text, 'End', 'Until when it is paid.'),
  subscriptionFirstPurchaseID: field(text, 'First purchase ID', 'The purchase with which it began.'),
  itemID: field(text, 'Item ID', 'The ID of the subscription in Seller Portal.'),
  itemTitle: field(text, 'Item title', 'The name of the subscription.'),
  countryCode: field(text, 'Country code', 'The country of the buyer.'),
  price: field(price, 'Price', 'What it costs the buyer.'),
  realMode: field(yesNo, 'Is real', 'Y for real money, N for a test.'),
  freeTrial: field(
    coded({ Y: 'Free trial', T: 'Lower price at the beginning', N: 'None' }),
    'Free trial',
    'Y for a free trial, T for a lower introductory price, otherwise N.',
  ),
  currentPaymentPlan: field(
    coded({ F: 'Free trial', R: 'Regular price', T: 'Lower price at the beginning' }),
    'Payment plan',
    'F for the free trial, T for the lower price at the beginning, R for the regular price.',
  ),
  latestOrderId: field(text, 'Latest order ID', 'The ID of the last order.'),
  latestRenewalDate: field(text, 'Latest renewal', 'When it was last renewed.'),
  totalNumberOfTieredPayment: field(text, 'Lower payments', 'How many payments were made at the lower price.'),
  totalNumberOfRenewalPayment: field(text, 'Regular payments', 'How many payments were made at the regular price.'),
  cancelSubscriptionDate: field(text, 'Cancel date', 'When it was canceled.'),
  cancelSubscriptionReason: field(text, 'Cancel reason', 'Why it was canceled.'),
  gracePeriodYN: field(yesNo, 'Is in grace period', 'Y while Samsung tries a failed payment again.'),
  gracePeriodEndDate: field(text, 'Grace period end', 'When that time ends.'),
  priceChange: field(priceChange, 'Price change', 'A planned or past price change; empty if there is none.'),
});
