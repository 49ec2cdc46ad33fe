// The fields of contentUpdate, with Samsung's limits.
import {
  anything,
  contentId,
  flagValue,
  kept,
  listOfValues,
  matching,
  oneOfValues,
  recordValue,
  textUpTo,
  textValue,
  type ValueShape,
  type ValueType,
} from './valueTypes.ts';

const country = matching(/^[A-Z]{3}$/, 'the three letters of a country');
const language = matching(/^[A-Z]{3}(_[A-Z]{2,4})?$/, 'the letters of a language, such as ENG');
const screenshots = listOfValues(
  recordValue({ screenshotKey: kept(textValue), reuseYn: flagValue, screenshotPath: kept(textValue) }),
);

const translation = recordValue({
  languagecode: language,
  appTitle: textUpTo(100),
  description: textUpTo(4000),
  newFeature: kept(textUpTo(4000)),
  shortDescription: kept(textUpTo(240)),
  screenshots: kept(screenshots),
});

/** Limits: Samsung's reference of 2023 and clients' notes. Samsung's plugin allows 240 bytes where that page has 40. */
export const changeable: ValueShape = {
  appTitle: textUpTo(100),
  shortDescription: textUpTo(240),
  longDescription: textUpTo(4000),
  newFeature: textUpTo(4000),
  defaultLanguageCode: language,
  ageLimit: oneOfValues('0', '4', '12', '16', '18'),
  chinaAgeLimit: oneOfValues('0', '3', '8', '12', '16', '18'),
  paid: oneOfValues('Y', 'N'),
  standardPrice: matching(/^\d+(\.\d+)?$/, 'a price'),
  publicationType: oneOfValues('01', '02', '03'),
  startPublicationDate: matching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, 'a time written yyyy-MM-dd HH:mm:ss'),
  stopPublicationDate: matching(/^\d{4}-\d\d-\d\d$/, 'a date written yyyy-MM-dd'),
  usExportLaws: flagValue,
  autoAddCountry: flagValue,
  supportEMail: textUpTo(100),
  supportedSiteUrl: textUpTo(200),
  copyrightHolder: textUpTo(100),
  youTubeURL: textValue,
  openSourceURL: textValue,
  privatePolicyURL: textValue,
  privatePolicyURLYN: oneOfValues('Y', 'N'),
  termAndConditionURL: textValue,
  reviewComment: textValue,
  reviewFilename: textValue,
  sellCountryList: listOfValues(recordValue({ countryCode: country, price: kept(textValue) })),
  addLanguage: listOfValues(translation),
  screenshots,
  notifyResult: listOfValues(textValue),
};

/** The files that are set by the key of an upload, and the field that shows them afterwards. */
export const updateFiles: Readonly<Record<string, string>> = {
  iconKey: 'icon',
  heroImageKey: 'heroImage',
  edgescreenKey: 'edgescreen',
  edgescreenplusKey: 'edgescreenplus',
  reviewFilekey: 'reviewFilename',
};

/** Fields of contentInfo that contentUpdate does not change: clients send a whole record back, so they are ignored. */
const shown = [
  ...['contentStatus', 'applicationType', 'icon', 'heroImage', 'edgescreen', 'edgescreenplus', 'category'],
  ...['supportedLanguages', 'miitData'],
];

function all(names: readonly string[], what: ValueType<unknown>): ValueShape {
  return Object.fromEntries(names.map((name) => [name, what]));
}

export const updateBody = {
  ...Object.fromEntries(Object.entries(changeable).map(([name, what]) => [name, kept(what)])),
  ...all(Object.keys(updateFiles), kept(textValue)),
  ...all([...shown, 'binaryList'], anything),
  contentId,
};
