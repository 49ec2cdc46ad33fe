// Operations on both stores: all apps of all accounts, and the status of one app. The relay queries the stores concurrently.

import { query, relayRows } from './core/builders.ts';
import {
  arrayOf,
  type Choices,
  define,
  field,
  flag,
  integer,
  number,
  object,
  oneOf,
  type Schema,
  text,
} from './core/schema.ts';
import { appStores, appStoresInWords, type Store, storeNames, stores } from './core/stores.ts';
import { expirationFields, KINDS, kindsInput } from './relay/expirations.ts';
import { account, statusSentence } from './relay/status.ts';
import { storeCatalogs } from './stores/index.ts';

const accountName: Schema = { ...text, pattern: '^[A-Za-z0-9_-]{1,64}$' };

const store = field(oneOf(...appStores), 'Store', `The store of the app: ${appStoresInWords}.`);
const app = object(
  {
    store,
    account,
    id: field(text, 'App ID', 'The ID of the app; in Galaxy Store its content ID.'),
    name: field(text, 'App name', 'The name of the app.'),
    bundleId: field(text, 'Bundle ID', 'The bundle ID; for Galaxy Store the package name, only with Details.'),
    state: field(text, 'State', 'The state of the live version, or of the next one, as the store names it.'),
    version: field(text, 'Version', 'The number of that version; for Galaxy Store only with Details.'),
    nextState: field(text, 'Next state', 'The state of the next version, if another one is live.'),
    nextVersion: field(text, 'Next version', 'The number of that version; for Galaxy Store only with Details.'),
    price: field(number, 'Price', 'The price in US dollars, 0 for a free app. App Store Connect does not say.'),
    updated: field(text, 'Updated', 'When that version was made or changed.'),
    updatedZone: field(
      oneOf('stated', 'unknown'),
      'Updated zone',
      'Whether Updated has its time zone in it: stated, or unknown for Galaxy Store, whose times name none and can be hours off.',
    ),
  },
  ['store', 'account', 'id', 'name'],
);

/** The stores that Read app status covers. */
const statuses = storeNames.flatMap((each) => {
  const { status: part } = storeCatalogs[each];
  return part ? [{ store: each, ...part }] : [];
});

const status = define('AppStatus', object(Object.fromEntries(statuses.map(({ name, answer }) => [name, answer]))));

const problem = object({ store, account, ...statusSentence }, ['store', 'account', 'code', 'message']);

const allApps = define(
  'AllApps',
  object(
    {
      apps: field(arrayOf(app), 'Apps', 'One row for each app, in the order of their names.'),
      problems: field(arrayOf(problem), 'Problems', 'The accounts whose apps are missing, or not all here, and why.'),
    },
    ['apps', 'problems'],
  ),
);

const { kind } = expirationFields;
const allExpirations = define(
  'AllExpirations',
  object(
    {
      expirations: field(
        arrayOf(object({ store, account, ...expirationFields }, ['store', 'account', 'kind', 'id', 'expiresAt'])),
        'Expirations',
        'One row for each thing that expires, the first one first.',
      ),
      problems: field(
        arrayOf(object({ store, account, kind, ...statusSentence }, ['store', 'account', 'code', 'message'])),
        'Problems',
        'What could not be read, and why: an account, or one kind of it.',
      ),
      notes: field(arrayOf(text), 'Notes', 'What the stores do not report, such as agreements.'),
    },
    ['expirations', 'problems', 'notes'],
  ),
);

export const overview = relayRows({
  ListAllApps: {
    route: 'GET /apps',
    summary: 'List apps of both stores',
    description:
      'Lists the apps of every account in both stores as one table. A store or account that fails is a row in Problems; the others are still listed.',
    access: 'read',
    recipe: 'allApps',
    visibility: 'important',
    parameters: [
      query('store', oneOf(...appStores), 'Store', 'Only the apps of this store.', { visibility: 'important' }),
      query('account', accountName, 'Account', 'Only the apps of the accounts with this name.'),
      query(
        'details',
        flag,
        'Details',
        'Yes to read version and package name of each Galaxy Store app, which takes longer.',
      ),
    ],
    responds: allApps,
    list: 'apps',
  },
  ReadAppStatus: {
    route: 'GET /status',
    summary: 'Read app status in both stores',
    description:
      'Reads the status of an app: what is live, what is in review, the latest build, the rollout, and a summary sentence for each store. A store that fails has a problem; the other store is still reported.',
    access: 'read',
    recipe: 'appStatus',
    visibility: 'important',
    parameters: [...statuses.map(({ app }) => app), ...statuses.map(({ store, account }) => whose(account, store))],
    responds: status,
  },
  ListExpirations: {
    route: 'GET /expirations',
    summary: 'List what expires',
    description:
      'Lists certificates, provisioning profiles and TestFlight builds of every account with the days that are left, without their content. An account or kind that cannot be read is a row in Problems; Notes says what the stores do not report.',
    access: 'read',
    recipe: 'expirations',
    visibility: 'important',
    parameters: [
      query('withinDays', integer(0, 3_650), 'Within days', 'Only what expires within so many days, or is over.', {
        visibility: 'important',
      }),
      query('kinds', kindsInput, 'Kinds', KINDS),
      query('store', oneOf(...appStores), 'Store', 'Only the accounts of this store.'),
      query('account', accountName, 'Account', 'Only the accounts with this name.'),
      query(
        'olderBuilds',
        flag,
        'Older builds',
        'Yes to list all builds, not only the newest one of each app and platform.',
      ),
    ],
    responds: allExpirations,
    list: 'expirations',
    columns: ['name', 'appName', 'daysLeft', 'kind', 'expiresAt'],
  },
});

function accountsOf(of: Store): Choices {
  return {
    operation: 'ListAccounts',
    parameters: { store: of },
    collection: 'accounts',
    value: 'name',
    label: 'name',
  };
}

function whose(name: string, of: Store) {
  return query(
    name,
    accountName,
    `${stores[of].title} account`,
    'The account of that app. Leave it empty for the default account.',
    {
      visibility: 'advanced',
      choices: accountsOf(of),
    },
  );
}
