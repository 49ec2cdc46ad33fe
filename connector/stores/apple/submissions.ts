// Submissions to App Review and their items. Source: Apple's OpenAPI document 4.4.1, reviewSubmissions and
// reviewSubmissionItems.
import { query, rows } from '../../core/builders.ts';
import { arrayOf, field, flag, moment, oneOf } from '../../core/schema.ts';
import { appChoices, chooseApp, submissionChoices, versionChoices } from './dynamicValues.ts';
import { platform, submissionState } from './enums.ts';
import { applePages, cursor } from './jsonApi.ts';
import { ofApp, theSubmission } from './pathParameters.ts';
import { creates, one, updates } from './requestBodies.ts';
import { limit, resource } from './resource.ts';

const itsPlatform = field(platform, 'Platform', 'The platform of what is sent to review.');

const submission = resource('ReviewSubmission', 'reviewSubmissions', 'review submission', {
  attributes: {
    platform: itsPlatform,
    submittedDate: field(moment, 'Submitted', 'When it was sent to App Review.'),
    state: field(submissionState, 'Submission state', 'Where the submission stands at App Review.'),
  },
  one: ['app', 'appStoreVersionForReview', 'submittedByActor', 'lastUpdatedByActor'],
  many: ['items'],
});

/** Items of a submission other than a version, with the type of each. */
const others = {
  customProductPageVersionId: one(
    'appCustomProductPageVersion',
    'appCustomProductPageVersions',
    'Custom product page version',
    'A version of a custom product page to review.',
  ),
  experimentId: one(
    'appStoreVersionExperimentV2',
    'appStoreVersionExperiments',
    'Product page test',
    'A test of product pages to review.',
  ),
  appEventId: one('appEvent', 'appEvents', 'App event', 'An event in the app to review.'),
  inAppPurchaseVersionId: one(
    'inAppPurchaseVersion',
    'inAppPurchaseVersions',
    'In app purchase version',
    'A version of an in-app purchase to review.',
  ),
  subscriptionVersionId: one(
    'subscriptionVersion',
    'subscriptionVersions',
    'Subscription version',
    'A version of a subscription to review.',
  ),
  subscriptionGroupVersionId: one(
    'subscriptionGroupVersion',
    'subscriptionGroupVersions',
    'Subscription group version',
    'A version of a subscription group to review.',
  ),
  backgroundAssetVersionId: one(
    'backgroundAssetVersion',
    'backgroundAssetVersions',
    'Background asset version',
    'A version of a background asset to review.',
  ),
};

const item = resource('ReviewSubmissionItem', 'reviewSubmissionItems', 'review submission item', {
  attributes: {
    state: field(
      oneOf('READY_FOR_REVIEW', 'ACCEPTED', 'APPROVED', 'REJECTED', 'REMOVED'),
      'Item state',
      'Where the item stands at App Review.',
    ),
  },
  one: ['appStoreVersion', ...Object.values(others).map(({ relationship }) => relationship)],
});

export const submissions = rows('apple', {
  ListReviewSubmissions: {
    route: 'GET /v1/reviewSubmissions',
    summary: 'List review submissions',
    description: 'Lists what was sent to App Review for an app, or waits to be sent. Apple has no order for this list.',
    access: 'read',
    parameters: [
      { ...ofApp, required: true, shared: 'OfThisApp' },
      query('filter[state]', arrayOf(submissionState), 'Submission states', 'Only the submissions in these states.'),
      query('filter[platform]', arrayOf(platform), 'Platforms', 'Only the submissions for these platforms.'),
      limit,
      cursor,
      submission.include,
      submission.fields,
    ],
    pages: applePages(200),
    responds: submission.page,
  },
  ReadReviewSubmission: {
    route: 'GET /v1/reviewSubmissions/{id}',
    summary: 'Read review submission',
    description: 'Reads where a submission stands at App Review. Include items to have what it holds.',
    access: 'read',
    responseIdFrom: 'id',
    parameters: [theSubmission, submission.include, submission.fields, chooseApp],
    responds: submission.document,
  },
  CreateReviewSubmission: {
    route: 'POST /v1/reviewSubmissions',
    summary: 'Create review submission',
    description: 'Opens a submission to App Review. Only one per app and platform can be open.',
    access: 'write',
    visibility: 'advanced',
    ...creates('NewReviewSubmission', 'reviewSubmissions', {
      relations: { appId: one('app', 'apps', 'App', 'The app to have reviewed.', appChoices) },
      attributes: { platform: itsPlatform },
      required: ['appId'],
    }),
    responds: submission.document,
  },
  AddReviewSubmissionItem: {
    route: 'POST /v1/reviewSubmissionItems',
    summary: 'Add item to review submission',
    description: 'Puts a version, or one other thing, into an open submission. Name one thing per call.',
    access: 'write',
    verifyWith: 'ReadReviewSubmission',
    visibility: 'advanced',
    parameters: [chooseApp],
    ...creates('NewReviewSubmissionItem', 'reviewSubmissionItems', {
      relations: {
        submissionId: one(
          'reviewSubmission',
          'reviewSubmissions',
          'Review submission',
          'The open submission.',
          submissionChoices(),
        ),
        versionId: one('appStoreVersion', 'appStoreVersions', 'Version', 'The version to review.', versionChoices()),
        ...others,
      },
      required: ['submissionId'],
    }),
    responds: item.document,
  },
  UpdateReviewSubmission: {
    route: 'PATCH /v1/reviewSubmissions/{id}',
    summary: 'Submit or cancel review submission',
    description: 'Sends a submission to App Review, or takes it back. A canceled one cannot be sent again.',
    access: 'publish',
    visibility: 'advanced',
    parameters: [theSubmission, chooseApp],
    ...updates('ReviewSubmissionChanges', 'reviewSubmissions', {
      attributes: {
        submitted: field(flag, 'Submit', 'Yes to send it to App Review.'),
        canceled: field(flag, 'Cancel', 'Yes to take it back.'),
        platform: itsPlatform,
      },
    }),
    responds: submission.document,
  },
});
