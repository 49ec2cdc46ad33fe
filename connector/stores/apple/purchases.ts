// Products of an app: in-app purchases and subscriptions. Source: Apple's OpenAPI document 4.4.1, inAppPurchases,
// subscriptionGroups and subscriptions.
import { path, query, rows } from '../../core/builders.ts';
import { arrayOf, field, flag, integer, list, oneOf, text } from '../../core/schema.ts';
import { chooseApp, subscriptionGroupChoices } from './dynamicValues.ts';
import { applePages, cursor } from './jsonApi.ts';
import { theApp } from './pathParameters.ts';
import { limit, resource, sort } from './resource.ts';

/** The states that purchases and subscriptions share. */
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
const subscriptionState = oneOf(...states);
const purchaseType = oneOf('CONSUMABLE', 'NON_CONSUMABLE', 'NON_RENEWING_SUBSCRIPTION');

const productId = field(text, 'Product ID', 'By which the app asks for it.');
const reviewNote = field(text, 'Review note', 'What App Review should know.');
const familySharable = field(flag, 'Is for families', 'Whether a family can share it.');

const purchase = resource('InAppPurchase', 'inAppPurchases', 'in app purchase', {
  attributes: {
    name: field(text, 'Purchase name', 'What it is called in App Store Connect.'),
    productId,
    inAppPurchaseType: field(purchaseType, 'Purchase type', 'What kind of purchase it is.'),
    state: field(purchaseState, 'Purchase state', 'Where it stands on its way to customers.'),
    reviewNote,
    familySharable,
    contentHosting: field(flag, 'Has hosted content', 'Whether Apple holds content for it.'),
  },
  one: ['content', 'appStoreReviewScreenshot', 'promotedPurchase', 'iapPriceSchedule', 'inAppPurchaseAvailability'],
  many: ['inAppPurchaseLocalizations', 'images', 'offerCodes', 'versions'],
  unlisted: ['pricePoints'],
});

const group = resource('SubscriptionGroup', 'subscriptionGroups', 'subscription group', {
  attributes: { referenceName: field(text, 'Group name', 'What the group is called in App Store Connect.') },
  many: ['subscriptions', 'subscriptionGroupLocalizations', 'versions'],
});

const subscription = resource('Subscription', 'subscriptions', 'subscription', {
  attributes: {
    name: field(text, 'Subscription name', 'What it is called in App Store Connect.'),
    productId,
    familySharable,
    state: field(subscriptionState, 'Subscription state', 'Where it stands on its way to customers.'),
    subscriptionPeriod: field(
      oneOf('ONE_WEEK', 'ONE_MONTH', 'TWO_MONTHS', 'THREE_MONTHS', 'SIX_MONTHS', 'ONE_YEAR'),
      'Period',
      'How long a customer pays for at once.',
    ),
    reviewNote,
    groupLevel: field(integer(), 'Level', 'The rank within its group; 1 offers most.'),
  },
  one: ['appStoreReviewScreenshot', 'group', 'promotedPurchase', 'subscriptionAvailability'],
  many: [
    'subscriptionLocalizations',
    'introductoryOffers',
    'promotionalOffers',
    'offerCodes',
    'prices',
    'winBackOffers',
    'images',
    'planAvailabilities',
    'versions',
  ],
  unlisted: ['pricePoints'],
});

export const products = rows('apple', {
  ListInAppPurchases: {
    route: 'GET /v1/apps/{id}/inAppPurchasesV2',
    summary: 'List in app purchases',
    description: 'Lists the in-app purchases of an app and their states. Subscriptions are lists of their own.',
    access: 'read',
    parameters: [
      theApp,
      query('filter[state]', arrayOf(purchaseState), 'Purchase states', 'Only the purchases in these states.'),
      query('filter[inAppPurchaseType]', arrayOf(purchaseType), 'Purchase types', 'Only purchases of these kinds.'),
      query('filter[productId]', list, 'Product IDs', 'Only the purchases with these product IDs.'),
      query('filter[name]', list, 'Purchase names', 'Only the purchases with these names.'),
      sort('purchases', 'name', 'inAppPurchaseType'),
      limit,
      cursor,
      purchase.include,
      purchase.fields,
    ],
    pages: applePages(200),
    responds: purchase.page,
  },
  ListSubscriptionGroups: {
    route: 'GET /v1/apps/{id}/subscriptionGroups',
    summary: 'List subscription groups',
    description: 'Lists the groups that the subscriptions of an app are in. A customer can have one of each group.',
    access: 'read',
    parameters: [
      theApp,
      query('filter[referenceName]', list, 'Group names', 'Only the groups with these names.'),
      query(
        'filter[subscriptions.state]',
        arrayOf(subscriptionState),
        'Subscription states',
        'Only the groups with a subscription in one of these states.',
      ),
      sort('subscription groups', 'referenceName'),
      limit,
      cursor,
      group.include,
      group.fields,
    ],
    pages: applePages(200),
    responds: group.page,
  },
  ListSubscriptions: {
    route: 'GET /v1/subscriptionGroups/{id}/subscriptions',
    summary: 'List subscriptions of group',
    description: 'Lists the subscriptions of a group, their periods and their states.',
    access: 'read',
    parameters: [
      path('id', 'Subscription group', 'The group whose subscriptions to list.', {
        choices: subscriptionGroupChoices(),
      }),
      query('filter[state]', arrayOf(subscriptionState), 'Subscription states', 'Only the ones in these states.'),
      query('filter[productId]', list, 'Product IDs', 'Only the subscriptions with these product IDs.'),
      query('filter[name]', list, 'Subscription names', 'Only the subscriptions with these names.'),
      sort('subscriptions', 'name'),
      limit,
      cursor,
      subscription.include,
      subscription.fields,
      chooseApp,
    ],
    pages: applePages(200),
    responds: subscription.page,
  },
});
