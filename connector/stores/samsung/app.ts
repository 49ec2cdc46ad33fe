// App data of Galaxy Store. Source: Samsung, "View Seller's App Details", and a response that Mozilla has published.
import { arrayOf, coded, define, field, flag, link, object, orNone, type Schema, text } from '../../core/schema.ts';
import { appStatusInput, yesNo } from './inputs.ts';

/** How a new version is published once Samsung has approved it. */
const atOnce = { '01': 'As soon as it is approved' } as const;
const onCommand = { '03': 'When I say so after the approval' } as const;
export const publicationType = coded({ ...atOnce, '02': 'At Start publication', ...onCommand });
/** Without the one that requires a date. */
export const publicationTypeWithoutDate = coded({ ...atOnce, ...onCommand });

export const statusField = field(
  text,
  'Content status',
  'The exact status: REGISTERING or UPDATING is a draft, FOR_SALE is live, and many others are states of a review.',
);

const paid = field(yesNo, 'Is paid', 'Y for an app that is sold, N for one that is free.');
const price = field(text, 'Standard price', 'The price in US dollars, such as 0.99; 0 or empty for a free app.');

/** An item in the list of all apps. */
export const appSummary = define(
  'GalaxyAppSummary',
  object({
    contentName: field(text, 'App name', 'The name of the app.'),
    contentId: field(text, 'Content ID', 'The ID of the app: 12 digits, with the zeros in front.'),
    contentStatus: statusField,
    standardPrice: orNone(price),
    paid,
    modifyDate: field(
      text,
      'Modified',
      'When it was last changed, as in 2021-02-23 01:26:26.0. Samsung does not say in which time zone.',
    ),
  }),
);

const binary = object({
  fileName: field(text, 'File name', 'The name of the file.'),
  binarySeq: field(text, 'Binary number', 'The number of the binary, such as 3.'),
  versionCode: field(text, 'Version code', 'The version code of the file, such as 42.'),
  versionName: field(text, 'Version name', 'The version that people see, such as 1.2.0.'),
  packageName: field(text, 'Package name', 'The package name of the app.'),
  nativePlatforms: field(text, 'Native platforms', 'Such as 32bit, 64bit or 32/64bit; empty without native code.'),
  apiminSdkVersion: field(text, 'Lowest SDK version', 'The lowest Android API level that it runs on.'),
  apimaxSdkVersion: field(text, 'Highest SDK version', 'The highest Android API level that it runs on.'),
  iapSdk: field(yesNo, 'Has IAP SDK', 'Y when it has the SDK for in-app purchases.'),
  gms: field(yesNo, 'Uses Google services', 'Y when it uses Google Mobile Services.'),
  filekey: field(text, 'File key', 'The key of the upload, if one is in progress.'),
});

const screenshots = field(
  arrayOf(
    object({
      screenshotPath: field(link, 'Screenshot URL', 'The URL of the image.'),
      screenshotKey: field(text, 'Screenshot key', 'The key of the upload, if one is in progress.'),
      reuseYn: field(flag, 'Is reused', 'Whether the picture was kept.'),
    }),
  ),
  'Screenshots',
  'The screenshots, in their order.',
);

const languages = object({
  languagecode: field(text, 'Language code', 'The language, such as FRA.'),
  appTitle: field(text, 'Title', 'The name of the app in that language.'),
  description: field(text, 'Description', 'The description in that language.'),
  shortDescription: field(text, 'Short description', 'The short description in that language.'),
  newFeature: field(text, 'New features', 'What is new, in that language.'),
  screenshots,
});

const words: Readonly<Record<string, Schema>> = {
  appTitle: field(text, 'App title', 'The name of the app in its default language.'),
  shortDescription: field(text, 'Short description', 'The line below the name.'),
  longDescription: field(text, 'Long description', 'The description in the default language.'),
  newFeature: field(text, 'New features', 'What is new in this version.'),
  defaultLanguageCode: field(text, 'Default language', 'The language of these texts, such as ENG.'),
  supportedLanguages: field(arrayOf(text), 'Supported languages', 'The languages that the app speaks.'),
  addLanguage: field(arrayOf(languages), 'Further languages', 'The texts in each further language.'),
};

const pictures: Readonly<Record<string, Schema>> = {
  icon: field(link, 'Icon URL', 'The URL of the icon.'),
  iconKey: field(text, 'Icon key', 'The key of an icon that was uploaded.'),
  screenshots,
  heroImage: field(text, 'Hero image', 'The picture at the top of the page of a game.'),
  heroImageKey: field(text, 'Hero image key', 'The key of a hero image that was uploaded.'),
  edgescreen: field(text, 'Edge screen', 'The picture for the edge screen.'),
  edgescreenKey: field(text, 'Edge screen key', 'The key of such a picture that was uploaded.'),
  edgescreenplus: field(text, 'Edge screen plus', 'The wide picture for the edge screen.'),
  edgescreenplusKey: field(text, 'Edge screen plus key', 'The key of such a picture that was uploaded.'),
  youTubeURL: field(text, 'YouTube URL', 'The film about the app.'),
};

const sale: Readonly<Record<string, Schema>> = {
  paid,
  standardPrice: price,
  sellCountryList: field(
    arrayOf(
      object({
        countryCode: field(text, 'Country code', 'The country, such as DEU.'),
        price: field(text, 'Country price', 'The price there.'),
      }),
    ),
    'Countries of sale',
    'The countries with the app, and its price in each.',
  ),
  autoAddCountry: field(flag, 'Add new countries', 'Whether countries that Galaxy Store opens later are added.'),
  publicationType: field(
    publicationType,
    'Publication type',
    '01: live as soon as it is approved. 02: live at Start publication. 03: live after Change Galaxy Store app status.',
  ),
  startPublicationDate: field(text, 'Start publication', 'When it goes live, as in 2026-07-01 09:00:00.'),
  stopPublicationDate: field(text, 'Stop publication', 'The last day on sale; 9999-12-31 means no end.'),
};

const review: Readonly<Record<string, Schema>> = {
  ageLimit: field(text, 'Age limit', 'The least age: 0, 4, 12, 16 or 18.'),
  chinaAgeLimit: field(text, 'Age limit in China', 'The least age in China: 0, 3, 8, 12, 16 or 18.'),
  usExportLaws: field(flag, 'Complies with US export laws', 'Whether the seller has declared it.'),
  reviewComment: field(text, 'Review comment', 'The notes of the seller for the reviewers.'),
  reviewFilename: field(text, 'Review file name', 'The name of the file for the reviewers.'),
  reviewFilekey: field(text, 'Review file key', 'The key of the file for the reviewers.'),
  notifyResult: field(arrayOf(text), 'Notify of result', 'The email addresses that receive the result of the review.'),
};

const about: Readonly<Record<string, Schema>> = {
  category: field(
    arrayOf(
      object({
        name: field(text, 'Category name', 'The name of the category.'),
        type: field(text, 'Category type', 'Such as GENERAL_CATEGORY.'),
      }),
    ),
    'Categories',
    'The categories of the app; they are changed in Seller Portal.',
  ),
  supportEMail: field(text, 'Support email', 'Where people ask for help.'),
  supportedSiteUrl: field(text, 'Support site', 'The page that helps people.'),
  copyrightHolder: field(text, 'Copyright holder', 'The copyright holder.'),
  openSourceURL: field(text, 'Open source URL', 'The page on open source software in it.'),
  privatePolicyURLYN: field(text, 'Has privacy policy', 'Whether it has a page on privacy.'),
  privatePolicyURL: field(text, 'Privacy policy URL', 'The page on privacy.'),
  termAndConditionURL: field(text, 'Terms URL', 'The page with the terms and conditions.'),
};

/** One variant of an app. For most apps, Samsung omits some fields or returns null. */
export const galaxyApp = define(
  'GalaxyApp',
  object({
    contentId: field(text, 'Content ID', 'The ID of the app: 12 digits, with the zeros in front.'),
    contentStatus: statusField,
    appStatus: field(
      appStatusInput,
      'Variant',
      'SALE or REGISTRATION. Older responses lack it: use Content status instead.',
    ),
    applicationType: field(text, 'Application type', 'Such as android.'),
    ...words,
    binaryList: field(arrayOf(binary), 'Binaries', 'The files of this variant.'),
    ...pictures,
    ...sale,
    ...review,
    ...about,
  }),
);
