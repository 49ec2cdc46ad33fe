// Intentional omissions of rows compared with Apple's document, with reasons. A key is an input or attribute, of all operations
// or of one.

/** Inputs that the relay adds. */
export const added: Readonly<Record<string, string>> = {
  cursor: "Apple's document omits it, though every list returns one.",
  account: 'Selects the account of the relay.',
};

const ONE_REPORT = 'A report is one file, and Apple accepts one value, though its document has a list.';
const ONE_PICKED = 'A drop-down selects one; the API accepts several, separated by commas.';
const ONE_DATE_TIME = 'A date and time is one value, though the document has a list.';

/** Lists in the document that take a single value here. */
export const oneValue: Readonly<Record<string, string>> = {
  sort: 'A maker selects one order.',
  'filter[app]': ONE_PICKED,
  'filter[apps]': ONE_PICKED,
  'ListBuilds filter[id]': ONE_PICKED,
  'ListSubscriptionPricePoints filter[territory]': ONE_PICKED,
  'ListWebhookDeliveries filter[createdDateGreaterThanOrEqualTo]': ONE_DATE_TIME,
  'ListWebhookDeliveries filter[createdDateLessThan]': ONE_DATE_TIME,
  'filter[vendorNumber]': ONE_REPORT,
  'filter[reportType]': ONE_REPORT,
  'filter[reportSubType]': ONE_REPORT,
  'filter[frequency]': ONE_REPORT,
  'filter[reportDate]': ONE_REPORT,
  'filter[regionCode]': ONE_REPORT,
  'DownloadSalesReport filter[version]': ONE_REPORT,
};

const SECRET = 'The review details contain the password of the demo account, which a read of the app must not return.';
const BOOLEAN = 'The document allows any text; it is a boolean.';

/** Enums with fewer values than in the document. */
export const fewer: Readonly<Record<string, string>> = {
  'filter[rating]': 'The document allows any text; there are five ratings.',
  'filter[archived]': BOOLEAN,
  'filter[expired]': BOOLEAN,
  'filter[visibleInAppStore]': BOOLEAN,
  'filter[usesNonExemptEncryption]': BOOLEAN,
  'filter[isInternalGroup]': BOOLEAN,
  'filter[publicLinkEnabled]': BOOLEAN,
  'filter[publicLinkLimitEnabled]': BOOLEAN,
  'ListSubscriptionPricePoints filter[planType]': 'The document allows any text; prices have two plans.',
  'ListApps include': SECRET,
  'ReadApp include': SECRET,
  'ListVersions include': SECRET,
  'ReadVersion include': SECRET,
  'fields[appInfos]': 'Apple refuses kidsAgeBand, which the document has.',
};

export function isKnown(table: Readonly<Record<string, string>>, operation: string, name: string): boolean {
  return name in table || `${operation} ${name}` in table;
}
