// Recipe that updates the texts of a version in all languages.
import { recipeRows } from '../../../core/builders.ts';
import { arrayOf, define, field, flag, object, text } from '../../../core/schema.ts';
import { aboutVersion, answers, itsVersion, lacking, textLanguage } from './shared.ts';

/** A flow passes an empty field as an empty string. */
const ADDRESS = '^(https?://[^\\s]{1,2000})?$';

const languageTexts = define(
  'LanguageTexts',
  field(
    object(
      {
        locale: textLanguage,
        whatsNew: field({ ...text, maxLength: 4000 }, 'What is new', 'What has changed in this version.'),
        promotionalText: field({ ...text, maxLength: 170 }, 'Promotional text', 'The text above the description.'),
        description: field({ ...text, maxLength: 4000 }, 'App description', 'The description on the store.'),
        keywords: field({ ...text, maxLength: 100 }, 'Keywords', 'Words to be found by, with commas between them.'),
        supportUrl: field({ ...text, pattern: ADDRESS }, 'Support URL', 'The page where customers get help.'),
        marketingUrl: field({ ...text, pattern: ADDRESS }, 'Marketing URL', 'The page that advertises the app.'),
      },
      ['locale'],
    ),
    'Texts of a language',
    'The texts in one language. Empty fields keep their values.',
  ),
);

export const textRecipes = recipeRows('apple', {
  SetWhatsNew: {
    route: 'POST /recipes/whatsNew',
    summary: 'Set what is new in all languages',
    description:
      'Writes the release notes of a version, and other texts, in all its languages at once. Texts that already match are not sent. A language that Apple refuses does not stop the others. Lacking lists what App Review still requires.',
    access: 'publish',
    verifyWith: 'ListVersionLocalizations',
    visibility: 'important',
    recipe: 'apple/whatsNew',
    audited: ['versionId', 'versionString'],
    body: aboutVersion('TextsToSet', 'Leave it empty for the version in preparation.', {
      texts: field({ ...arrayOf(languageTexts), maxItems: 60 }, 'Texts', 'What to write, one entry per language.'),
      otherwise: field(
        { ...text, maxLength: 4000 },
        'All other languages',
        'What is new, for the languages that have no entry.',
      ),
      createMissing: field(
        flag,
        'Create missing languages',
        'Yes to add languages that the version does not have yet.',
      ),
    }),
    responds: answers('SetTexts', { ...itsVersion, lacking }),
  },
});
