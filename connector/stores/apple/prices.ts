// The prices of subscriptions. Source: Apple's OpenAPI document 4.4.1, subscriptionPrices and subscriptionPricePoints.
import { query, rows } from '../../core/builders.ts';
import { arrayOf, day, field, flag, list, text } from '../../core/schema.ts';
import { chooseApp, chooseGroup, pricePointChoices, subscriptionChoices } from './dynamicValues.ts';
import { planType, territory } from './enums.ts';
import { applePages, cursor } from './jsonApi.ts';
import { theSubscription } from './pathParameters.ts';
import { creates, one } from './requestBodies.ts';
import { largeLimit, limit, resource } from './resource.ts';

const itsPlan = field(planType, 'Plan type', 'Whether customers pay each month, or for the whole period at once.');

const pricePoint = resource('SubscriptionPricePoint', 'subscriptionPricePoints', 'price point', {
  attributes: {
    customerPrice: field(text, 'Customer price', 'What customers pay, in the currency of the territory.'),
    proceeds: field(text, 'Proceeds', 'What you get of it in the first year.'),
    proceedsYear2: field(text, 'Later proceeds', 'What you get of it after one year.'),
  },
  one: ['territory'],
  unlisted: ['equalizations', 'adjustedEqualizations'],
});

const price = resource('SubscriptionPrice', 'subscriptionPrices', 'subscription price', {
  attributes: {
    startDate: field(day, 'Starts', 'From which day the price holds. Empty for the first one.'),
    preserved: field(flag, 'Is preserved', 'Whether it is kept for those who subscribed before.'),
    planType: itsPlan,
  },
  one: ['territory', 'subscriptionPricePoint'],
});

export const prices = rows('apple', {
  ListSubscriptionPricePoints: {
    route: 'GET /v1/subscriptions/{id}/pricePoints',
    summary: 'List price points of subscription',
    description:
      'Lists the prices that Apple allows for a subscription. Name a territory; each has hundreds of prices.',
    access: 'read',
    parameters: [
      theSubscription,
      query(
        'filter[territory]',
        text,
        'Territory',
        'Only this country or region, such as USA. Put commas between several.',
        {
          visibility: 'important',
        },
      ),
      query('filter[planType]', arrayOf(planType), 'Plan types', 'Only the prices of these plans.'),
      query('filter[upfrontPricePointId]', list, 'Upfront price point IDs', 'Only those that go with these prices.', {
        visibility: 'advanced',
      }),
      largeLimit,
      cursor,
      pricePoint.include,
      pricePoint.fields,
      chooseApp,
      chooseGroup,
    ],
    pages: applePages(8000),
    responds: pricePoint.page,
  },
  ListSubscriptionPrices: {
    route: 'GET /v1/subscriptions/{id}/prices',
    summary: 'List prices of subscription',
    description: 'Lists what a subscription costs now and later. Include subscriptionPricePoint to have the amounts.',
    access: 'read',
    parameters: [
      theSubscription,
      query('filter[territory]', list, 'Territories', 'Only these countries or regions, such as USA.'),
      query('filter[planType]', arrayOf(planType), 'Plan types', 'Only the prices of these plans.'),
      query('filter[subscriptionPricePoint]', list, 'Price point IDs', 'Only the prices at these price points.', {
        visibility: 'advanced',
      }),
      limit,
      cursor,
      price.include,
      price.fields,
      chooseApp,
      chooseGroup,
    ],
    pages: applePages(200),
    responds: price.page,
  },
  CreateSubscriptionPrice: {
    route: 'POST /v1/subscriptionPrices',
    summary: 'Create price of subscription',
    description: 'Changes what a subscription costs in a territory. Some raises need the consent of each customer.',
    access: 'publish',
    verifyWith: 'ListSubscriptionPrices',
    parameters: [chooseApp, chooseGroup],
    ...creates('NewSubscriptionPrice', 'subscriptionPrices', {
      relations: {
        subscriptionId: one(
          'subscription',
          'subscriptions',
          'Subscription',
          'The subscription that gets a price.',
          subscriptionChoices(),
        ),
        territoryId: { relationship: 'territory', type: 'territories', schema: territory },
        pricePointId: one(
          'subscriptionPricePoint',
          'subscriptionPricePoints',
          'Price point',
          'The new price, picked by its amount.',
          pricePointChoices('body/subscriptionId', 'body/territoryId'),
        ),
      },
      attributes: {
        startDate: field(day, 'Starts', 'From which day the price holds. Empty for at once.'),
        preserveCurrentPrice: field(flag, 'Keeps old price', 'Yes to keep the price for those who subscribe already.'),
        planType: itsPlan,
      },
      required: ['subscriptionId', 'pricePointId'],
    }),
    responds: price.document,
  },
});
