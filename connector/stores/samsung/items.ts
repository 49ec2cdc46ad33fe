// In-app items: they go on sale at once, and changes take effect at once. Source: Samsung, "IAP Publish API".
import { path, query, rows } from '../../core/builders.ts';
import { arrayOf, define, field, integer, object } from '../../core/schema.ts';
import { paginationReport } from '../../relay/pagination.ts';
import { inPackage } from './inputs.ts';
import { item, itemId, part, whole } from './item.ts';

/** The largest page size that is known to work; Samsung documents no limit. */
const LARGEST_PAGE = 100;

const inItem = {
  ...path('id', 'Item', 'The item.', {
    shared: 'GalaxyItem',
    choices: {
      operation: 'ListGalaxyItemChoices',
      parameters: { packageName: { parameter: 'packageName' }, account: { parameter: 'account' } },
      collection: 'choices',
      value: 'value',
      label: 'title',
      by: 'its title',
    },
  }),
  schema: itemId,
};

export const items = rows('samsung', {
  ListItems: {
    route: 'GET /iap/v6/applications/{packageName}/items',
    summary: 'List Galaxy Store items',
    description: 'Lists the in-app items of an app, one page at a time, without subscriptions.',
    access: 'read',
    parameters: [
      inPackage,
      query('page', integer(1), 'Page', 'Which page to read; 1 is the first.', { required: true }),
      query('size', integer(1, LARGEST_PAGE), 'Page size', 'The number of items per page, such as 20.', {
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
        totalCount: field(integer(), 'Number of items', 'The total number of items.'),
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
    description: 'Creates an in-app item. With the status PUBLISHED, users can buy it immediately, without a review.',
    access: 'publish',
    parameters: [inPackage],
    body: whole,
    responds: item,
  },
  ReplaceItem: {
    route: 'PUT /iap/v6/applications/{packageName}/items',
    summary: 'Replace Galaxy Store item',
    description:
      'Replaces an in-app item: prices of countries that are left out are deleted, and users see the change immediately. To change a title or a price, use Update Galaxy Store item.',
    access: 'publish',
    parameters: [inPackage],
    body: whole,
    responds: item,
  },
  UpdateItem: {
    route: 'PATCH /iap/v6/applications/{packageName}/items',
    summary: 'Update Galaxy Store item',
    description:
      'Changes the title or some prices of an in-app item, immediately for all users. All other values are kept.',
    access: 'publish',
    parameters: [inPackage],
    body: part,
    responds: item,
  },
  DeleteItem: {
    route: 'DELETE /iap/v6/applications/{packageName}/items/{id}',
    summary: 'Delete Galaxy Store item',
    description: 'Deletes an in-app item immediately and returns it. Users can no longer buy it.',
    access: 'publish',
    parameters: [inPackage, inItem],
    responds: item,
  },
});
