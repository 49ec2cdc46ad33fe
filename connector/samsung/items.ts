// In-app items. Source: Samsung, "IAP Publish API"; where its page could not be read, Galaxy-Store-CLI.
import { path, query, rows } from '../row.ts';
import { arrayOf, define, field, flag, integer, number, object, oneOf, type Schema, text } from '../schema.ts';
import { walk } from '../walk.ts';
import { country, inPackage } from './inputs.ts';

/** The largest page that is known to be answered; Samsung names no limit. */
const LARGEST_PAGE = 100;

/** People name items themselves, often with dots. None begins with one, so that the path cannot be left. */
const itemId: Schema = { ...text, pattern: '^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,127}$' };

const inItem = {
  ...path('id', 'Item', 'The item, picked by its title or given by its ID.', {
    shared: 'GalaxyItem',
    choices: {
      operation: 'ListItems',
      parameters: {
        packageName: { parameter: 'packageName' },
        page: 1,
        size: LARGEST_PAGE,
        account: { parameter: 'account' },
      },
      collection: 'itemList',
      value: 'id',
      label: 'title',
    },
  }),
  schema: itemId,
};

const idField = field(itemId, 'Item ID', 'The ID of the item, as the app asks for it, such as fuel_small.');
const title = field({ ...text, minLength: 1, maxLength: 255 }, 'Title', 'The name that people see.');
const phoneBill = field(flag, 'Phone bill', 'Whether people may pay for it with their phone bill.');

const item = define(
  'GalaxyItem',
  object(
    {
      id: field(text, 'Item ID', 'The ID of the item, as the app asks for it.'),
      title: field(text, 'Title', 'The name that people see.'),
      description: field(text, 'Description', 'The description that people see.'),
      type: field(text, 'Type', 'ITEM; older items may say CONSUMABLE or NON_CONSUMABLE.'),
      status: field(text, 'Status', 'PUBLISHED is on sale, UNPUBLISHED is not, REMOVED is gone.'),
      itemPaymentMethod: field(object({ phoneBillStatus: phoneBill }), 'Payment', 'How people can pay.'),
      usdPrice: field(number, 'US dollar price', 'The price in US dollars, such as 0.99.'),
      prices: field(
        arrayOf(
          object({
            countryId: field(text, 'Country code', 'The country, such as DEU.'),
            currency: field(text, 'Currency', 'The currency there, such as EUR.'),
            localPrice: field(text, 'Local price', 'The price there, as a text such as 0.99.'),
          }),
        ),
        'Prices',
        'The price in each country.',
      ),
    },
    ['id'],
  ),
);

const countryId = field(country, 'Country code', 'The country, such as DEU.');
const localPrice = field(
  { ...text, pattern: '^\\d{1,12}(\\.\\d{1,4})?$' },
  'Local price',
  'The price there, with a dot and no sign, such as 0.99.',
);
const currency = field(country, 'Currency', 'The currency there, such as EUR.');

const whole = define(
  'NewGalaxyItem',
  object(
    {
      id: idField,
      title,
      description: field(
        { ...text, minLength: 1, maxLength: 4_000 },
        'Description',
        'The description that people see.',
      ),
      type: field(oneOf('ITEM'), 'Type', 'ITEM: Samsung takes no other any more.'),
      status: field(
        oneOf('PUBLISHED', 'UNPUBLISHED', 'REMOVED'),
        'Status',
        'PUBLISHED puts it on sale, UNPUBLISHED takes it off, REMOVED takes it away.',
      ),
      itemPaymentMethod: field(
        object({ phoneBillStatus: phoneBill }, ['phoneBillStatus']),
        'Payment',
        'How people can pay.',
      ),
      usdPrice: field(
        { ...number, minimum: 0, maximum: 999.99 },
        'US dollar price',
        'The price in US dollars, at most 999.99; an older page of Samsung says 400.',
      ),
      prices: field(
        { ...arrayOf(object({ countryId, currency, localPrice }, ['countryId', 'localPrice'])), maxItems: 300 },
        'Prices',
        'The price in each country.',
      ),
    },
    ['id', 'title', 'description', 'status', 'itemPaymentMethod', 'usdPrice', 'prices'],
  ),
);

const part = define(
  'GalaxyItemChange',
  object(
    {
      id: idField,
      title: { ...title, description: 'The new name. Leave it out to keep the old one.' },
      prices: field(
        { ...arrayOf(object({ countryId, localPrice }, ['countryId', 'localPrice'])), maxItems: 300 },
        'Prices',
        'The countries whose price changes. Leave it out to keep all prices.',
      ),
    },
    ['id'],
  ),
);

export const items = rows('samsung', {
  ListItems: {
    route: 'GET /iap/v6/applications/{packageName}/items',
    summary: 'List in-app items in Galaxy Store',
    description: 'Lists the in-app items of an app, one page at a time. Subscriptions are not among them.',
    access: 'read',
    parameters: [
      inPackage,
      query('page', integer(1), 'Page', 'Which page to read; 1 is the first.', { required: true }),
      query('size', integer(1, LARGEST_PAGE), 'Page size', 'How many items a page holds, such as 20.', {
        required: true,
      }),
    ],
    pages: {
      input: 'page',
      size: { input: 'size', most: LARGEST_PAGE },
      items: 'itemList',
      next: { total: 'totalCount', from: 1 },
    },
    responds: define(
      'GalaxyItemList',
      object({
        itemList: field(arrayOf(item), 'Items', 'The items of this page.'),
        totalCount: field(integer(), 'Number of items', 'How many items there are in all.'),
        walk,
      }),
    ),
  },
  ReadItem: {
    route: 'GET /iap/v6/applications/{packageName}/items/{id}',
    summary: 'Read in-app item in Galaxy Store',
    description: 'Reads one in-app item with its prices in all countries.',
    access: 'read',
    parameters: [inPackage, inItem],
    responds: item,
  },
  CreateItem: {
    route: 'POST /iap/v6/applications/{packageName}/items',
    summary: 'Create in-app item in Galaxy Store',
    description: 'Makes an in-app item. With the status PUBLISHED people can buy it at once, without a review.',
    access: 'publish',
    parameters: [inPackage],
    body: whole,
    responds: item,
  },
  ReplaceItem: {
    route: 'PUT /iap/v6/applications/{packageName}/items',
    summary: 'Replace in-app item in Galaxy Store',
    description:
      'Writes an in-app item anew: prices of countries that are left out are lost, and people see the change at once. To change a title or a price, take Update in-app item.',
    access: 'publish',
    parameters: [inPackage],
    body: whole,
    responds: item,
  },
  UpdateItem: {
    route: 'PATCH /iap/v6/applications/{packageName}/items',
    summary: 'Update in-app item in Galaxy Store',
    description: 'Changes the title or some prices of an in-app item, for everybody at once. All else stays as it is.',
    access: 'publish',
    parameters: [inPackage],
    body: part,
    responds: item,
  },
  DeleteItem: {
    route: 'DELETE /iap/v6/applications/{packageName}/items/{id}',
    summary: 'Delete in-app item in Galaxy Store',
    description: 'Deletes an in-app item at once and answers what was deleted. People can no longer buy it.',
    access: 'publish',
    parameters: [inPackage, inItem],
    responds: item,
  },
});
