// ID parameters in paths and filters, each with a drop-down.
import { path } from '../../../core/builders.ts';
import type { Parameter } from '../../../core/operation.ts';
import { type Choices, text } from '../../../core/schema.ts';
import {
  appChoices,
  appInfoChoices,
  appTextChoices,
  buildChoices,
  groupChoices,
  localizationChoices,
  reviewChoices,
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
  return path('id', what, `The ${what.toLowerCase()}, picked by its ${by} or given by its ID.`, {
    choices,
    shared: `${what.replace(/ (\w)/g, (_, first) => first.toUpperCase())}Id`,
  });
}

export const theApp = picked('App', 'name', appChoices);
export const theVersion = picked('Version', 'number', versionChoices());
export const theLocalization = picked('Localization', 'language', localizationChoices());
export const theScreenshot = picked('Screenshot', 'file name', screenshotChoices());
export const theReview = picked('Review', 'title', reviewChoices());
export const theSubmission = picked('Review submission', 'state', submissionChoices());
export const theBuild = picked('Build', 'number', buildChoices());
export const theGroup = picked('Group', 'name', groupChoices());
export const theTester = picked('Tester', 'email', testerChoices());
export const theWebhook = picked('Webhook', 'name', webhookChoices());
export const theUser = picked('User', 'address', userChoices);
export const theInvitation = picked('Invitation', 'address', userInvitationChoices);
export const theAppInfo = picked('App info', 'state', appInfoChoices());
export const theAppText = picked('Texts', 'language', appTextChoices());
export const theSubscription = picked('Subscription', 'name', subscriptionChoices());

/** The parameter `id` of a path, by resource type. */
export const pathParameters: Readonly<Record<string, Parameter>> = {
  apps: theApp,
  appStoreVersions: theVersion,
  appStoreVersionLocalizations: theLocalization,
  appScreenshots: theScreenshot,
  customerReviews: theReview,
  reviewSubmissions: theSubmission,
  builds: theBuild,
  betaGroups: theGroup,
  betaTesters: theTester,
  webhooks: theWebhook,
  users: theUser,
  userInvitations: theInvitation,
  appInfos: theAppInfo,
  appInfoLocalizations: theAppText,
  subscriptions: theSubscription,
};
