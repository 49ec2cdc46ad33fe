// Transactions and refunds of one customer. Source: Apple, "App Store Server API".
import { path, query, rows } from '../../core/builders.ts';
import {
  arrayOf,
  define,
  field,
  flag,
  integer,
  list,
  moment,
  none,
  object,
  oneOf,
  someOf,
  text,
  withWords,
} from '../../core/schema.ts';
import { paginationReport } from '../../relay/pagination.ts';
import { anyTransaction, byEnvironment, environment, originalTransaction } from './inputs.ts';
import { appTransaction, transaction } from './signedFields.ts';

const shared = { host: byEnvironment, decodes: true } as const;

const revision = query('revision', text, 'Revision', 'The revision of the page before, for the next page.', {
  visibility: 'advanced',
});

const paged = {
  input: 'revision',
  items: 'transactions',
  next: { at: 'revision' },
  more: 'hasMore',
} as const;

const page = {
  transactions: field(arrayOf(transaction), 'Transactions', 'The transactions, at most 20 on a page.'),
  revision: field(text, 'Revision', 'For the next page, or for what is new later.'),
  hasMore: field(flag, 'Has more', 'Whether there is another page.'),
  ...paginationReport,
};

const firstColumns = [
  'productId',
  'purchaseDate',
  'transactionReason',
  'price',
  'currency',
  'revocationDate',
  'transactionId',
];

export const transactions = rows('appstoreserver', {
  ListAppStoreTransactions: {
    ...shared,
    route: 'GET /inApps/v2/history/{transactionId}',
    summary: 'List App Store transactions',
    description: 'Lists all in-app purchases of a customer, with their fields verified and readable.',
    access: 'read',
    milliseconds: ['startDate', 'endDate'],
    parameters: [
      anyTransaction,
      environment,
      query('productId', list, 'Product IDs', 'Only purchases of these products.'),
      query(
        'productType',
        someOf('AUTO_RENEWABLE', 'NON_RENEWABLE', 'CONSUMABLE', 'NON_CONSUMABLE'),
        'Product types',
        'Only purchases of these types.',
      ),
      query('startDate', moment, 'From', 'Only purchases after this time.'),
      query('endDate', moment, 'Until', 'Only purchases before this time.'),
      query('revoked', flag, 'Is revoked', 'Yes for refunded ones only, no for the others only.'),
      query('sort', oneOf('ASCENDING', 'DESCENDING'), 'Sort', 'By the date of the last change. Oldest first if empty.'),
      query('subscriptionGroupIdentifier', list, 'Subscription groups', 'Only subscriptions of these groups.', {
        visibility: 'advanced',
      }),
      query(
        'inAppOwnershipType',
        oneOf('PURCHASED', 'FAMILY_SHARED'),
        'Ownership',
        'Only own or only shared purchases.',
        {
          visibility: 'advanced',
        },
      ),
      revision,
    ],
    pages: paged,
    responds: define(
      'TransactionHistory',
      object(
        {
          ...page,
          bundleId: field(text, 'Bundle ID', 'The bundle ID of the app.'),
          appAppleId: field(text, 'App ID', 'The ID of the app; missing in the sandbox.'),
          environment: field(text, 'Environment', 'Production or Sandbox.'),
        },
        ['transactions'],
      ),
    ),
    columns: firstColumns,
  },
  ReadAppStoreTransaction: {
    ...shared,
    route: 'GET /inApps/v1/transactions/{transactionId}',
    summary: 'Read App Store transaction',
    description: 'Reads one in-app purchase, with its fields verified and readable.',
    access: 'read',
    parameters: [anyTransaction, environment],
    responds: define(
      'TransactionRead',
      object({ transaction: field(transaction, 'Transaction', 'The purchase.') }, ['transaction']),
    ),
  },
  ReadAppTransaction: {
    ...shared,
    route: 'GET /inApps/v1/transactions/appTransactions/{transactionId}',
    summary: 'Read app transaction',
    description: 'Reads when and where a customer got the app, and its first version.',
    access: 'read',
    visibility: 'advanced',
    parameters: [anyTransaction, environment],
    responds: define(
      'AppTransactionRead',
      object({ appTransaction: field(appTransaction, 'App transaction', 'The download of the app.') }, [
        'appTransaction',
      ]),
    ),
  },
  ListAppStoreRefunds: {
    ...shared,
    route: 'GET /inApps/v2/refund/lookup/{transactionId}',
    summary: 'List App Store refunds',
    description: 'Lists the refunded in-app purchases of a customer.',
    access: 'read',
    parameters: [anyTransaction, environment, revision],
    pages: paged,
    responds: define('RefundHistory', object(page, ['transactions'])),
    columns: firstColumns,
  },
  LookUpAppStoreOrder: {
    ...shared,
    route: 'GET /inApps/v1/lookup/{orderId}',
    summary: 'Look up App Store order',
    description: 'Finds the purchases of an order ID, which customers have in the receipt that Apple sends by email.',
    access: 'read',
    parameters: [path('orderId', 'Order ID', 'The order ID in the email of Apple.'), environment],
    responds: define(
      'OrderLookup',
      object(
        {
          status: field(
            withWords(integer()),
            'Status',
            '0 for a valid order ID, 1 for one without purchases of this app.',
          ),
          transactions: field(arrayOf(transaction), 'Transactions', 'The purchases of the order.'),
        },
        ['status'],
      ),
    ),
  },
  SendConsumptionInformation: {
    host: byEnvironment,
    route: 'PUT /inApps/v2/transactions/consumption/{transactionId}',
    summary: 'Send consumption information',
    description:
      'Reports to Apple what a customer used of a purchase, after the event CONSUMPTION_REQUEST. Apple then decides about the refund.',
    access: 'publish',
    unverifiable: "The event REFUND or REFUND_DECLINED reports Apple's decision.",
    parameters: [anyTransaction, environment],
    body: define(
      'ConsumptionInformation',
      object(
        {
          customerConsented: field(flag, 'Customer consented', 'Apple takes the information with consent only.'),
          deliveryStatus: field(
            oneOf(
              'DELIVERED',
              'UNDELIVERED_QUALITY_ISSUE',
              'UNDELIVERED_WRONG_ITEM',
              'UNDELIVERED_SERVER_OUTAGE',
              'UNDELIVERED_OTHER',
            ),
            'Delivery status',
            'Whether the app delivered a purchase that works.',
          ),
          sampleContentProvided: field(flag, 'Sample provided', 'Whether there was a free sample before.'),
          consumptionPercentage: field(
            integer(0, 100_000),
            'Consumed share',
            'In thousandths of a percent: 50000 is half.',
          ),
          refundPreference: field(
            oneOf('DECLINE', 'GRANT_FULL', 'GRANT_PRORATED'),
            'Refund preference',
            'What you prefer Apple to do.',
          ),
        },
        ['customerConsented', 'deliveryStatus', 'sampleContentProvided'],
      ),
    ),
    responds: none,
  },
  SetAppAccountToken: {
    host: byEnvironment,
    route: 'PUT /inApps/v1/transactions/{originalTransactionId}/appAccountToken',
    summary: 'Set app account token',
    description: 'Notes the account of your app that a purchase belongs to.',
    access: 'write',
    visibility: 'advanced',
    verifyWith: 'ReadAppStoreTransaction',
    parameters: [originalTransaction, environment],
    body: define(
      'AppAccountToken',
      object(
        {
          appAccountToken: field(
            { ...text, pattern: '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$' },
            'App account token',
            'A UUID that stands for the account in your app.',
          ),
        },
        ['appAccountToken'],
      ),
    ),
    responds: none,
  },
});
