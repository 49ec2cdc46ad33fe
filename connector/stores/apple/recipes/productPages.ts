// Recipes that create custom product pages and product page optimization tests, with a text in each language that screenshots can go to.
import { recipeRows } from '../../../core/builders.ts';
import { arrayOf, define, field, integer, link, object, type Schema, text } from '../../../core/schema.ts';
import { planInputs } from '../../../relay/stepReport.ts';
import { platform } from '../enums.ts';
import { answers, appId, MOST_LANGUAGES, textLanguage } from './shared.ts';

const localizations = {
  localizations: field(
    arrayOf(
      define(
        'PageLocalization',
        object(
          {
            treatment: field(text, 'Treatment', 'The name of the treatment, of a test.'),
            locale: field(text, 'Language', 'The language.'),
            localizationId: field(text, 'Localization ID', 'The ID that screenshots of this language go to.'),
          },
          ['locale', 'localizationId'],
        ),
      ),
    ),
    'Localizations',
    'One row for each language.',
  ),
};

const pageTexts: Schema = {
  ...arrayOf(
    define(
      'CustomPageTexts',
      object(
        {
          locale: textLanguage,
          promotionalText: field({ ...text, maxLength: 170 }, 'Promotional text', 'The text above the description.'),
        },
        ['locale'],
      ),
    ),
  ),
  maxItems: MOST_LANGUAGES,
};

export const pageRecipes = recipeRows('apple', {
  CreateCustomProductPage: {
    route: 'POST /recipes/customProductPage',
    summary: 'Create custom product page',
    description:
      'Creates a custom product page with a promotional text in each language, in preparation. If a page of this name exists, only missing or different parts are written.',
    access: 'write',
    verifyWith: 'ListCustomProductPages',
    recipe: 'apple/customProductPage',
    continues: true,
    audited: ['customProductPageId'],
    body: define(
      'CustomProductPageToCreate',
      object(
        {
          appId,
          name: field({ ...text, maxLength: 64 }, 'Page name', 'What it is called in App Store Connect.'),
          texts: field(pageTexts, 'Texts', 'One entry per language.'),
          deepLink: field(
            { ...text, pattern: '^([^\\s]{1,2000})?$' },
            'Deep link',
            'The URL that opens the app at the place that the page is about.',
          ),
          ...planInputs,
        },
        ['appId', 'name', 'texts'],
      ),
    ),
    responds: answers('CreatedCustomProductPage', {
      customProductPageId: field(text, 'Custom product page ID', 'The ID of the page.'),
      versionId: field(text, 'Version ID', 'The version of the page that App Review gets.'),
      url: field(link, 'Page URL', 'The address that leads customers to it.'),
      ...localizations,
    }),
  },
  CreateExperiment: {
    route: 'POST /recipes/experiment',
    summary: 'Create product page optimization test',
    description:
      'Creates a product page optimization test with up to three treatments in some languages, in preparation. If a test of this name exists, only missing or different parts are written.',
    access: 'write',
    verifyWith: 'ListExperiments',
    recipe: 'apple/experiment',
    continues: true,
    audited: ['experimentId'],
    body: define(
      'ExperimentToCreate',
      object(
        {
          appId,
          platform: field(platform, 'Platform', 'The platform of the test. IOS if empty.'),
          name: field({ ...text, maxLength: 64 }, 'Test name', 'What it is called in App Store Connect.'),
          trafficProportion: field(
            integer(1, 100),
            'Traffic',
            'How many percent of customers see one of the treatments.',
          ),
          treatments: field(
            { ...arrayOf({ ...text, maxLength: 64 }), maxItems: 3 },
            'Treatments',
            'The names of the treatments, at most three.',
          ),
          locales: field(
            { ...arrayOf(textLanguage), maxItems: MOST_LANGUAGES },
            'Languages',
            'The languages of the treatments, such as en-US.',
          ),
          ...planInputs,
        },
        ['appId', 'name', 'trafficProportion', 'treatments', 'locales'],
      ),
    ),
    responds: answers('CreatedExperiment', {
      experimentId: field(text, 'Test ID', 'The ID of the test.'),
      ...localizations,
    }),
  },
});
