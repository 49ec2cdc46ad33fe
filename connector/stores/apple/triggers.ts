// Polling triggers for App Store Connect. Apple has no webhook for reviews, sales and Xcode Cloud (those it has: events.ts).

import { query, recipeRows } from '../../core/builders.ts';
import { arrayOf, field, flag, id, integer, moment, oneOf, type Schema, someOf, text } from '../../core/schema.ts';
import { expirationFields, KINDS, kindsInput } from '../../relay/expirations.ts';
import { polledResponse, polling } from '../../relay/polling.ts';
import { appChoices, chooseProduct, workflowChoices } from './dynamicValues.ts';
import { platform } from './enums.ts';
import { kindInputs, vendorNumber } from './reports/kinds.ts';
import { currentStates } from './versionStates.ts';

/** The reported states: the final state of an old version only says that a newer one exists, and is omitted. */
export const watchedStates = {
  ...text,
  enum: currentStates,
} satisfies Schema;

const app = query('app', id, 'App', 'The app to watch. All apps of the account if empty.', {
  visibility: 'important',
  choices: { ...appChoices, by: 'name' },
  shared: 'WatchedApp',
});
const appId = field(text, 'App ID', 'The ID of the app.');
const appName = field(text, 'App name', 'The name of the app, where all apps are watched.');
const platformField = field(platform, 'Platform', 'The platform that it is for.');

const territories: Schema = arrayOf({ ...text, pattern: '^[A-Z]{3}$' });

export const appleTriggers = recipeRows('apple', {
  WhenReviewAdded: {
    route: 'GET /triggers/reviews',
    summary: 'When a customer review is added',
    description:
      'This operation triggers when a customer writes a review on the App Store, of one app or of any app of the account.',
    access: 'read',
    visibility: 'important',
    recipe: 'trigger',
    trigger: { watches: 'reviews', hint: 'To see it work, wait for the next review, or write one on a device.' },
    parameters: [
      app,
      query('mostStars', integer(1, 5), 'Most stars', 'Only reviews with at most this many stars.', {
        visibility: 'important',
      }),
      query('unanswered', flag, 'Unanswered only', 'Yes to leave out reviews that have a published reply.'),
      query('territories', territories, 'Territories', 'Only reviews from these countries, such as USA or DEU.'),
      ...polling,
    ],
    responds: polledResponse('AddedReviews', 'Added reviews', 'reviews that were added', {
      reviewId: field(text, 'Review ID', 'The ID of the review, to reply to it.'),
      appId,
      appName,
      rating: field(integer(), 'Rating', 'The stars that the customer gave, from 1 to 5.'),
      title: field(text, 'Review title', 'The title of the review.'),
      body: field(text, 'Review text', 'What the customer wrote.'),
      reviewer: field(text, 'Reviewer', 'The nickname of the customer.'),
      territory: field(text, 'Territory', 'The country or region of the store, such as USA.'),
      created: field(moment, 'Written', 'When the review was written.'),
    }),
  },
  WhenVersionStateChanges: {
    route: 'GET /triggers/versions',
    summary: 'When an App Store version changes its state',
    description:
      'This operation triggers when a version of one app, or of any app of the account, changes its state, for example to in review or rejected.',
    access: 'read',
    visibility: 'important',
    recipe: 'trigger',
    trigger: { watches: 'versions', hint: 'To see it work, create a version of the app.' },
    parameters: [
      app,
      query('states', arrayOf(watchedStates), 'New states', 'Only changes to these states.', {
        visibility: 'important',
      }),
      query('platform', platform, 'Platform', 'Only the versions for this platform.'),
      ...polling,
    ],
    responds: polledResponse('ChangedVersions', 'Changed versions', 'versions that changed their state', {
      versionId: field(text, 'Version ID', 'The ID of the version.'),
      appId,
      appName,
      version: field(text, 'Version number', 'The number that customers see, such as 2.1.0.'),
      platform: platformField,
      state: field(text, 'New state', 'The state that the version is in now.'),
      previousState: field(text, 'Previous state', 'The state that it was in before; empty for a new version.'),
      releaseType: field(text, 'Release type', 'MANUAL, AFTER_APPROVAL or SCHEDULED: who starts the release.'),
      created: field(moment, 'Created', 'When the version was made.'),
    }),
  },
  WhenBuildProcessed: {
    route: 'GET /triggers/builds',
    summary: 'When a build is processed',
    description:
      'This operation triggers when App Store Connect finishes processing a build of one app, or of any app of the account, whether it succeeded or failed.',
    access: 'read',
    visibility: 'important',
    recipe: 'trigger',
    trigger: { watches: 'builds', hint: 'To see it work, upload a build and wait until it is processed.' },
    parameters: [
      app,
      query('results', someOf('VALID', 'FAILED', 'INVALID'), 'Results', 'Only builds that ended so.', {
        visibility: 'important',
      }),
      ...polling,
    ],
    responds: polledResponse('ProcessedBuilds', 'Processed builds', 'builds that were processed', {
      buildId: field(text, 'Build ID', 'The ID of the build.'),
      appId,
      appName,
      build: field(text, 'Build number', 'The number of the build.'),
      version: field(text, 'Version number', 'The number of the version that it is a build of.'),
      platform: platformField,
      result: field(oneOf('VALID', 'FAILED', 'INVALID'), 'Result', 'VALID when it can be tested and released.'),
      uploaded: field(moment, 'Uploaded', 'When it was uploaded.'),
      expires: field(moment, 'Expires', 'Until when testers can install it.'),
    }),
  },
  WhenFeedbackReceived: {
    route: 'GET /triggers/feedback',
    summary: 'When a tester sends feedback',
    description:
      'This operation triggers when a tester of one app, or of any app of the account, sends a crash report or screenshots from TestFlight.',
    access: 'read',
    visibility: 'important',
    recipe: 'trigger',
    trigger: { watches: 'feedback', hint: 'To see it work, send feedback on the app from TestFlight.' },
    parameters: [
      app,
      query('kind', oneOf('crash', 'screenshot'), 'Kind', 'Only crash reports, or only screenshots; both if empty.'),
      ...polling,
    ],
    responds: polledResponse('ReceivedFeedback', 'Received feedback', 'feedback that testers sent', {
      feedbackId: field(text, 'Feedback ID', 'The ID of the feedback.'),
      kind: field(oneOf('crash', 'screenshot'), 'Kind', 'Whether it is a crash report or has screenshots.'),
      appId,
      appName,
      comment: field(text, 'Comment', 'What the tester wrote.'),
      email: field(text, 'Email', 'The email address of the tester, if given.'),
      build: field(text, 'Build number', 'The number of the build that was tested.'),
      deviceModel: field(text, 'Device model', 'The device, such as iPhone17_1.'),
      osVersion: field(text, 'OS version', 'The system on the device.'),
      platform: platformField,
      screenshot: field(text, 'Screenshot address', 'The URL of the first image, until it expires.'),
      created: field(moment, 'Sent', 'When the tester sent it.'),
    }),
  },
  WhenSalesReportReady: {
    route: 'GET /triggers/sales',
    summary: 'When a sales report is ready',
    description:
      'This operation triggers when Apple has a new sales report. A period without sales has no report. After a long pause, the newest 7 reports are returned.',
    access: 'read',
    visibility: 'important',
    recipe: 'trigger',
    trigger: {
      watches: 'salesReports',
      hint: 'To see it work, wait until the next morning: Apple has a daily report at about 8 in California.',
    },
    parameters: [vendorNumber, ...kindInputs, ...polling],
    responds: polledResponse('ReadySalesReports', 'Ready reports', 'sales reports that are ready', {
      vendorNumber: field(text, 'Vendor number', 'Your vendor number.'),
      reportType: field(text, 'Report type', 'What the report is about.'),
      reportSubType: field(text, 'Report subtype', 'How detailed it is.'),
      frequency: field(text, 'Frequency', 'The time that it covers.'),
      reportDate: field(text, 'Report date', 'The day, the Sunday that ends a week, the month or the year.'),
    }),
  },
  WhenXcodeCloudBuildFinished: {
    route: 'GET /triggers/xcode',
    summary: 'When an Xcode Cloud build is finished',
    description:
      'This operation triggers when a build of a workflow in Xcode Cloud ends, whether it succeeded or failed.',
    access: 'read',
    recipe: 'trigger',
    trigger: { watches: 'runs', hint: 'To see it work, start a build of the workflow.' },
    parameters: [
      chooseProduct,
      query('workflow', id, 'Workflow', 'The workflow to watch.', {
        required: true,
        choices: { ...workflowChoices('product'), by: 'name' },
      }),
      query(
        'results',
        someOf('SUCCEEDED', 'FAILED', 'ERRORED', 'CANCELED', 'SKIPPED'),
        'Results',
        'Only builds that ended so.',
        { visibility: 'important' },
      ),
      ...polling,
    ],
    responds: polledResponse('FinishedRuns', 'Finished builds', 'builds that were finished', {
      runId: field(text, 'Run ID', 'The ID of the build in Xcode Cloud.'),
      workflowId: field(text, 'Workflow ID', 'The ID of the workflow.'),
      number: field(integer(), 'Run number', 'The number of the build in Xcode Cloud.'),
      result: field(text, 'Result', 'SUCCEEDED, FAILED, ERRORED, CANCELED or SKIPPED.'),
      reason: field(text, 'Start reason', 'Why it was started.'),
      errors: field(integer(), 'Errors', 'How many errors were found.'),
      testFailures: field(integer(), 'Test failures', 'How many tests failed.'),
      commit: field(text, 'Commit hash', 'The commit that was built.'),
      message: field(text, 'Commit message', 'What the author wrote of the commit.'),
      created: field(moment, 'Created', 'The time of the request.'),
      finished: field(moment, 'Finished', 'When it ended.'),
    }),
  },
  WhenExpirationNears: {
    route: 'GET /triggers/expirations',
    summary: 'When a certificate or build is about to expire',
    description:
      'This operation triggers when a certificate, a provisioning profile or the newest TestFlight build of an app has only so many days left. Each is reported once. Items already within the limit at the first poll are not reported: List what expires has them.',
    access: 'read',
    recipe: 'trigger',
    trigger: { watches: 'expirations', hint: 'To see it work, wait until something has only so many days left.' },
    parameters: [
      query('daysBefore', integer(1, 365), 'Days before', 'How many days before it expires; 30 if empty.', {
        visibility: 'important',
      }),
      query('kinds', kindsInput, 'Kinds', KINDS),
      ...polling,
    ],
    responds: polledResponse('NearExpirations', 'Expirations', 'items that are about to expire', expirationFields),
  },
});
