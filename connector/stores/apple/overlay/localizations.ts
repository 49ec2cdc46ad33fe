// Localized texts of a version.
import { chooseApp, chooseVersion, versionChoices } from '../dynamicValues.ts';
import { locale } from '../locales.ts';
import type { Overlay } from './types.ts';

export const localizations: Overlay = {
  resources: {
    AppStoreVersionLocalization: {
      name: 'VersionLocalization',
      what: 'localization',
      attributes: {
        locale: ['Language', 'The language as Apple writes it, such as en-US or de-DE.'],
        whatsNew: ['What is new', 'What has changed in this version. The first version of an app has none.'],
        description: ['App description', 'The description on the store.'],
        promotionalText: 'The text above the description, which may change at any time.',
        keywords: 'Words to be found by, with commas between them.',
        marketingUrl: 'The page that advertises the app.',
        supportUrl: 'The page where customers get help.',
      },
    },
  },
  operations: {
    ListVersionLocalizations: {
      of: 'appStoreVersions_appStoreVersionLocalizations_getToManyRelated',
      summary: 'List texts of App Store version',
      description:
        'Lists the texts of a version, one entry per language: what is new, description, keywords and links.',
      visibility: 'important',
      inputs: { 'filter[locale]': ['Languages', 'Only these languages, such as en-US.'] },
      choosers: [chooseApp],
    },
    CreateVersionLocalization: {
      of: 'appStoreVersionLocalizations_createInstance',
      coveredBy: 'SetWhatsNew',
      summary: 'Create texts of App Store version',
      description: 'Adds a language to a version, with its texts. The version must still be in preparation.',
      access: 'write',
      verifyWith: 'ListVersionLocalizations',
      body: [
        'NewVersionLocalization',
        {
          appStoreVersion: ['Version', 'The version to add to.', { as: 'versionId', choices: versionChoices() }],
          locale: { schema: locale },
          whatsNew: {},
          description: {},
          promotionalText: {},
          keywords: {},
          marketingUrl: {},
          supportUrl: {},
        },
      ],
      choosers: [chooseApp],
    },
    UpdateVersionLocalization: {
      of: 'appStoreVersionLocalizations_updateInstance',
      coveredBy: 'SetWhatsNew',
      summary: 'Update texts of App Store version',
      description:
        'Writes what is new, the description or other texts of a version in one language. Empty fields keep their values.',
      visibility: 'important',
      verifyWith: 'ListVersionLocalizations',
      body: [
        'VersionLocalizationChanges',
        { whatsNew: {}, description: {}, promotionalText: {}, keywords: {}, marketingUrl: {}, supportUrl: {} },
      ],
      choosers: [chooseApp, chooseVersion],
    },
  },
};
