// Subscriptions: their status, and more time for customers after an outage. Source: Apple, "App Store Server API".
import { path, query, rows } from '../../core/builders.ts';
import {
  arrayOf,
  define,
  field,
  flag,
  integer,
  list,
  moment,
  object,
  type Schema,
  text,
  unseen,
  withWords,
} from '../../core/schema.ts';
import { anyTransaction, byEnvironment, environment, originalTransaction } from './inputs.ts';
import { renewal, transaction } from './signedFields.ts';

const shared = { host: byEnvironment, decodes: true } as const;

const status = '1 active, 2 expired, 3 billing retry, 4 grace period, 5 revoked.';

const last = object({
  status: field(withWords(integer()), 'Status', status),
  originalTransactionId: unseen(text, 'The first transaction of the subscription, as in the transaction.'),
  transaction: field(transaction, 'Purchase', 'The last transaction.'),
  renewal: field(renewal, 'Renewal', 'What happens next.'),
});

/** A request is known by a UUID of the caller. */
const requestId: Schema = { ...text, pattern: '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$' };

const extension = {
  extendByDays: field(integer(1, 90), 'Days', 'How many days the renewal moves, at most 90.'),
  extendReasonCode: field(
    integer(0, 3),
    'Reason',
    '1 customer satisfaction, 2 another reason, 3 a service issue or outage, 0 undeclared.',
  ),
  requestIdentifier: field(
    requestId,
    'Request ID',
    'A new UUID for each extension, such as the expression guid() makes.',
  ),
};

const needed = ['extendByDays', 'extendReasonCode', 'requestIdentifier'];

export const subscriptions = rows('appstoreserver', {
  ListSubscriptionStatuses: {
    ...shared,
    route: 'GET /inApps/v1/subscriptions/{transactionId}',
    summary: 'List subscription statuses',
    description: 'Reads all subscriptions of a customer: whether each is active, and when it renews.',
    access: 'read',
    parameters: [
      anyTransaction,
      environment,
      query('status', { type: 'array', items: integer(1, 5) }, 'Statuses', `Only subscriptions with these: ${status}`),
    ],
    list: 'data',
    responds: define(
      'SubscriptionStatuses',
      object(
        {
          data: field(
            arrayOf(
              object({
                subscriptionGroupIdentifier: field(text, 'Subscription group', 'The ID of the group.'),
                lastTransactions: field(arrayOf(last), 'Last', 'The last transaction of each subscription.'),
              }),
            ),
            'Groups',
            'The subscription groups.',
          ),
          bundleId: field(text, 'Bundle ID', 'The bundle ID of the app.'),
          appAppleId: field(text, 'App ID', 'The ID of the app; missing in the sandbox.'),
          environment: field(text, 'Environment', 'Production or Sandbox.'),
        },
        ['data'],
      ),
    ),
  },
  ExtendSubscription: {
    ...shared,
    route: 'PUT /inApps/v1/subscriptions/extend/{originalTransactionId}',
    summary: 'Extend subscription',
    description:
      'Moves the renewal of one subscription by some days, for free: at most twice a year for a customer. It cannot be undone, and Apple notifies the customer.',
    access: 'publish',
    verifyWith: 'ListSubscriptionStatuses',
    parameters: [originalTransaction, environment],
    body: define('SubscriptionExtension', object(extension, needed)),
    responds: define(
      'SubscriptionExtended',
      object(
        {
          success: field(flag, 'Is extended', 'Whether the renewal was moved.'),
          effectiveDate: field(moment, 'New date', 'When the subscription renews now.'),
          originalTransactionId: field(text, 'Original transaction ID', 'The first transaction of the subscription.'),
          webOrderLineItemId: field(text, 'Order line', 'The ID of the period that was extended.'),
        },
        ['success'],
      ),
    ),
  },
  ExtendAllSubscriptions: {
    host: byEnvironment,
    route: 'POST /inApps/v1/subscriptions/extend/mass',
    summary: 'Extend all subscriptions',
    description:
      'Moves the renewal of every active subscriber of a product by some days, for free. It cannot be undone. Read Subscription Extension shows when it is done.',
    access: 'publish',
    verifyWith: 'ReadSubscriptionExtension',
    parameters: [environment],
    body: define(
      'AllSubscriptionsExtension',
      object(
        {
          productId: field(text, 'Product ID', 'The product ID of the subscription.'),
          ...extension,
          storefrontCountryCodes: field(
            { ...list, items: { ...text, pattern: '^[A-Z]{3}$' } },
            'Storefronts',
            'Only customers of these countries, such as DEU. All if empty.',
          ),
        },
        ['productId', ...needed],
      ),
    ),
    responds: define(
      'AllSubscriptionsExtended',
      object({ requestIdentifier: field(text, 'Request ID', 'The UUID of the request.') }, ['requestIdentifier']),
    ),
  },
  ReadSubscriptionExtension: {
    ...shared,
    route: 'GET /inApps/v1/subscriptions/extend/mass/{productId}/{requestIdentifier}',
    summary: 'Read subscription extension',
    description: 'Reads whether Apple has extended all subscriptions of a product, and how many.',
    access: 'read',
    parameters: [
      {
        ...path('productId', 'Product ID', 'The product ID of the subscription.'),
        schema: { ...text, pattern: '^[A-Za-z0-9_-][A-Za-z0-9._-]{0,254}$' },
      },
      path('requestIdentifier', 'Request ID', 'The UUID that the request was sent with.'),
      environment,
    ],
    responds: define(
      'SubscriptionExtensionStatus',
      object(
        {
          requestIdentifier: field(text, 'Request ID', 'The UUID of the request.'),
          complete: field(flag, 'Is complete', 'Whether all subscriptions were handled.'),
          completeDate: field(moment, 'Completed', 'When that was.'),
          succeededCount: field(integer(), 'Extended', 'How many were extended.'),
          failedCount: field(integer(), 'Failed', 'How many could not be extended.'),
        },
        ['complete'],
      ),
    ),
  },
});
