// The fields that contentUpdate takes, and the limits that Samsung sets to each.
import {
  anything,
  bytes,
  contentId,
  flag,
  type Kind,
  kept,
  listOf,
  matching,
  oneOf,
  record,
  type Shape,
  text,
} from './valueTypes.ts';

const country = matching(/^[A-Z]{3}$/, 'the three letters of a country');
const language = matching(/^[A-Z]{3}(_[A-Z]{2,4})?$/, 'the letters of a language, such as ENG');
const screenshots = listOf(record({ screenshotKey: kept(text), reuseYn: flag, screenshotPath: kept(text) }));

const translation = record({
  languagecode: language,
  appTitle: bytes(100),
  description: bytes(4000),
  newFeature: kept(bytes(4000)),
  shortDescription: kept(bytes(240)),
  screenshots: kept(screenshots),
});

/** Limits: Samsung's reference of 2023 and clients' notes. Samsung's plugin allows 240 bytes where that page has 40. */
export const changeable: Shape = {
  appTitle: bytes(100),
  shortDescription: bytes(240),
  longDescription: bytes(4000),
  newFeature: bytes(4000),
  defaultLanguageCode: language,
  ageLimit: oneOf('0', '4', '12', '16', '18'),
  chinaAgeLimit: oneOf('0', '3', '8', '12', '16', '18'),
  paid: oneOf('Y', 'N'),
  standardPrice: matching(/^\d+(\.\d+)?$/, 'a price'),
  publicationType: oneOf('01', '02', '03'),
  startPublicationDate: matching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, 'a time written yyyy-MM-dd HH:mm:ss'),
  stopPublicationDate: matching(/^\d{4}-\d\d-\d\d$/, 'a date written yyyy-MM-dd'),
  usExportLaws: flag,
  autoAddCountry: flag,
  supportEMail: bytes(100),
  supportedSiteUrl: bytes(200),
  copyrightHolder: bytes(100),
  youTubeURL: text,
  openSourceURL: text,
  privatePolicyURL: text,
  privatePolicyURLYN: oneOf('Y', 'N'),
  termAndConditionURL: text,
  reviewComment: text,
  reviewFilename: text,
  sellCountryList: listOf(record({ countryCode: country, price: kept(text) })),
  addLanguage: listOf(translation),
  screenshots,
  notifyResult: listOf(text),
};

/** The files that are given by the key of an upload, and the field that shows them afterwards. */
export const files: Readonly<Record<string, string>> = {
  iconKey: 'icon',
  heroImageKey: 'heroImage',
  edgescreenKey: 'edgescreen',
  edgescreenplusKey: 'edgescreenplus',
  reviewFilekey: 'reviewFilename',
};

/** What contentInfo shows and contentUpdate does not change: clients send a whole record back, so it is passed over. */
const shown = [
  ...['contentStatus', 'applicationType', 'icon', 'heroImage', 'edgescreen', 'edgescreenplus', 'category'],
  ...['supportedLanguages', 'miitData'],
];

const all = (names: readonly string[], what: Kind<unknown>): Shape =>
  Object.fromEntries(names.map((name) => [name, what]));

export const updateBody = {
  ...Object.fromEntries(Object.entries(changeable).map(([name, what]) => [name, kept(what)])),
  ...all(Object.keys(files), kept(text)),
  ...all([...shown, 'binaryList'], anything),
  contentId,
};
