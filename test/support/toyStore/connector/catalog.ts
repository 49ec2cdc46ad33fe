// All operations of the toy store: a list with page tokens, a read, a write, a custom verb as Google's APIs have it, a recipe and a trigger.
import { path, query, recipeRows, rows } from '../../core/builders.ts';
import { arrayOf, define, field, integer, list, object, text } from '../../core/schema.ts';
import type { StoreCatalog, StoreStatus } from '../../core/storeCatalog.ts';
import { polledResponse, polling } from '../../relay/polling.ts';
import { account, failed, sentence } from '../../relay/status.ts';
import { toyContract } from './contract.ts';

const toy = object(
  {
    id: field(text, 'Toy ID', 'The ID of the toy.'),
    name: field(text, 'Toy name', 'The name of the toy.'),
    color: field(text, 'Toy color', 'The color of the toy.'),
  },
  ['id', 'name'],
);

const toyId = path('id', 'Toy', 'The ID of the toy.', {
  choices: { operation: 'ListToys', collection: 'toys', value: 'id', label: 'name' },
});

const toys = rows('toy', {
  ListToys: {
    route: 'GET /v1/toys',
    summary: 'List toys',
    description: 'Lists toys, one page at a time.',
    access: 'read',
    parameters: [
      query('color', list, 'Color', 'Only toys of these colors.'),
      query('pageSize', integer(1, 50), 'Page size', 'At most this many toys in a page.'),
      query('pageToken', text, 'Page token', 'The page that an earlier answer names.'),
    ],
    pages: {
      input: 'pageToken',
      size: { input: 'pageSize', most: 50 },
      items: 'toys',
      next: { at: 'nextPageToken' },
    },
    responds: define(
      'ToyList',
      object(
        {
          toys: field(arrayOf(toy), 'Toys', 'The toys of this page.'),
          nextPageToken: field(text, 'Next page token', 'The next page; absent on the last one.'),
        },
        ['toys'],
      ),
    ),
  },
  ReadToy: {
    route: 'GET /v1/toys/{id}',
    summary: 'Read toy',
    description: 'Reads one toy.',
    access: 'read',
    parameters: [toyId],
    responds: define('Toy', toy),
  },
  CreateToy: {
    route: 'POST /v1/toys',
    summary: 'Create toy',
    description: 'Creates a toy.',
    access: 'write',
    verifyWith: 'ListToys',
    body: define(
      'NewToy',
      object(
        {
          name: field(text, 'Toy name', 'The name of the toy.'),
          color: field(text, 'Toy color', 'The color of the toy.'),
        },
        ['name'],
      ),
    ),
    responds: define('CreatedToy', toy),
  },
  SellToy: {
    route: 'POST /v1/toys/{id}:sell',
    summary: 'Sell toy',
    description: 'Sells a toy.',
    access: 'publish',
    verifyWith: 'ReadToy',
    parameters: [toyId],
    responds: define('SoldToy', toy),
  },
});

const recipes = recipeRows('toy', {
  CountToys: {
    route: 'GET /recipes/count',
    summary: 'Count toys',
    description: 'Counts all toys of a color.',
    access: 'read',
    recipe: 'toy/count',
    parameters: [query('color', text, 'Color', 'Only toys of this color.')],
    responds: define('ToyCount', object({ count: field(integer(), 'Count', 'The number of toys.') }, ['count'])),
  },
});

const triggers = recipeRows('toy', {
  WhenToyColorChanges: {
    route: 'GET /triggers/colors',
    summary: 'When a toy changes its color',
    description: 'This operation triggers when a toy is painted.',
    access: 'read',
    recipe: 'trigger',
    trigger: { watches: 'colors', hint: 'To see it work, paint a toy.' },
    parameters: [...polling],
    responds: polledResponse('PaintedToys', 'Painted toys', 'toys that were painted', {
      toyId: field(text, 'Toy ID', 'The ID of the toy.'),
      state: field(text, 'New color', 'The color now, in capital letters.'),
      previousState: field(text, 'Previous color', 'The color before; empty for a new toy.'),
    }),
  },
});

/** Its part of *Read app status*. */
const status: StoreStatus = {
  app: query('toy', text, 'Toy', 'The toy in the toy store.', { visibility: 'important' }),
  account: 'toyAccount',
  name: 'toy',
  id: 'toyId',
  answer: field(
    object(
      {
        account,
        toyId: field(text, 'Toy ID', 'The ID of the toy.'),
        color: field(text, 'Toy color', 'The color of the toy.'),
        sentence: sentence('Toy Store'),
        problem: failed('Toy Store'),
      },
      ['toyId', 'sentence'],
    ),
    'Toy Store',
    'The toy in the toy store, if one was named.',
  ),
};

export const toyCatalog: StoreCatalog = { operations: toys, contract: toyContract, recipes, triggers, status };
