// Intentional omissions of rows compared with Apple's document, with reasons. A key is an input or attribute, of all operations
// or of one.

/** Inputs that the relay adds. */
export const added: Readonly<Record<string, string>> = {
  cursor: "Apple's document forgets it, though every list answers with one.",
  account: 'Picks the account of the relay.',
};

const ONE_REPORT = 'A report is one file, and Apple takes one value, though its document has a list.';
const ONE_PICKED = 'A drop-down gives one, and the wire takes several with commas.';
const ONE_MOMENT = 'A moment is one value, though the document has a list.';

/** Lists in the document that take a single value here. */
export const oneValue: Readonly<Record<string, string>> = {
  sort: 'A maker picks one order.',
  'filter[app]': ONE_PICKED,
  'filter[apps]': ONE_PICKED,
  'ListBuilds filter[id]': ONE_PICKED,
  'ListSubscriptionPricePoints filter[territory]': ONE_PICKED,
  'ListWebhookDeliveries filter[createdDateGreaterThanOrEqualTo]': ONE_MOMENT,
  'ListWebhookDeliveries filter[createdDateLessThan]': ONE_MOMENT,
  'filter[vendorNumber]': ONE_REPORT,
  'filter[reportType]': ONE_REPORT,
  'filter[reportSubType]': ONE_REPORT,
  'filter[frequency]': ONE_REPORT,
  'filter[reportDate]': ONE_REPORT,
  'filter[regionCode]': ONE_REPORT,
  'DownloadSalesReport filter[version]': ONE_REPORT,
};

const SECRET = 'The review details hold the password of the demo account, which a plain read must not bring along.';
const TRUTH = 'The document has any text; it is a truth value.';

/** Enums with fewer values than in the document. */
export const fewer: Readonly<Record<string, string>> = {
  'filter[rating]': 'The document has any text; there are five ratings.',
  'filter[expired]': TRUTH,
  'filter[usesNonExemptEncryption]': TRUTH,
  'filter[isInternalGroup]': TRUTH,
  'filter[publicLinkEnabled]': TRUTH,
  'filter[publicLinkLimitEnabled]': TRUTH,
  'ListSubscriptionPricePoints filter[planType]': 'The document has any text; prices know two plans.',
  'ListApps include': SECRET,
  'ReadApp include': SECRET,
  'ListVersions include': SECRET,
  'ReadVersion include': SECRET,
  'fields[appInfos]': 'Apple refuses kidsAgeBand, which the document has.',
};

export function isKnown(table: Readonly<Record<string, string>>, operation: string, name: string): boolean {
  return name in table || `${operation} ${name}` in table;
}
