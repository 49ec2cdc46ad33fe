// Release notes of a Galaxy Store app in all languages at once: Samsung requires further languages to be complete or absent.
import { recipeRows } from '../../core/builders.ts';
import { arrayOf, define, field, object, text } from '../../core/schema.ts';
import { planInputs, reported } from '../../relay/stepReport.ts';
import { appField, inBytes, language } from './inputs.ts';

const texts = object(
  {
    language: field(
      language,
      'Language code',
      'The language, such as ENG or FRA: the default language of the app, or a further one.',
    ),
    whatsNew: field({ ...inBytes(4_000), minLength: 1 }, 'What is new', 'What is new, at most 4000 bytes.'),
    title: field(
      { ...inBytes(100), minLength: 1 },
      'Title',
      'The name of the app in that language; a must for a new language.',
    ),
    description: field(
      { ...inBytes(4_000), minLength: 1 },
      'Description',
      'The description in that language; a must for a new language.',
    ),
  },
  ['language', 'whatsNew'],
);

export const galaxyTexts = recipeRows('samsung', {
  SetGalaxyWhatsNew: {
    route: 'POST /recipes/whatsNew',
    summary: 'Set what is new in Galaxy Store app',
    description:
      'Writes the release notes of the draft of an app, in the languages that you give. For an app on sale, it creates the draft. All other texts and languages keep their values. Users see the change after Submit Galaxy Store app and the review.',
    access: 'write',
    verifyWith: 'ReadGalaxyApp',
    recipe: 'samsung/whatsNew',
    visibility: 'important',
    body: define(
      'GalaxyWhatsNew',
      object(
        {
          contentId: appField,
          texts: field({ ...arrayOf(texts), maxItems: 100 }, 'Texts', 'What to write, one entry per language.'),
          ...planInputs,
        },
        ['contentId', 'texts'],
      ),
    ),
    responds: define(
      'GalaxyWhatsNewWritten',
      object(
        {
          contentId: field(text, 'Content ID', 'The ID of the app.'),
          languages: field(arrayOf(text), 'Languages', 'The languages that changed; with Plan only, that would.'),
          ...reported,
        },
        ['contentId', 'languages', 'steps'],
      ),
    ),
  },
});
