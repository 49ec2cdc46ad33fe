// The fields of an app that an update can change. Sources: Samsung, "Modify App Data", and the limits that clients of the API have documented.
import { arrayOf, coded, day, define, field, flag, object, type Schema, text } from '../../core/schema.ts';
import { publicationType } from './app.ts';
import { appField, country, inBytes, language, yesNo } from './inputs.ts';
import { ageLimits, chinaAgeLimits, SCREENSHOT_SIZES, screenshotCount, textBytes } from './limits.ts';

const uploaded: Schema = { ...text, maxLength: 128 };

const screenshots = field(
  list(
    object(
      {
        reuseYn: field(flag, 'Keep', 'Yes keeps the picture that is at this place now.'),
        screenshotKey: field(uploaded, 'Screenshot key', 'The file key of the new picture. Leave it out with Keep.'),
      },
      ['reuseYn'],
    ),
    screenshotCount.most,
  ),
  'Screenshots',
  `All 4 to 8 screenshots in their order: ${SCREENSHOT_SIZES}.`,
);

const title = inBytes(textBytes.title);
// the wider range of two: it rejects nothing that Samsung may accept
const brief = inBytes(textBytes.brief);
const long = inBytes(textBytes.long);

const translation = object(
  {
    languagecode: field(language, 'Language code', 'The language, such as FRA.'),
    appTitle: field(title, 'Title', 'The name of the app in that language, at most 100 bytes.'),
    description: field(long, 'Description', 'The description in that language, at most 4000 bytes.'),
    shortDescription: field(brief, 'Short description', 'The short description in that language, 20 to 240 bytes.'),
    newFeature: field(long, 'New features', 'What is new, in that language, at most 4000 bytes.'),
    screenshots,
  },
  ['languagecode', 'appTitle', 'description'],
);

const always = 'Samsung asks for it in every update, so give what the app has now.';

const words: Readonly<Record<string, Schema>> = {
  defaultLanguageCode: field(
    { ...language, visibility: 'important' },
    'Default language',
    `The language of the texts, such as ENG, which is a must with several countries. ${always}`,
  ),
  appTitle: field(title, 'App title', 'The name of the app, at most 100 bytes.'),
  shortDescription: field(brief, 'Short description', 'The line below the name, 20 to 240 bytes.'),
  longDescription: field(long, 'Long description', 'The description, at most 4000 bytes.'),
  newFeature: field({ ...long, visibility: 'important' }, 'New features', 'What is new, at most 4000 bytes.'),
  addLanguage: field(
    { ...list(translation, 100), keepsEmpty: true },
    'Further languages',
    'The texts in all further languages; one that is not in the list is lost. Leave it out to keep all, an empty list removes all.',
  ),
};

const pictures: Readonly<Record<string, Schema>> = {
  iconKey: field(uploaded, 'Icon key', 'The file key of a new icon: PNG, 512 by 512 pixels, at most 1024 KB.'),
  screenshots,
  heroImageKey: field(
    uploaded,
    'Hero image key',
    'Only for games; otherwise Samsung refuses the whole update. The file key of a JPG or PNG, 1200 by 675 pixels, at most 1024 KB.',
  ),
  edgescreenKey: field(uploaded, 'Edge screen key', 'The file key of a PNG, 160 by 2560 pixels.'),
  edgescreenplusKey: field(uploaded, 'Edge screen plus key', 'The file key of a PNG, 550 by 2560 pixels.'),
  youTubeURL: field({ ...text, maxLength: 255 }, 'YouTube URL', 'The address of a film, or its ID of 11 characters.'),
};

const decimal: Schema = { ...text, pattern: '^\\d{1,9}(\\.\\d{1,4})?$' };

const sale: Readonly<Record<string, Schema>> = {
  paid: field(
    { ...yesNo, visibility: 'important' },
    'Is paid',
    `Y for an app that is sold, N for a free one. ${always}`,
  ),
  standardPrice: field(decimal, 'Standard price', 'The price in US dollars, such as 0.99; not 0 for a paid app.'),
  sellCountryList: field(
    list(
      object(
        {
          countryCode: field(country, 'Country code', 'The country, such as DEU.'),
          price: field(decimal, 'Country price', 'The price there.'),
        },
        ['countryCode'],
      ),
      300,
    ),
    'Countries of sale',
    'All countries in which the app is offered. Leave it out to keep them.',
  ),
  autoAddCountry: field(flag, 'Add new countries', 'Whether countries that Galaxy Store opens later are added.'),
  publicationType: field(
    { ...publicationType, visibility: 'important' },
    'Publication type',
    `01: live once approved. 02: live at Start publication. 03: live after Change Galaxy Store app status. ${always}`,
  ),
  startPublicationDate: field(
    { ...text, pattern: '^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d$' },
    'Start publication',
    'When it goes live with Publication type 02, as in 2026-07-01 09:00:00. It has to be in the future: do not give back what was read.',
  ),
  stopPublicationDate: field(day, 'Stop publication', 'The last day on sale; 9999-12-31 means no end.'),
};

const page: Schema = { ...text, maxLength: 2_000 };

const about: Readonly<Record<string, Schema>> = {
  ageLimit: field(ages(...ageLimits), 'Age limit', 'The least age.'),
  chinaAgeLimit: field(
    ages(...chinaAgeLimits),
    'Age limit in China',
    'The least age in China, a must with a Chinese language.',
  ),
  usExportLaws: field(flag, 'Complies with US export laws', 'Has to be yes before the app can be submitted.'),
  supportEMail: field(title, 'Support email', 'Where people ask for help, at most 100 bytes.'),
  supportedSiteUrl: field(inBytes(textBytes.site), 'Support site', 'The page that helps people, at most 200 bytes.'),
  copyrightHolder: field(title, 'Copyright holder', 'The copyright holder, at most 100 bytes.'),
  openSourceURL: field(page, 'Open source URL', 'The page on open source software in it.'),
  privatePolicyURLYN: field(yesNo, 'Has privacy policy', 'Y when the app has a page on privacy.'),
  privatePolicyURL: field(page, 'Privacy policy URL', 'The page on privacy.'),
  reviewComment: field({ ...text, maxLength: 4_000 }, 'Review comment', 'What the reviewers should know.'),
  reviewFilename: field({ ...text, maxLength: 255 }, 'Review file name', 'The name of a file for the reviewers.'),
  reviewFilekey: field(uploaded, 'Review file key', 'The file key of that file.'),
  notifyResult: field(
    list({ ...text, maxLength: 255 }, 20),
    'Notify of result',
    'The email addresses that receive the result of the review.',
  ),
};

/** Samsung keeps omitted fields; null is not allowed, because it would mean the same. */
export const change = define(
  'GalaxyAppChange',
  object({ contentId: appField, ...words, ...pictures, ...sale, ...about }, ['contentId']),
);

function list(items: Schema, most: number): Schema {
  return { ...arrayOf(items), maxItems: most };
}

/** Minimum age. */
function ages(...years: readonly string[]): Schema {
  return coded(Object.fromEntries(years.map((year) => [year, year === '0' ? 'All ages' : `From ${year} years`])));
}
