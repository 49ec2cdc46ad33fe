// In-app items: they go on sale at once, and changes take effect at once. Source: Samsung, "IAP Publish API".
import { path, query, rows } from '../../core/builders.ts';
import { arrayOf, define, field, integer, object } from '../../core/schema.ts';
import { paginationReport } from '../../relay/pagination.ts';
import { inPackage } from './inputs.ts';
import { item, itemId, part, whole } from './item.ts';

/** The largest page size that is known to work; Samsung documents no limit. */
const LARGEST_PAGE = 100;

const inItem = {
  ...path('id', 'Item', 'The item, picked by its title or given by its ID.', {
    shared: 'GalaxyItem',
    choices: {
      operation: 'ListGalaxyItemChoices',
      parameters: { packageName: { parameter: 'packageName' }, account: { parameter: 'account' } },
      collection: 'choices',
      value: 'value',
      label: 'title',
    },
  }),
  schema: itemId,
};

export const items = rows('samsung', {
  ListItems: {
    route: 'GET /iap/v6/applications/{packageName}/items',
    summary: 'List Galaxy Store items',
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
      total: 'totalCount',
      next: { from: 1 },
    },
    responds: define(
      'GalaxyItemList',
      object({
        itemList: field(arrayOf(item), 'Items', 'The items of this page.'),
        totalCount: field(integer(), 'Number of items', 'How many items there are in all.'),
        ...paginationReport,
      }),
    ),
  },
  ReadItem: {
    route: 'GET /iap/v6/applications/{packageName}/items/{id}',
    summary: 'Read Galaxy Store item',
    description: 'Reads one in-app item with its prices in all countries.',
    access: 'read',
    parameters: [inPackage, inItem],
    responds: item,
  },
  CreateItem: {
    route: 'POST /iap/v6/applications/{packageName}/items',
    summary: 'Create Galaxy Store item',
    description: 'Makes an in-app item. With the status PUBLISHED people can buy it at once, without a review.',
    access: 'publish',
    parameters: [inPackage],
    body: whole,
    responds: item,
  },
  ReplaceItem: {
    route: 'PUT /iap/v6/applications/{packageName}/items',
    summary: 'Replace Galaxy Store item',
    description:
      'Writes an in-app item anew: prices of countries that are left out are lost, and people see the change at once. To change a title or a price, take Update Galaxy Store item.',
    access: 'publish',
    parameters: [inPackage],
    body: whole,
    responds: item,
  },
  UpdateItem: {
    route: 'PATCH /iap/v6/applications/{packageName}/items',
    summary: 'Update Galaxy Store item',
    description: 'Changes the title or some prices of an in-app item, for everybody at once. All else stays as it is.',
    access: 'publish',
    parameters: [inPackage],
    body: part,
    responds: item,
  },
  DeleteItem: {
    route: 'DELETE /iap/v6/applications/{packageName}/items/{id}',
    summary: 'Delete Galaxy Store item',
    description: 'Deletes an in-app item at once and answers what was deleted. People can no longer buy it.',
    access: 'publish',
    parameters: [inPackage, inItem],
    responds: item,
  },
});
