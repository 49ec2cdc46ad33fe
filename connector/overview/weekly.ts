// The figures of all apps in a week, from what each store has.
import { query, relayRows } from '../core/builders.ts';
import { arrayOf, day, define, field, number, object, oneOf, orNone, type Schema, text } from '../core/schema.ts';
import { appStores } from '../core/stores.ts';
import { account, statusSentence } from '../relay/status.ts';

const accountName: Schema = { ...text, pattern: '^[A-Za-z0-9_-]{1,64}$' };
const currencyCode: Schema = { ...text, pattern: '^[A-Z]{3}$' };
const store = field(oneOf(...appStores), 'Store', 'The store of the app.');
const week = {
  from: field(day, 'From', 'The Monday that begins the week.'),
  to: field(day, 'To', 'The Sunday that ends it: by Pacific time in the App Store, by GMT in Galaxy Store.'),
};
const currency = field(text, 'Code', 'The code of the currency, such as EUR.');
const money = object({ currency, amount: field(number, 'Amount', 'The amount in that currency.') }, [
  'currency',
  'amount',
]);

/** What is read for the figures: each part takes calls of its own. */
export const weeklyParts = ['sales', 'reviews', 'analytics', 'performance', 'metrics'] as const;

/** Most pages of reviews of an app that are read. */
export const REVIEW_PAGES = 5;
/** The analytics reports of an app, and most instances of each that are read to find the week. */
const REPORTS = 2;
export const REPORT_INSTANCES = 3;
/** The request and the list of its reports; then for each report the list of its instances, and the files of each instance. */
const ANALYTICS_CALLS = 2 + REPORTS * (1 + REPORT_INSTANCES);

/** The figures, in the order of the columns. */
export const weeklyFigureWords = {
  installs: ['Installs', 'Downloads to a device, first and repeated ones.'],
  firstTimeInstalls: ['First installs', 'First downloads. Galaxy Store counts devices, the App Store customers.'],
  updates: ['Updates', 'Downloads of an update. App Store only.'],
  units: ['Units', 'Apps, bundles and in-app purchases that were sold or given away, less refunds. App Store only.'],
  inAppPurchases: ['Purchases in apps', 'In-app purchases and renewals, less refunds; in Galaxy Store in-app orders.'],
  proceeds: ['Proceeds', 'What Apple pays, in the currency of the row. Null if it would need a rate.'],
  revenue: ['Revenue', 'What buyers paid in Galaxy Store, which names no currency.'],
  ratingAverage: ['Rating average', 'The average of all ratings of the week, 1 to 5. Galaxy Store only.'],
  ratingCount: ['Rating count', 'The number of ratings. Galaxy Store only.'],
  reviewAverage: ['Review average', 'The average stars of the written reviews of the week. App Store only.'],
  reviewCount: ['Review count', 'The number of written reviews. App Store only.'],
  crashes: ['Crashes', 'Crashes on devices that share data. App Store only, if ordered.'],
  sessions: ['Sessions', 'Times that the app was used, on devices that share data. App Store only, if ordered.'],
  activeDevices: ['Active devices', 'Devices that used the app, added over versions and systems: some count twice.'],
  regressions: ['Regressions', 'How many measurements of the newest version became worse, as of now. App Store only.'],
} as const satisfies Readonly<Record<string, readonly [title: string, description: `${string}.`]>>;

const row = object(
  {
    store,
    account,
    appId: field(text, 'App ID', 'The ID of the app; in Galaxy Store its content ID.'),
    name: field(text, 'App name', 'The name of the app.'),
    ...week,
    ...Object.fromEntries(
      Object.entries(weeklyFigureWords).map(([name, [title, about]]) => [name, orNone(field(number, title, about))]),
    ),
    currency: orNone(field(text, 'Currency', 'The currency of Proceeds.')),
    proceedsByCurrency: field(arrayOf(money), 'Proceeds by currency', 'As Apple reports them. Empty without proceeds.'),
    missing: field(
      arrayOf(
        object(
          {
            field: field(text, 'Missing figure', 'The name of a figure that is null.'),
            reason: field(text, 'Reason', 'Why it is null, and what to do.'),
          },
          ['field', 'reason'],
        ),
      ),
      'Missing',
      'Each figure that is null, and why.',
    ),
  },
  ['store', 'account', 'appId', 'name', 'from', 'to', 'missing'],
);

const problem = object({ store, account, ...statusSentence }, ['store', 'account', 'code', 'message']);

const weeklyFigures = define(
  'WeeklyFigures',
  object(
    {
      ...week,
      rows: field(arrayOf(row), 'Rows', 'One row for each app of each account.'),
      problems: field(arrayOf(problem), 'Problems', 'The accounts whose rows or figures are incomplete, and why.'),
      storeCalls: field(number, 'Store calls', 'How many requests the stores got for it.'),
    },
    ['from', 'to', 'rows', 'problems', 'storeCalls'],
  ),
);

export const weekly = relayRows({
  GetWeeklyFigures: {
    route: 'GET /weekly',
    summary: 'Get weekly figures',
    description: `Gets one row for each app and store: installs, updates, units, proceeds, ratings, crashes. A figure that a store does not have is null, with the reason in Missing. Needs 2 calls for each account, for each App Store app 1 to ${REVIEW_PAGES} for reviews and 1 to ${ANALYTICS_CALLS} for analytics, and 1 for each Galaxy Store app.`,
    access: 'read',
    recipe: 'weeklyFigures',
    charted: true,
    visibility: 'important',
    parameters: [
      query('week', day, 'Week', 'A day of the week, such as 2026-06-24. The last complete week if empty.', {
        visibility: 'important',
      }),
      query(
        'vendorNumbers',
        arrayOf({ ...text, pattern: '^([A-Za-z0-9_-]{1,64}=)?[0-9]{1,20}$' }),
        'Vendor numbers',
        'For units and proceeds of the App Store: your number under Payments and Financial Reports, such as 80012345. With several accounts, ACCOUNT=NUMBER for each.',
        { visibility: 'important' },
      ),
      query(
        'currency',
        currencyCode,
        'Currency',
        'The currency of Proceeds, such as EUR. If empty, the one that all are in.',
        {
          visibility: 'important',
        },
      ),
      query(
        'rates',
        arrayOf({ ...text, pattern: '^[A-Z]{3}=[0-9]{1,9}(\\.[0-9]{1,9})?$' }),
        'Exchange rates',
        'With Currency: how much of it one unit of another is worth, such as USD=0.92. The relay knows no rates.',
      ),
      query('store', oneOf(...appStores), 'Store', 'Only the apps of this store.'),
      query('account', accountName, 'Account', 'Only the apps of the accounts with this name.'),
      query('apps', arrayOf({ ...text, pattern: '^[0-9]{1,20}$' }), 'Apps', 'Only these apps, by ID.'),
      query(
        'parts',
        arrayOf(oneOf(...weeklyParts)),
        'Parts',
        'What to read: sales, reviews, analytics and performance of App Store Connect, metrics of Galaxy Store. All but performance if empty.',
        { visibility: 'advanced' },
      ),
      query('most', { type: 'integer', minimum: 1, maximum: 500 }, 'Most apps', 'Of each account; 100 if empty.', {
        visibility: 'advanced',
      }),
    ],
    responds: weeklyFigures,
    list: 'rows',
    columns: ['name', 'installs', 'units', 'ratingAverage', 'reviewAverage', 'store', 'proceedsByCurrency'],
  },
});
