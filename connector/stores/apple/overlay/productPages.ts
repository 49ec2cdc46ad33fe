// Custom product pages, and product page optimization tests.
import type { Overlay } from './types.ts';

export const productPages: Overlay = {
  resources: {
    AppCustomProductPage: {
      what: 'custom product page',
      attributes: {
        name: ['Page name', 'What it is called in App Store Connect.'],
        url: ['Page URL', 'The address that leads customers to it.'],
        visible: ['Is visible', 'Whether customers can see it.'],
      },
    },
    AppStoreVersionExperimentV2: {
      name: 'Experiment',
      what: 'product page optimization test',
      attributes: {
        name: ['Test name', 'What it is called in App Store Connect.'],
        platform: {},
        trafficProportion: ['Traffic', 'How many percent of customers see one of its treatments.'],
        state: ['Test state', 'Its state in review and on the store.'],
        reviewRequired: ['Needs review', 'Whether App Review has to approve it first.'],
        startDate: ['Started', 'When it was started.'],
        endDate: ['Ended', 'When it was stopped or completed.'],
      },
    },
  },
  operations: {
    ListCustomProductPages: {
      of: 'apps_appCustomProductPages_getToManyRelated',
      summary: 'List custom product pages',
      description:
        'Lists the custom product pages of an app. Include appCustomProductPageVersions to get their states.',
      inputs: { 'filter[visible]': ['Is visible', 'Only pages that customers can, or cannot, see.'] },
    },
    ListExperiments: {
      of: 'apps_appStoreVersionExperimentsV2_getToManyRelated',
      summary: 'List product page optimization tests',
      description:
        'Lists the product page optimization tests of an app, which compare up to three treatments with its own page.',
      inputs: { 'filter[state]': ['Test states', 'Only the tests in these states.'] },
    },
  },
};
