// Sources of App Store Connect drop-downs, so that makers select a name where Apple requires an ID.

import { query } from '../../core/builders.ts';
import type { DocumentForm } from '../../core/documentForm.ts';
import { type Choices, id, type Schema, text } from '../../core/schema.ts';
import type { ListName } from './dynamicValueLists.ts';

interface Given {
  /** The input with the parent resource of the list. */
  readonly of?: string;
  /** The input with the platform, if the action has one. */
  readonly platform?: string;
  readonly territory?: string;
  readonly account?: string;
}

export const appChoices = from('apps');

export const versionChoices = onPlatform('versions');
/** By number: for actions that take the number of a version. */
export const numberChoices = onPlatform('versionNumbers');
export const buildChoices = onPlatform('builds');
export const phasedReleaseChoices = listOf('phasedReleases', 'app');
export const localizationChoices = listOf('localizations', 'version');
export const screenshotSetChoices = listOf('screenshotSets', 'localization');
export const screenshotChoices = listOf('screenshots', 'localization');
export const reviewChoices = listOf('reviews', 'app');
export const replyChoices = listOf('replies', 'app');
export const whatToTestChoices = listOf('whatToTest', 'build');
export const submissionChoices = listOf('submissions', 'app');
export const groupChoices = listOf('groups', 'app');
export const testerChoices = listOf('testers', 'app');
export const crashChoices = listOf('crashes', 'app');
export const reportRequestChoices = listOf('reportRequests', 'app');
export const reportChoices = listOf('reports', 'request');
/** By name: for actions that take the name of a report. */
export const reportNameChoices = listOf('reportNames', 'request');
export const instanceChoices = listOf('instances', 'report');
export const webhookChoices = listOf('webhooks', 'app');
export const deliveryChoices = listOf('deliveries', 'webhook');
export const userChoices = from('users');
export const userInvitationChoices = from('invitations');
export const appInfoChoices = listOf('appInfos', 'app');
export const appTextChoices = listOf('appTexts', 'info');
export const subscriptionGroupChoices = listOf('subscriptionGroups', 'app');
export const subscriptionChoices = listOf('subscriptions', 'group');
export const inAppPurchaseChoices = listOf('inAppPurchases', 'app');
export const subscriptionOfferChoices = listOf('subscriptionOffers', 'subscription');
export const purchaseOfferChoices = listOf('inAppPurchaseOffers', 'inAppPurchase');
export const accessibilityChoices = listOf('accessibilityDeclarations', 'app');
export const appTagChoices = listOf('appTags', 'app');
export const backgroundAssetChoices = listOf('backgroundAssets', 'app');
export const sandboxTesterChoices = from('sandboxTesters');
export const productChoices = from('products');
export const workflowChoices = listOf('workflows', 'product');
export const runChoices = listOf('runs', 'workflow');

export const chooseApp = chooser('app', 'App', appChoices);
export const chooseAppInfo = chooser('info', 'App info', appInfoChoices());
export const chooseVersion = chooser('version', 'Version', versionChoices());
export const chooseLocalization = chooser('localization', 'Localization', localizationChoices());
export const chooseBuild = chooser('build', 'Build', buildChoices());
export const chooseRequest = chooser('request', 'Report request', reportRequestChoices());
export const chooseReport = chooser('report', 'Report', reportChoices());
export const chooseWebhook = chooser('webhook', 'Webhook', webhookChoices());
export const chooseGroup = chooser('group', 'Subscription group', subscriptionGroupChoices());
export const chooseSubscription = chooser('subscription', 'Subscription', subscriptionChoices());
export const chooseInAppPurchase = chooser('inAppPurchase', 'In app purchase', inAppPurchaseChoices());
export const chooseProduct = chooser('product', 'Xcode Cloud product', productChoices);
export const chooseWorkflow = chooser('workflow', 'Workflow', workflowChoices());

/** The apps of the account in this input. */
export function appsOfAccount(account: string): Choices {
  return from('apps', { account });
}

export function pricePointChoices(subscription: string, territory: string) {
  return from('pricePoints', { of: subscription, territory });
}

/** `pickedMany(many('builds', ...), buildChoices())` */
export function pickedMany<R extends { readonly schema: Schema }>(related: R, choices: Choices): R {
  return {
    ...related,
    schema: pickedItems(related.schema, choices),
  };
}

/** `pickedLinks(links('BuildIds', 'builds', 'buildIds', ...), buildChoices())` */
export function pickedLinks(
  written: { readonly body: Schema; readonly document: DocumentForm },
  choices: Choices,
): { readonly body: Schema; readonly document: DocumentForm } {
  return {
    ...written,
    body: {
      ...written.body,
      properties: Object.fromEntries(
        Object.entries(written.body.properties ?? {}).map(([input, shape]) => [input, pickedItems(shape, choices)]),
      ),
    },
  };
}

/** A drop-down of one of the lists; its entries have distinguishable titles. */
function from(list: ListName, { account = 'account', ...given }: Given = {}): Choices {
  return {
    operation: 'ListAppStoreChoices',
    parameters: {
      list,
      ...Object.fromEntries(Object.entries(given).map(([name, input]) => [name, of(input)])),
      account: of(account),
    },
    collection: 'choices',
    value: 'value',
    label: 'title',
  };
}

/** The value of another input: a query or path input by its name, a body input as `body/appId`. */
function of(parameter: string) {
  return { parameter };
}

/** A list of IDs in the body, each selected by name. */
function pickedItems(shape: Schema, choices: Choices): Schema {
  return {
    ...shape,
    items: { ...(shape.items ?? text), choices },
  };
}

/** Each takes the name of the input with the list's parent resource. */
function listOf(list: ListName, usual: string) {
  return (input = usual): Choices => from(list, { of: input });
}

/** Lists for one platform, if `platform` names an input for it. */
function onPlatform(list: ListName) {
  return (app = 'app', platform?: string): Choices =>
    from(list, { of: app, ...(platform !== undefined && { platform }) });
}

/** Designer-only input (drives a drop-down); never sent to Apple. */
function chooser(name: string, title: string, choices: Choices) {
  return query(
    name,
    id,
    title,
    `Only for the lists to choose from: the ${title.toLowerCase().replace('xcode cloud', 'Xcode Cloud')} they belong to.`,
    { relayOnly: true, choices, shared: `Choose${name.charAt(0).toUpperCase()}${name.slice(1)}` },
  );
}
