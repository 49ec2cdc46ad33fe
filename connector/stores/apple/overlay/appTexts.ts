// Localized texts of all versions of an app.
import { chooseApp, chooseAppInfo } from '../dynamicValues.ts';
import type { Overlay } from './types.ts';

export const appTexts: Overlay = {
  resources: {
    AppInfoLocalization: {
      what: 'localization',
      attributes: {
        locale: ['Language', 'The language as Apple writes it, such as en-US.'],
        name: ['App name', 'The name of the app on the store, in at most 30 characters.'],
        subtitle: 'The line below the name, in at most 30 characters.',
        privacyPolicyUrl: 'The page with the privacy policy.',
        privacyChoicesUrl: 'The page where customers decide on their data.',
        privacyPolicyText: ['Privacy policy', 'The privacy policy itself, which only Apple TV shows.'],
      },
    },
  },
  operations: {
    ListAppInfoLocalizations: {
      of: 'appInfos_appInfoLocalizations_getToManyRelated',
      summary: 'List texts of app',
      description:
        'Lists the name, the subtitle and the privacy policy of an app, one entry per language. A live app can have two app infos: the one in the store, and one in preparation.',
      inputs: { 'filter[locale]': ['Languages', 'Only these languages, such as en-US.'] },
      choosers: [chooseApp],
    },
    UpdateAppInfoLocalization: {
      of: 'appInfoLocalizations_updateInstance',
      summary: 'Update texts of app',
      description:
        'Writes the name, the subtitle or the privacy policy of an app in one language. Choose the app info in preparation: the one in the store cannot be changed.',
      verifyWith: 'ListAppInfoLocalizations',
      body: [
        'AppInfoLocalizationChanges',
        { name: {}, subtitle: {}, privacyPolicyUrl: {}, privacyChoicesUrl: {}, privacyPolicyText: {} },
      ],
      choosers: [chooseApp, chooseAppInfo],
    },
  },
};
