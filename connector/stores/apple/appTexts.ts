// Localized texts of all versions of an app. Source: Apple's OpenAPI document 4.4.1, appInfoLocalizations.
import { query, rows } from '../../core/builders.ts';
import { field, list, text } from '../../core/schema.ts';
import { chooseApp, chooseAppInfo } from './dynamicValues.ts';
import { applePages, cursor } from './jsonApi.ts';
import { theAppInfo, theAppText } from './pathParameters.ts';
import { updates } from './requestBodies.ts';
import { limit, resource } from './resource.ts';

const texts = {
  name: field(text, 'App name', 'The name of the app on the store, in at most 30 characters.'),
  subtitle: field(text, 'Subtitle', 'The line below the name, in at most 30 characters.'),
  privacyPolicyUrl: field(text, 'Privacy policy URL', 'The page with the privacy policy.'),
  privacyChoicesUrl: field(text, 'Privacy choices URL', 'The page where customers decide on their data.'),
  privacyPolicyText: field(text, 'Privacy policy', 'The privacy policy itself, which only Apple TV shows.'),
};

const localization = resource('AppInfoLocalization', 'appInfoLocalizations', 'localization', {
  attributes: { locale: field(text, 'Language', 'The language as Apple writes it, such as en-US.'), ...texts },
  one: ['appInfo'],
});

export const appTexts = rows('apple', {
  ListAppInfoLocalizations: {
    route: 'GET /v1/appInfos/{id}/appInfoLocalizations',
    summary: 'List texts of app',
    description:
      'Lists the name, the subtitle and the privacy policy of an app, one entry per language. An app has one app info in the store, and one in preparation beside it.',
    access: 'read',
    parameters: [
      theAppInfo,
      query('filter[locale]', list, 'Languages', 'Only these languages, such as en-US.'),
      limit,
      cursor,
      localization.include,
      localization.fields,
      chooseApp,
    ],
    pages: applePages(200),
    responds: localization.page,
  },
  UpdateAppInfoLocalization: {
    route: 'PATCH /v1/appInfoLocalizations/{id}',
    summary: 'Update texts of app',
    description:
      'Writes the name, the subtitle or the privacy policy of an app in one language. Choose the app info that is in preparation: Apple renames no app that is in the store.',
    access: 'publish',
    verifyWith: 'ListAppInfoLocalizations',
    parameters: [theAppText, chooseApp, chooseAppInfo],
    ...updates('AppInfoLocalizationChanges', 'appInfoLocalizations', { attributes: texts }),
    responds: localization.document,
  },
});
