// Products of an app: in-app purchases and subscriptions.
import { path } from '../../../core/builders.ts';
import { arrayOf, oneOf } from '../../../core/schema.ts';
import { chooseApp, subscriptionGroupChoices } from '../dynamicValues.ts';
import type { Overlay } from './types.ts';

/** In the order of the review and release process. */
const states = [
  'MISSING_METADATA',
  'READY_TO_SUBMIT',
  'WAITING_FOR_REVIEW',
  'IN_REVIEW',
  'DEVELOPER_ACTION_NEEDED',
  'PENDING_BINARY_APPROVAL',
  'APPROVED',
  'DEVELOPER_REMOVED_FROM_SALE',
  'REMOVED_FROM_SALE',
  'REJECTED',
] as const;
const purchaseState = oneOf(...states, 'WAITING_FOR_UPLOAD', 'PROCESSING_CONTENT');

export const products: Overlay = {
  resources: {
    InAppPurchaseV2: {
      name: 'InAppPurchase',
      what: 'in app purchase',
      attributes: {
        name: ['Purchase name', 'What it is called in App Store Connect.'],
        productId: 'The identifier that the app uses.',
        inAppPurchaseType: ['Purchase type', 'What kind of purchase it is.'],
        state: ['Purchase state', 'Its state in the review and release process.', { schema: purchaseState }],
        reviewNote: 'What App Review should know.',
        familySharable: ['Is for families', 'Whether a family can share it.'],
        contentHosting: ['Has hosted content', 'Whether Apple hosts content for it.'],
      },
    },
    SubscriptionGroup: {
      what: 'subscription group',
      attributes: { referenceName: ['Group name', 'What the group is called in App Store Connect.'] },
    },
    Subscription: {
      what: 'subscription',
      attributes: {
        name: ['Subscription name', 'What it is called in App Store Connect.'],
        productId: 'The identifier that the app uses.',
        familySharable: ['Is for families', 'Whether a family can share it.'],
        state: ['Subscription state', 'Its state in the review and release process.'],
        subscriptionPeriod: ['Period', 'How long a customer pays for at once.'],
        reviewNote: 'What App Review should know.',
        groupLevel: ['Level', 'The rank within its group; 1 offers most.'],
      },
    },
  },
  operations: {
    ListInAppPurchases: {
      of: 'apps_inAppPurchasesV2_getToManyRelated',
      summary: 'List in app purchases',
      description: 'Lists the in-app purchases of an app and their states. Subscriptions have their own lists.',
      inputs: {
        'filter[state]': ['Purchase states', 'Only the purchases in these states.', { schema: arrayOf(purchaseState) }],
        'filter[inAppPurchaseType]': ['Purchase types', 'Only purchases of these kinds.'],
        'filter[productId]': ['Product IDs', 'Only the purchases with these product IDs.'],
        'filter[name]': ['Purchase names', 'Only the purchases with these names.'],
      },
      sorts: 'purchases',
    },
    ListSubscriptionGroups: {
      of: 'apps_subscriptionGroups_getToManyRelated',
      summary: 'List subscription groups',
      description: 'Lists the subscription groups of an app. A customer can have one subscription of each group.',
      inputs: {
        'filter[referenceName]': ['Group names', 'Only the groups with these names.'],
        'filter[subscriptions.state]': [
          'Subscription states',
          'Only the groups with a subscription in one of these states.',
        ],
      },
    },
    ListSubscriptions: {
      of: 'subscriptionGroups_subscriptions_getToManyRelated',
      summary: 'List subscriptions of group',
      description: 'Lists the subscriptions of a group, their periods and their states.',
      path: path('id', 'Subscription group', 'The group whose subscriptions to list.', {
        choices: subscriptionGroupChoices(),
      }),
      inputs: {
        'filter[state]': ['Subscription states', 'Only the ones in these states.'],
        'filter[productId]': ['Product IDs', 'Only the subscriptions with these product IDs.'],
        'filter[name]': ['Subscription names', 'Only the subscriptions with these names.'],
      },
      choosers: [chooseApp],
    },
  },
};
