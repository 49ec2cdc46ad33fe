// App tags: words that Apple shows on the product page of an app, and finds it by.
import { arrayOf } from '../../../core/schema.ts';
import { chooseApp } from '../dynamicValues.ts';
import { yesOrNo } from '../enums.ts';
import type { Overlay } from './types.ts';

export const appTags: Overlay = {
  resources: {
    AppTag: {
      what: 'app tag',
      attributes: {
        name: ['Tag name', 'The name of the tag.'],
        visibleInAppStore: ['Is visible', 'Whether customers see it.'],
      },
    },
  },
  operations: {
    ListAppTags: {
      of: 'apps_appTags_getToManyRelated',
      summary: 'List app tags',
      description: 'Lists the tags that Apple has given an app, and whether customers see them.',
      byName: true,
      inputs: {
        'filter[visibleInAppStore]': [
          'Is visible',
          'Only tags that customers can, or cannot, see.',
          { schema: arrayOf(yesOrNo) },
        ],
      },
    },
    UpdateAppTag: {
      of: 'appTags_updateInstance',
      summary: 'Update app tag',
      description: 'Shows a tag of an app in the App Store, or hides it.',
      byName: true,
      verifyWith: 'ListAppTags',
      body: ['AppTagChange', { visibleInAppStore: 'No to hide it from customers.' }],
      choosers: [chooseApp],
    },
  },
};
