// Placements of the asset library (API 4.5.1): which image or video each page shows, in each language and for each device.
import { path } from '../../../core/builders.ts';
import { chooseApp, chooseVersion } from '../dynamicValues.ts';
import type { Overlay } from './types.ts';

const inputs = {
  'filter[placementType]': ['Kinds', 'Only these kinds, such as APP_SCREENSHOT or APP_PREVIEW.'],
  'filter[placementGroup]': ['Groups', 'Only these groups of devices, such as IPHONE_DUO_PROFILE.'],
} as const;

const ofPage = path('id', 'Page localization', 'The ID of a language of the page, from Create custom product page.');
const ofTreatment = path('id', 'Treatment localization', 'The ID of a language of the treatment, from the test.');

export const placements: Overlay = {
  resources: {
    AppAssetLibraryPlacement: {
      name: 'Placement',
      what: 'placement',
      attributes: {
        placementType: ['Kind', 'What is shown, such as APP_SCREENSHOT or APP_PREVIEW.'],
        placementGroup: ['Group', 'The devices, such as IPHONE_DYNAMIC_ISLAND_LARGE_PROFILE.'],
        mediaType: ['Media', 'IMAGE or VIDEO.'],
        state: ['Placement state', 'Whether it is processed, in preparation, in review, or shown.'],
        createdDate: ['Created', 'When it was created.'],
        lastModifiedDate: ['Changed', 'When it was changed last.'],
      },
    },
  },
  operations: {
    ListPlacements: {
      of: 'appStoreVersionLocalizations_placements_getToManyRelated',
      summary: 'List placements of version',
      description:
        'Lists the screenshots and app previews that a version shows in one language, of all devices, also those that no screenshot set has.',
      inputs: {
        ...inputs,
        'filter[state]': { visibility: 'advanced' },
        'filter[image]': { visibility: 'advanced' },
        'filter[video]': { visibility: 'advanced' },
        'filter[id]': { visibility: 'advanced' },
      },
      choosers: [chooseApp, chooseVersion],
    },
    ListCustomProductPagePlacements: {
      of: 'appCustomProductPageLocalizations_placements_getToManyRelated',
      summary: 'List placements of custom product page',
      description: 'Lists the screenshots and app previews that a custom product page shows in one language.',
      ...{ byName: true, path: ofPage, inputs },
    },
    ListTreatmentPlacements: {
      of: 'appStoreVersionExperimentTreatmentLocalizations_placements_getToManyRelated',
      summary: 'List placements of treatment',
      description: 'Lists the screenshots and app previews that a treatment of a test shows in one language.',
      ...{ byName: true, path: ofTreatment, inputs },
    },
    CreatePlacement: {
      of: 'appAssetLibraryPlacements_createInstance',
      summary: 'Create placement',
      description:
        'Shows an image or video of the asset library in one language of a version, a custom product page or a treatment of a test.',
      access: 'write',
      byName: true,
      verifyWith: 'ListPlacements',
      body: [
        'NewPlacement',
        {
          placementType: 'APP_SCREENSHOT for an image, APP_PREVIEW for a video.',
          placementGroup: {},
          image: 'The screenshot ID that Upload screenshot returned.',
          video: 'The preview ID that Upload app preview returned.',
          appEventLocalization: ['Event localization', 'The language of an in-app event.'],
          appStoreVersionLocalization: ['Version localization', 'The language of a version.'],
          appCustomProductPageLocalization: ['Page localization', 'The language of a custom product page.'],
          appStoreVersionExperimentTreatmentLocalization: ['Treatment localization', 'The language of a treatment.'],
        },
      ],
    },
    DeletePlacement: {
      of: 'appAssetLibraryPlacements_deleteInstance',
      summary: 'Delete placement',
      description: 'Shows an image or video no longer. It stays in the asset library.',
      access: 'write',
      byName: true,
      verifyWith: 'ListPlacements',
      path: path('id', 'Placement', 'The ID of the placement, from their list.'),
    },
  },
};
