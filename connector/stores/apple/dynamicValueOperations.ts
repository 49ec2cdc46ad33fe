// Operations that return the entries of App Store Connect drop-downs, with unique titles.

import { path, query, recipeRows } from '../../core/builders.ts';
import { oneOf, text } from '../../core/schema.ts';
import { choicesShape } from '../../relay/dynamicValues.ts';
import { listNames } from './dynamicValueLists.ts';
import { platform, territoryCode } from './enums.ts';

export const appStoreChoices = recipeRows('apple', {
  ListAppStoreChoices: {
    route: 'GET /choices/{list}',
    summary: 'List App Store choices',
    description: 'Lists the entries of a drop-down, each with a distinct title, for the inputs of other actions.',
    access: 'read',
    visibility: 'internal',
    recipe: 'apple/appStoreChoices',
    // without permission to list the builds there is no drop-down of them
    fillsDropDowns: true,
    parameters: [
      { ...path('list', 'List', 'What the drop-down lists.'), schema: oneOf(...listNames) },
      query(
        'of',
        { ...text, maxLength: 1024, pattern: '^[A-Za-z0-9_-]+(,[A-Za-z0-9_-]+)*$' },
        'Of',
        'The parent of the entries, such as an app.',
      ),
      query('platform', platform, 'Platform', 'Only the entries for this platform, if the list has platforms.'),
      query('territory', { ...territoryCode }, 'Territory', 'Only the entries for this territory.'),
    ],
    responds: choicesShape,
  },
});
