// ID parameters in paths and filters, each with a drop-down.
import { path } from '../../../core/builders.ts';
import type { Parameter } from '../../../core/operation.ts';
import { type Choices, text } from '../../../core/schema.ts';
import {
  accessibilityChoices,
  appChoices,
  appInfoChoices,
  appTagChoices,
  appTextChoices,
  backgroundAssetChoices,
  buildChoices,
  groupChoices,
  inAppPurchaseChoices,
  localizationChoices,
  reviewChoices,
  sandboxTesterChoices,
  screenshotChoices,
  submissionChoices,
  subscriptionChoices,
  testerChoices,
  userChoices,
  userInvitationChoices,
  versionChoices,
  webhookChoices,
} from '../dynamicValues.ts';

/** Words of `filter[app]`, the parent of most drop-downs; the store accepts several IDs separated by commas. */
export const ofApp = [
  'Only what belongs to this app. Put commas between several.',
  { schema: text, visibility: 'important', choices: appChoices, shared: 'OfApp' },
] as const;

function picked(what: string, by: string, choices: Choices) {
  return path('id', what, `The ${what.toLowerCase()}.`, {
    choices: { ...choices, by: `its ${by}` },
    shared: `${what.replace(/ (\w)/g, (_, first) => first.toUpperCase())}Id`,
  });
}

/** The parameter `id` of a path, by resource type. */
export const pathParameters: Readonly<Record<string, Parameter>> = {
  apps: picked('App', 'name', appChoices),
  appStoreVersions: picked('Version', 'number', versionChoices()),
  appStoreVersionLocalizations: picked('Localization', 'language', localizationChoices()),
  appScreenshots: picked('Screenshot', 'file name', screenshotChoices()),
  customerReviews: picked('Review', 'title', reviewChoices()),
  reviewSubmissions: picked('Review submission', 'state', submissionChoices()),
  builds: picked('Build', 'number', buildChoices()),
  betaGroups: picked('Group', 'name', groupChoices()),
  betaTesters: picked('Tester', 'email', testerChoices()),
  webhooks: picked('Webhook', 'name', webhookChoices()),
  users: picked('User', 'address', userChoices),
  userInvitations: picked('Invitation', 'address', userInvitationChoices),
  appInfos: picked('App info', 'state', appInfoChoices()),
  appInfoLocalizations: picked('Texts', 'language', appTextChoices()),
  inAppPurchases: picked('In app purchase', 'name', inAppPurchaseChoices()),
  subscriptions: picked('Subscription', 'name', subscriptionChoices()),
  accessibilityDeclarations: picked('Declaration', 'devices', accessibilityChoices()),
  appTags: picked('App tag', 'name', appTagChoices()),
  backgroundAssets: picked('Background asset', 'identifier', backgroundAssetChoices()),
  sandboxTesters: picked('Sandbox tester', 'name', sandboxTesterChoices),
};
