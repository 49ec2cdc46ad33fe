// What the App Store Connect recipes share: inputs for app and version, and the reported steps.
import { arrayOf, define, field, object, type Schema, text } from '../../../core/schema.ts';
import { planInputs, reported } from '../../../relay/stepReport.ts';
import { appChoices, numberChoices } from '../dynamicValues.ts';
import { platform } from '../enums.ts';
import { locale } from '../locales.ts';

export const ID = '^[A-Za-z0-9_-]{1,128}$';
/** A flow passes an empty field as an empty string. A comma in Apple's filter would make two numbers of one. */
export const NUMBER_OR_NOTHING = '^[0-9A-Za-z._-]{0,32}$';
export const ID_OR_NOTHING = '^[A-Za-z0-9_-]{0,128}$';
/** A code such as de-DE; other input is rejected with the code that was probably meant. */
export const LOCALE = '^[A-Za-z][A-Za-z0-9 ()_-]{1,40}$';
/** The most rows of texts, one for each language: the App Store has fewer. */
export const MOST_LANGUAGES = 60;
const MOST_TERRITORIES = 250;
/** The language of a row of texts. */
export const textLanguage: Schema = define('TextLanguage', { ...locale, pattern: LOCALE });

export const appId: Schema = {
  ...field({ ...text, pattern: ID }, 'App', 'The app.'),
  choices: { ...appChoices, by: 'name' },
};
const onPlatform = field(platform, 'Platform', 'The platform of the version. IOS if empty.');

/** Requirements of App Review that a version does not meet yet. */
export const lacking: Schema = field(
  arrayOf(
    define(
      'LackingTexts',
      object(
        {
          locale: field(text, 'Language', 'The language that is not complete.'),
          lacks: field(text, 'Lacks', 'What it lacks, such as description, keywords, support URL.'),
        },
        ['locale', 'lacks'],
      ),
    ),
  ),
  'Lacking',
  'One row for each language that App Review would refuse, with what it lacks. Empty when nothing does.',
);

export const itsVersion = {
  versionId: field(text, 'Version ID', 'The ID of the version.'),
  versionString: field(text, 'Version number', 'The number of the version.'),
};

/** The body that these recipes share: an app, a platform, a version, and inputs of their own. */
export function aboutVersion(
  name: string,
  which: `${string}.`,
  own: Readonly<Record<string, Schema>>,
  required: readonly string[] = [],
) {
  return define(
    name,
    object({ appId, platform: onPlatform, versionString: versionNumber(which), ...own, ...planInputs }, [
      'appId',
      ...required,
    ]),
  );
}

export function answers(name: string, own: Readonly<Record<string, Schema>>): Schema {
  return define(name, object({ ...own, ...reported }, ['steps']));
}

function versionNumber(which: `${string}.`, app = 'body/appId'): Schema {
  return {
    ...field({ ...text, pattern: NUMBER_OR_NOTHING }, 'Version number', which),
    choices: numberChoices(app, 'body/platform'),
  };
}

/** A price in one territory, from which those of all others follow, and the territories. */
export function pricesIn(words: { readonly price: `${string}.`; readonly territories: `${string}.` }) {
  return {
    baseTerritory: field(
      { ...text, pattern: '^([A-Z]{3})?$' },
      'Base territory',
      'The country or region that Price is for, as three letters. USA if empty.',
    ),
    price: field({ ...text, pattern: '^([0-9]{1,9}(\\.[0-9]{1,3})?)?$' }, 'Price', words.price),
    territories: field(
      { ...arrayOf({ ...text, pattern: '^[A-Z]{3}$' }), maxItems: MOST_TERRITORIES },
      'Territories',
      words.territories,
    ),
  };
}
