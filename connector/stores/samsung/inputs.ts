// Inputs that several Galaxy Store operations share.
import { path, query } from '../../core/builders.ts';
import { type Choices, coded, define, field, type Schema, text } from '../../core/schema.ts';

/** A value that Samsung encodes as a letter. */
export const yesNo = coded({ Y: 'Yes', N: 'No' });

/** An app can have two records: the one on sale, and the draft of its next version. */
export const appStatusInput = coded({ SALE: 'In the store', REGISTRATION: 'Draft of the next version' });

/** No available page has the code tables; these are the formats in all samples. */
export const country: Schema = { ...text, pattern: '^[A-Z]{3}$' };
export const language: Schema = { ...text, pattern: '^[A-Za-z_-]{2,12}$' };

const digits: Schema = { ...text, pattern: '^\\d{1,10}$' };
const contentId: Schema = { ...text, pattern: '^\\d{12}$' };

const anApp = 'The Galaxy Store app.';
const apps = { ...appsOf('account'), by: 'name' };

/** The app, as a query input. */
export const inApp = query('contentId', contentId, 'App', anApp, {
  required: true,
  shared: 'GalaxyApp',
  choices: apps,
});

/** The app, as a body input. */
export const appField = define('GalaxyAppID', field({ ...contentId, choices: apps }, 'App', anApp));

/** The variant of the app, as a query input. */
export const inVariant = query(
  'appStatus',
  appStatusInput,
  'Variant',
  'Which variant of the app: SALE is the one in the store, REGISTRATION the draft of the next version.',
  { required: true, shared: 'GalaxyAppStatus' },
);

/** A binary of the draft, as a query input. */
export const inBinary = query('binarySeq', digits, 'Binary number', 'The number of a binary of the draft, such as 3.', {
  required: true,
  choices: binariesOf('REGISTRATION', 'contentId'),
});

/** The same in a body. */
export const binaryField = define(
  'GalaxyBinaryNumber',
  field(
    { ...digits, choices: binariesOf('REGISTRATION') },
    'Binary number',
    'The number of a binary of the draft, such as 3.',
  ),
);

/** A binary that is already in the store. */
export const liveBinary: Schema = { ...digits, choices: binariesOf('SALE') };

const packageShape: Schema = {
  ...text,
  maxLength: 255,
  pattern: '^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)+$',
};

/** Package names have dots, which other IDs must not have; each part begins with a letter, so none is a dot segment. */
export const inPackage = {
  ...path('packageName', 'Package name', 'The package name of the app, such as com.example.reader.', {
    shared: 'GalaxyPackage',
  }),
  schema: packageShape,
};

/** The same in a body. */
export const packageField = field(
  packageShape,
  'Package name',
  'The package name of an app, such as com.example.reader.',
);

/** A string with a maximum of UTF-8 bytes: Samsung counts bytes, so 100 Korean letters are 300. */
export function inBytes(most: number): Schema {
  return { ...text, maxBytes: most };
}

/** The apps of the account in this input. */
export function appsOf(accountInput: string): Choices {
  return {
    operation: 'ListGalaxyAppChoices',
    parameters: { account: { parameter: accountInput } },
    collection: 'apps',
    value: 'id',
    label: 'title',
    idName: 'content ID of 12 digits',
  };
}

/** The binaries of one variant of the app in this input. */
export function binariesOf(variant: 'SALE' | 'REGISTRATION', app = 'body/contentId'): Choices {
  return {
    operation: 'ListGalaxyBinaryChoices',
    parameters: { contentId: { parameter: app }, appStatus: variant, account: { parameter: 'account' } },
    collection: 'choices',
    value: 'value',
    label: 'title',
    idName: 'number',
  };
}
