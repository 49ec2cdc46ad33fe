// The prices of subscriptions.
import { text } from '../../../core/schema.ts';
import { chooseApp, chooseGroup, pricePointChoices, subscriptionChoices } from '../dynamicValues.ts';
import { territory } from '../enums.ts';
import type { Overlay } from './types.ts';

export const prices: Overlay = {
  resources: {
    SubscriptionPricePoint: {
      what: 'price point',
      attributes: {
        customerPrice: 'What customers pay, in the currency of the territory.',
        proceeds: 'What you get of it in the first year.',
        proceedsYear2: ['Later proceeds', 'What you get of it after one year.'],
      },
    },
    SubscriptionPrice: {
      what: 'subscription price',
      attributes: {
        startDate: ['Starts', 'The day from which the price applies. Empty for the first price.'],
        preserved: ['Is preserved', 'Whether it is kept for those who subscribed before.'],
        planType: 'Whether customers pay each month, or for the whole period at once.',
      },
    },
  },
  operations: {
    ListSubscriptionPricePoints: {
      of: 'subscriptions_pricePoints_getToManyRelated',
      summary: 'List price points of subscription',
      description:
        'Lists the prices that Apple allows for a subscription. Filter by territory: each has hundreds of price points.',
      inputs: {
        'filter[territory]': [
          'Only this country or region, such as USA. Put commas between several.',
          { schema: text, visibility: 'important' },
        ],
        'filter[planType]': ['Plan types', 'Only the prices of these plans.', { values: 'SubscriptionPlanType' }],
        'filter[upfrontPricePointId]': [
          'Upfront price point IDs',
          'Only those that go with these prices.',
          { visibility: 'advanced' },
        ],
      },
      choosers: [chooseApp, chooseGroup],
    },
    ListSubscriptionPrices: {
      of: 'subscriptions_prices_getToManyRelated',
      summary: 'List prices of subscription',
      description:
        'Lists the current and future prices of a subscription. Include subscriptionPricePoint to get the amounts.',
      inputs: {
        'filter[territory]': ['Territories', 'Only these countries or regions, such as USA.'],
        'filter[planType]': ['Plan types', 'Only the prices of these plans.'],
        'filter[subscriptionPricePoint]': [
          'Price point IDs',
          'Only the prices at these price points.',
          { visibility: 'advanced' },
        ],
      },
      choosers: [chooseApp, chooseGroup],
    },
    CreateSubscriptionPrice: {
      of: 'subscriptionPrices_createInstance',
      summary: 'Create price of subscription',
      description:
        'Changes the price of a subscription in a territory. Some increases require the consent of each customer.',
      verifyWith: 'ListSubscriptionPrices',
      body: [
        'NewSubscriptionPrice',
        {
          subscription: ['Subscription', 'The subscription that gets a price.', { choices: subscriptionChoices() }],
          territory: { schema: territory },
          subscriptionPricePoint: [
            'Price point',
            'The new price.',
            {
              as: 'pricePointId',
              choices: { ...pricePointChoices('body/subscriptionId', 'body/territoryId'), by: 'its amount' },
            },
          ],
          startDate: 'The day from which the price applies. Default: immediately.',
          preserveCurrentPrice: ['Keeps old price', 'Yes to keep the price for those who subscribe already.'],
          planType: {},
        },
      ],
      choosers: [chooseApp, chooseGroup],
    },
  },
};
