// Checks of what buyers see of a Galaxy Store app: texts in every language, pictures, category, age and addresses.
import { ageLimits, SCREENSHOT_SIZES, screenshotCount, textBytes } from '../../../connector/stores/samsung/limits.ts';
import { type Check, type Finding, missingRow, okRow, unknownRow, warningRow } from '../../overview/checkRows.ts';
import type { GalaxyRecord, Translation } from './app.ts';

/** The fields of a record that are checked, as Samsung returns them: each may be null. */
export type ListedRecord = GalaxyRecord & {
  readonly longDescription?: string | null;
  readonly shortDescription?: string | null;
  readonly newFeature?: string | null;
  readonly icon?: string | null;
  readonly iconKey?: string | null;
  readonly heroImageKey?: string | null;
  readonly screenshots?: unknown;
  readonly category?: readonly ({ readonly name?: string | null } | null)[] | null;
  readonly ageLimit?: string | number | null;
  readonly chinaAgeLimit?: string | null;
  readonly standardPrice?: string | number | null;
  readonly sellCountryList?: readonly ({ readonly countryCode?: string | null } | null)[] | null;
  readonly startPublicationDate?: string | null;
  readonly stopPublicationDate?: string | null;
  readonly privatePolicyURL?: string | null;
  readonly supportEMail?: string | null;
  readonly supportedSiteUrl?: string | null;
};

type ListedTranslation = Translation &
  Readonly<Partial<Record<'appTitle' | 'description' | 'newFeature', string | null>>>;

const UPDATE = 'Write it with Update Galaxy Store app.';
const CHINA = 'CHN';

export function listingChecks(record: ListedRecord): readonly Check[] {
  const looks: Readonly<Record<string, (record: ListedRecord) => readonly Finding[]>> = {
    texts: lookAtTexts,
    screenshots: lookAtScreenshots,
    icon: lookAtPictures,
    category: lookAtCategory,
    ageRating: lookAtAge,
    addresses: lookAtAddresses,
  };
  return Object.entries(looks).map(([check, look]) => ({ check, look: async () => look(record) }));
}

function translationsOf({ addLanguage }: ListedRecord): readonly ListedTranslation[] {
  return (addLanguage ?? []).filter(Boolean);
}

/** A title and a description are required in every language. */
function lookAtTexts(record: ListedRecord): readonly Finding[] {
  const { appTitle, longDescription, shortDescription, newFeature, defaultLanguageCode } = record;
  const language = defaultLanguageCode || 'default language';
  const brief = Buffer.byteLength(shortDescription ?? '');
  return [
    textsFinding(language, { title: appTitle, description: longDescription, 'new features': newFeature }),
    ...(brief < textBytes.leastBrief || brief > textBytes.brief
      ? [
          warningRow(
            `The short description has ${brief} bytes.`,
            `Write ${textBytes.leastBrief} to ${textBytes.brief} bytes with Update Galaxy Store app.`,
            language,
          ),
        ]
      : []),
    ...translationsOf(record).map(({ languagecode, appTitle: title, description, newFeature: news }) =>
      textsFinding(languagecode || 'further language', { title, description, 'new features': news }),
    ),
  ];
}

function textsFinding(language: string, texts: Readonly<Record<string, string | null | undefined>>): Finding {
  const empty = Object.entries(texts).filter(([name, text]) => !text && name !== 'new features');
  if (empty.length > 0)
    return missingRow(`${language} lacks ${empty.map(([name]) => name).join(', ')}.`, UPDATE, language);
  const most = (name: string): number => (name === 'title' ? textBytes.title : textBytes.long);
  const long = Object.entries(texts).filter(([name, text]) => Buffer.byteLength(text ?? '') > most(name));
  return long.length > 0
    ? missingRow(`Too long in ${language}: ${long.map(([name]) => name).join(', ')}.`, 'Shorten it.', language)
    : okRow('Title and description are there.', language);
}

/** 3001: at least four screenshots. A further language may have none of its own. */
function lookAtScreenshots(record: ListedRecord): readonly Finding[] {
  const language = record.defaultLanguageCode || 'default language';
  const own = translationsOf(record).filter((each) => countOf(each.screenshots) > 0);
  return [
    screenshotsFinding(language, countOf(record.screenshots)),
    ...own.map((each) => screenshotsFinding(each.languagecode || 'further language', countOf(each.screenshots))),
    unknownRow(
      'Galaxy Store does not return the sizes of the pictures.',
      `They have to be ${SCREENSHOT_SIZES}.`,
      'sizes',
    ),
  ];
}

function countOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}

function screenshotsFinding(language: string, count: number): Finding {
  const { least, most } = screenshotCount;
  const message = `There ${count === 1 ? 'is 1 screenshot' : `are ${count} screenshots`}.`;
  if (count < least) return missingRow(message, `Give ${least} to ${most} with Update Galaxy Store app.`, language);
  return count > most
    ? warningRow(message, `Galaxy Store ignores more than ${most}.`, language)
    : okRow(message, language);
}

/** A hero image of an app that is no game makes Samsung refuse the whole update. */
function lookAtPictures({ icon, iconKey, heroImageKey, category }: ListedRecord): readonly Finding[] {
  const isGame = (category ?? []).some((each) => each?.name === 'Games');
  return [
    icon || iconKey
      ? okRow('There is an icon.')
      : missingRow('There is no icon.', 'Give a PNG of 512 by 512 pixels with Update Galaxy Store app.'),
    ...(heroImageKey && !isGame
      ? [missingRow('The app is no game and has a hero image.', 'Remove it in Seller Portal.', 'hero image')]
      : []),
  ];
}

function lookAtCategory({ category }: ListedRecord): readonly Finding[] {
  const names = (category ?? []).flatMap((each) => each?.name || []);
  return [
    names.length > 0
      ? okRow(`The categories are ${names.join(', ')}.`)
      : missingRow('The app has no category.', 'Choose it in Seller Portal: the API cannot set it.'),
  ];
}

function lookAtAge({ ageLimit, chinaAgeLimit, sellCountryList }: ListedRecord): readonly Finding[] {
  const known: readonly string[] = ageLimits;
  const isInChina = (sellCountryList ?? []).some((each) => each?.countryCode === CHINA);
  return [
    known.includes(String(ageLimit ?? ''))
      ? okRow(`The age limit is ${ageLimit}.`)
      : missingRow('The age limit is not set.', 'Set it with Update Galaxy Store app.'),
    ...(isInChina && !chinaAgeLimit
      ? [warningRow('The age limit in China is not set.', 'Samsung asks for it with a Chinese language.', 'China')]
      : []),
  ];
}

/** Samsung's pages do not say which addresses are required. */
function lookAtAddresses(record: ListedRecord): readonly Finding[] {
  const { privatePolicyURL, supportEMail, supportedSiteUrl } = record;
  const isPage = (url: string): boolean => /^https?:\/\/\S+$/.test(url) && URL.canParse(url);
  return [
    addressFinding('privacy policy', privatePolicyURL, isPage),
    addressFinding('support email', supportEMail, (address) => /^\S+@\S+$/.test(address)),
    ...(supportedSiteUrl ? [addressFinding('support site', supportedSiteUrl, isPage)] : []),
  ];
}

function addressFinding(what: string, given: string | null | undefined, isValid: (text: string) => boolean): Finding {
  if (!given) return warningRow(`There is no ${what}.`, `${UPDATE} Reviewers may ask for it.`, what);
  return isValid(String(given)) ? okRow('It is there.', what) : warningRow(`The ${what} is not valid.`, UPDATE, what);
}
