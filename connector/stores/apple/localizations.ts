// Localized texts of a version. Source: Apple's OpenAPI document 4.4.1, appStoreVersionLocalizations.
import { query, rows } from '../../core/builders.ts';
import { field, link, list, text } from '../../core/schema.ts';
import { chooseApp, chooseVersion, versionChoices } from './dynamicValues.ts';
import { applePages, cursor } from './jsonApi.ts';
import { locale as language } from './locales.ts';
import { theLocalization, theVersion } from './pathParameters.ts';
import { creates, one, updates } from './requestBodies.ts';
import { limit, resource } from './resource.ts';

const locale = field(text, 'Language', 'The language as Apple writes it, such as en-US or de-DE.');

const texts = {
  whatsNew: field(text, 'What is new', 'What has changed in this version. The first version of an app has none.'),
  description: field(text, 'App description', 'The description on the store.'),
  promotionalText: field(text, 'Promotional text', 'The text above the description, which may change at any time.'),
  keywords: field(text, 'Keywords', 'Words to be found by, with commas between them.'),
  marketingUrl: field(link, 'Marketing URL', 'The page that advertises the app.'),
  supportUrl: field(link, 'Support URL', 'The page where customers get help.'),
};

const localization = resource('VersionLocalization', 'appStoreVersionLocalizations', 'localization', {
  attributes: { locale, ...texts },
  one: ['appStoreVersion'],
  many: ['appScreenshotSets', 'appPreviewSets', 'searchKeywords'],
});

export const localizations = rows('apple', {
  ListVersionLocalizations: {
    route: 'GET /v1/appStoreVersions/{id}/appStoreVersionLocalizations',
    summary: 'List texts of App Store version',
    description: 'Lists the texts of a version, one entry per language: what is new, description, keywords and links.',
    access: 'read',
    visibility: 'important',
    parameters: [
      theVersion,
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
  CreateVersionLocalization: {
    route: 'POST /v1/appStoreVersionLocalizations',
    summary: 'Create texts of App Store version',
    description: 'Adds a language to a version, with its texts. The version must still be in preparation.',
    access: 'write',
    verifyWith: 'ListVersionLocalizations',
    parameters: [chooseApp],
    ...creates('NewVersionLocalization', 'appStoreVersionLocalizations', {
      relations: {
        versionId: one('appStoreVersion', 'appStoreVersions', 'Version', 'The version to add to.', versionChoices()),
      },
      attributes: { locale: language, ...texts },
      required: ['versionId', 'locale'],
    }),
    responds: localization.document,
  },
  UpdateVersionLocalization: {
    route: 'PATCH /v1/appStoreVersionLocalizations/{id}',
    summary: 'Update texts of App Store version',
    description:
      'Writes what is new, the description or other texts of a version in one language. Empty fields stay as they are.',
    access: 'publish',
    verifyWith: 'ListVersionLocalizations',
    visibility: 'important',
    parameters: [theLocalization, chooseApp, chooseVersion],
    ...updates('VersionLocalizationChanges', 'appStoreVersionLocalizations', { attributes: texts }),
    responds: localization.document,
  },
});
