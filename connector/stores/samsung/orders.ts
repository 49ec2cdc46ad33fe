// Payments and refunds of a day. Source: Samsung, "IAP Orders API"; the fields of an order: Galaxy-Store-CLI.
import { rows } from '../../core/builders.ts';
import { arrayOf, define, field, object, text } from '../../core/schema.ts';
import { paginationReport } from '../../relay/pagination.ts';
import { packageField } from './inputs.ts';

const order = object({
  orderId: field(text, 'Order ID', 'The ID of the order.'),
  purchaseId: field(text, 'Purchase ID', 'The ID of the purchase, which other actions ask for.'),
  contentId: field(text, 'Content ID', 'The ID of the app.'),
  packageName: field(text, 'Package name', 'The package name of the app.'),
  countryId: field(text, 'Country code', 'The country of the buyer, such as USA.'),
  itemId: field(text, 'Item ID', 'The ID of the item.'),
  itemTitle: field(text, 'Item title', 'The name of the item.'),
  status: field(text, 'Status', 'A code of Samsung, such as 2. Samsung does not document its meaning.'),
  orderTime: field(text, 'Order time', 'When it was ordered.'),
  completionTime: field(text, 'Completion time', 'When it was paid.'),
  refundTime: field(text, 'Refund time', 'When the money was given back; empty if it was not.'),
  localCurrency: field(text, 'Currency sign', 'The sign of the currency of the buyer.'),
  localCurrencyCode: field(text, 'Currency', 'The currency of the buyer, such as USD.'),
  localPrice: field(text, 'Local price', 'The price in that currency, as a text.'),
  usdPrice: field(text, 'US dollar price', 'The price in US dollars, as a text.'),
  exchangeRate: field(text, 'Exchange rate', 'The rate between the two.'),
  mcc: field(text, 'Mobile country code', 'The code of the mobile network of the buyer.'),
  subscriptionOrderId: field(text, 'Subscription order ID', 'The first order of a subscription.'),
  freeTrialYN: field(text, 'Is free trial', 'Y for a free trial.'),
  tieredSubscriptionYN: field(text, 'Is tiered', 'Y for a subscription with a lower price at its beginning.'),
});

const asked = object(
  {
    sellerSeq: field(
      { ...text, pattern: '^\\d{12}$' },
      'Seller number',
      'The seller deeplink of 12 digits, as Seller Portal shows it.',
    ),
    packageName: { ...packageField, description: 'Only the orders of the app with this package name.' },
    requestDate: field(
      { ...text, pattern: '^\\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])$' },
      'Day',
      'The day of the orders, as in 20260701; yesterday if empty.',
    ),
    continuationToken: field(
      { ...text, maxLength: 4_096 },
      'Next page',
      'The value of Next page in the previous response.',
    ),
  },
  ['sellerSeq'],
);

export const orders = rows('samsung', {
  ListOrders: {
    route: 'POST /iap/seller/orders',
    summary: 'List Galaxy Store orders',
    description: 'Lists the payments and refunds of one day, in all apps or in one, up to 100 per page.',
    access: 'read',
    safe: true,
    pages: {
      input: 'continuationToken',
      in: 'body',
      items: 'orderItemList',
      next: { at: 'continuationToken' },
    },
    body: define('GalaxyOrderQuery', asked),
    responds: define(
      'GalaxyOrderList',
      object({
        orderItemList: field(arrayOf(order), 'Orders', 'The orders of this page.'),
        continuationToken: field(text, 'Next page', 'Give this as Next page to go on; empty on the last page.'),
        ...paginationReport,
      }),
    ),
  },
});
