// Single purchases: subscriptions, acknowledgment, receipt. Sources: Samsung, "IAP Subscription API", "IAP Purchase Acknowledgment" and "Samsung IAP Server API".
import { path, query, rows } from '../../core/builders.ts';
import { arrayOf, define, field, integer, object, oneOf, type Schema, text } from '../../core/schema.ts';
import { inPackage } from './inputs.ts';
import { receipt, subscription } from './receipts.ts';

const inPurchase = path(
  'purchaseId',
  'Purchase ID',
  'The ID of the purchase, as the app, List Galaxy Store orders or a notification of Samsung gives it.',
  { shared: 'GalaxyPurchase' },
);

const purchase: Schema = { ...text, pattern: '^[A-Za-z0-9_-]{1,128}$' };

const acknowledged = object({
  totalCount: field(integer(), 'Number of purchases', 'How many purchases this is about.'),
  purchaseItemList: field(
    arrayOf(
      object({
        purchaseId: field(text, 'Purchase ID', 'The ID of the purchase.'),
        statusCode: field(
          text,
          'Status code',
          '0 done, 1 no such order, 2 the order did not succeed, 3 the wrong kind of product, 4 done before, 5 not allowed.',
        ),
        statusString: field(text, 'Status text', 'The message of Samsung.'),
      }),
    ),
    'Purchases',
    'What came of each purchase.',
  ),
});

const ending = object(
  {
    action: field(
      oneOf('cancel', 'refund', 'revoke'),
      'Action',
      'With cancel it ends with the period that is paid. With refund the last payment is given back and it goes on. With revoke the payment is given back and it ends at once.',
    ),
    caller: field(
      oneOf('admin', 'user'),
      'Caller',
      'Only with cancel: user lets the buyer resume it before the end, admin does not. Default: admin.',
    ),
  },
  ['action'],
);

export const purchases = rows('samsung', {
  ReadGalaxySubscription: {
    route: 'GET /iap/seller/v6/applications/{packageName}/purchases/subscriptions/{purchaseId}',
    summary: 'Read Galaxy Store subscription',
    description: 'Reads the state of a subscription: its expiry, its price, and whether it was canceled.',
    access: 'read',
    parameters: [inPackage, inPurchase],
    responds: define('GalaxySubscription', subscription),
  },
  ChangeGalaxySubscription: {
    route: 'PATCH /iap/seller/v6/applications/{packageName}/purchases/subscriptions/{purchaseId}',
    summary: 'Change Galaxy Store subscription',
    description: 'Cancels, refunds or revokes the subscription of a buyer. This cannot be undone.',
    access: 'publish',
    parameters: [inPackage, inPurchase],
    body: define('GalaxySubscriptionChange', ending),
    responds: define(
      'GalaxySubscriptionChanged',
      object({
        code: field(text, 'Code', 'A success is 0000.'),
        message: field(text, 'Message', 'The message of Samsung, such as Success.'),
      }),
    ),
  },
  AcknowledgePurchase: {
    route: 'PATCH /iap/seller/v6/applications/{packageName}/purchases/{purchaseId}',
    summary: 'Acknowledge Galaxy Store purchase',
    description:
      'Confirms to Samsung that the purchase was delivered. The action succeeds even if a purchase was refused: check each Status code.',
    access: 'publish',
    verifyWith: 'ReadReceipt',
    parameters: [inPackage, inPurchase],
    body: define(
      'GalaxyAcknowledgment',
      object(
        {
          action: field(
            oneOf('consume', 'acknowledge'),
            'Action',
            'Choose consume for an item that can be bought again, acknowledge for a subscription.',
          ),
          purchasedIdList: field(
            { ...arrayOf(purchase), maxItems: 100 },
            'More purchases',
            'The IDs of further purchases.',
          ),
        },
        ['action'],
      ),
    ),
    responds: define('GalaxyAcknowledged', acknowledged),
  },
  ReadReceipt: {
    route: 'GET /iap/v6/receipt',
    summary: 'Read Galaxy Store receipt',
    description:
      'Reads the receipt of a purchase, which proves the payment. Samsung requires no key: anyone with the purchase ID can read it.',
    access: 'read',
    host: 'iap',
    authorization: 'none',
    parameters: [
      query('purchaseID', purchase, 'Purchase ID', 'The ID of the purchase, as the app gives it.', { required: true }),
    ],
    responds: define('GalaxyReceipt', receipt),
  },
});
