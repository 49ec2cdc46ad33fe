// Where the drop-downs of App Store Connect come from, so that makers pick a name where Apple wants an ID.
import type { DocumentForm } from '../operation.ts';
import { query } from '../row.ts';
import { type Choices, id, type Schema, text } from '../schema.ts';

type Given = NonNullable<Choices['parameters']>;

/** The value of another input: of a query or path by its name, of the body as `body/appId`. */
const of = (parameter: string) => ({ parameter });

/** All of a list, as far as one answer goes: a drop-down that ends after a page does not say so. */
const from = (operation: string, label: string, given: Given = {}): Choices => ({
  operation,
  parameters: { all: true, ...given, account: of('account') },
  collection: 'data',
  value: 'id',
  label: `attributes/${label}`,
});

/** The same from what a list brings along. */
const along = (operation: string, include: string, label: string, given: Given): Choices => ({
  ...from(operation, label, { ...given, include: [include] }),
  collection: 'included',
});

export const appChoices = from('ListApps', 'name', { 'fields[apps]': ['name'] });
/** Each takes the name of the input whose value the list belongs to. */
export const versionChoices = (app = 'app') => from('ListVersions', 'versionString', { id: of(app) });
export const localizationChoices = (version = 'version') =>
  from('ListVersionLocalizations', 'locale', { id: of(version) });
export const screenshotSetChoices = (localization = 'localization') =>
  from('ListScreenshotSets', 'screenshotDisplayType', { id: of(localization) });
export const reviewChoices = (app = 'app') => from('ListReviews', 'title', { id: of(app), sort: '-createdDate' });
export const replyChoices = (app = 'app') =>
  along('ListReviews', 'response', 'responseBody', { id: of(app), sort: '-createdDate' });
export const phasedReleaseChoices = (app = 'app') =>
  along('ListVersions', 'appStoreVersionPhasedRelease', 'phasedReleaseState', { id: of(app) });
export const screenshotChoices = (localization = 'localization') =>
  along('ListScreenshotSets', 'appScreenshots', 'fileName', { id: of(localization) });
export const whatToTestChoices = (build = 'build') =>
  along('ListBuilds', 'betaBuildLocalizations', 'locale', { 'filter[id]': of(build) });
export const submissionChoices = (app = 'app') => from('ListReviewSubmissions', 'state', { 'filter[app]': of(app) });
export const buildChoices = (app = 'app') =>
  from('ListBuilds', 'version', { 'filter[app]': of(app), sort: '-uploadedDate' });
export const groupChoices = (app = 'app') => from('ListBetaGroups', 'name', { 'filter[app]': of(app) });
export const testerChoices = (app = 'app') => from('ListBetaTesters', 'email', { 'filter[apps]': of(app) });
export const crashChoices = (app = 'app') =>
  from('ListCrashFeedback', 'createdDate', { id: of(app), sort: '-createdDate' });
export const reportRequestChoices = (app = 'app') => from('ListAnalyticsReportRequests', 'accessType', { id: of(app) });
export const reportChoices = (request = 'request') => from('ListAnalyticsReports', 'name', { id: of(request) });
export const instanceChoices = (report = 'report') =>
  from('ListAnalyticsReportInstances', 'processingDate', { id: of(report) });
export const webhookChoices = (app = 'app') => from('ListWebhooks', 'name', { id: of(app) });
export const deliveryChoices = (webhook = 'webhook') =>
  from('ListWebhookDeliveries', 'createdDate', { id: of(webhook) });
export const userChoices = from('ListUsers', 'username');
export const userInvitationChoices = from('ListUserInvitations', 'email');
export const appInfoChoices = (app = 'app') => from('ListAppInfos', 'state', { id: of(app) });
export const appTextChoices = (info = 'info') => from('ListAppInfoLocalizations', 'locale', { id: of(info) });
export const subscriptionGroupChoices = (app = 'app') =>
  from('ListSubscriptionGroups', 'referenceName', { id: of(app) });
export const subscriptionChoices = (group = 'group') => from('ListSubscriptions', 'name', { id: of(group) });
export const pricePointChoices = (subscription: string, territory: string) =>
  from('ListSubscriptionPricePoints', 'customerPrice', {
    id: of(subscription),
    'filter[territory]': of(territory),
    limit: 8000,
    maxItems: 10_000,
  });
export const productChoices = from('ListXcodeCloudProducts', 'name');
export const workflowChoices = (product = 'product') => from('ListXcodeCloudWorkflows', 'name', { id: of(product) });
export const runChoices = (workflow = 'workflow') =>
  from('ListXcodeCloudBuilds', 'number', { id: of(workflow), sort: '-number' });

/** An input for the designer alone: what the lists of an action are about. It never travels to Apple. */
const chooser = (name: string, title: string, choices: Choices) =>
  query(
    name,
    id,
    title,
    `Only for the lists to choose from: the ${title.toLowerCase().replace('xcode cloud', 'Xcode Cloud')} they belong to.`,
    { stays: true, choices, shared: `Choose${name.charAt(0).toUpperCase()}${name.slice(1)}` },
  );

export const chooseApp = chooser('app', 'App', appChoices);
export const chooseAppInfo = chooser('info', 'App info', appInfoChoices());
export const chooseVersion = chooser('version', 'Version', versionChoices());
export const chooseLocalization = chooser('localization', 'Localization', localizationChoices());
export const chooseBuild = chooser('build', 'Build', buildChoices());
export const chooseRequest = chooser('request', 'Report request', reportRequestChoices());
export const chooseReport = chooser('report', 'Report', reportChoices());
export const chooseWebhook = chooser('webhook', 'Webhook', webhookChoices());
export const chooseGroup = chooser('group', 'Subscription group', subscriptionGroupChoices());
export const chooseProduct = chooser('product', 'Xcode Cloud product', productChoices);
export const chooseWorkflow = chooser('workflow', 'Workflow', workflowChoices());

/** The IDs of a list in the body, each picked by name. */
const pickedItems = (shape: Schema, choices: Choices): Schema => ({
  ...shape,
  items: { ...(shape.items ?? text), choices },
});

/** `pickedMany(many('builds', ...), buildChoices())` */
export const pickedMany = <R extends { readonly schema: Schema }>(related: R, choices: Choices): R => ({
  ...related,
  schema: pickedItems(related.schema, choices),
});

/** `pickedLinks(links('BuildIds', 'builds', 'buildIds', ...), buildChoices())` */
export const pickedLinks = (
  written: { readonly body: Schema; readonly document: DocumentForm },
  choices: Choices,
): { readonly body: Schema; readonly document: DocumentForm } => ({
  ...written,
  body: {
    ...written.body,
    properties: Object.fromEntries(
      Object.entries(written.body.properties ?? {}).map(([input, shape]) => [input, pickedItems(shape, choices)]),
    ),
  },
});
