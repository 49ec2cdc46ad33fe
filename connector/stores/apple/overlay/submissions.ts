// Submissions to App Review and their items.
import { text } from '../../../core/schema.ts';
import { appChoices, chooseApp, submissionChoices, versionChoices } from '../dynamicValues.ts';
import type { Overlay } from './types.ts';

export const submissions: Overlay = {
  resources: {
    ReviewSubmission: {
      what: 'review submission',
      attributes: {
        platform: 'The platform of what is sent to review.',
        submittedDate: ['Submitted', 'When it was sent to App Review.'],
        state: ['Submission state', 'The state of the submission in App Review.'],
      },
    },
    ReviewSubmissionItem: {
      what: 'review submission item',
      relationships: [
        'appStoreVersion',
        'appCustomProductPageVersion',
        'appStoreVersionExperimentV2',
        'appEvent',
        'inAppPurchaseVersion',
        'subscriptionVersion',
        'subscriptionGroupVersion',
        'backgroundAssetVersion',
      ],
      attributes: { state: ['Item state', 'The state of the item in App Review.'] },
    },
  },
  operations: {
    ListReviewSubmissions: {
      of: 'reviewSubmissions_getCollection',
      summary: 'List review submissions',
      description:
        'Lists what was sent to App Review for an app, or is ready to be sent. The order of this list is undefined.',
      inputs: {
        'filter[app]': [
          'Only what belongs to this app. Put commas between several.',
          { schema: text, visibility: 'important', choices: appChoices, shared: 'OfThisApp' },
        ],
        'filter[state]': ['Submission states', 'Only the submissions in these states.'],
        'filter[platform]': ['Platforms', 'Only the submissions for these platforms.'],
      },
    },
    ReadReviewSubmission: {
      of: 'reviewSubmissions_getInstance',
      summary: 'Read review submission',
      description: 'Reads the state of a submission to App Review. Include items to get its contents.',
      choosers: [chooseApp],
    },
    CreateReviewSubmission: {
      of: 'reviewSubmissions_createInstance',
      coveredBy: 'SubmitVersionForReview',
      summary: 'Create review submission',
      description: 'Opens a submission to App Review. Only one per app and platform can be open.',
      access: 'write',
      visibility: 'advanced',
      body: [
        'NewReviewSubmission',
        { app: ['App', 'The app to have reviewed.', { choices: appChoices }], platform: {} },
      ],
    },
    AddReviewSubmissionItem: {
      of: 'reviewSubmissionItems_createInstance',
      coveredBy: 'SubmitVersionForReview',
      summary: 'Add item to review submission',
      description: 'Adds a version, or one other item, to an open submission. Name one item per call.',
      access: 'write',
      visibility: 'advanced',
      verifyWith: 'ReadReviewSubmission',
      body: [
        'NewReviewSubmissionItem',
        {
          reviewSubmission: [
            'Review submission',
            'The open submission.',
            { as: 'submissionId', choices: submissionChoices() },
          ],
          appStoreVersion: ['Version', 'The version to review.', { as: 'versionId', choices: versionChoices() }],
          appCustomProductPageVersion: [
            'Custom product page version',
            'A version of a custom product page to review.',
            { as: 'customProductPageVersionId' },
          ],
          appStoreVersionExperimentV2: [
            'Product page optimization test',
            'A product page optimization test to review.',
            { as: 'experimentId' },
          ],
          appEvent: ['App event', 'An event in the app to review.'],
          inAppPurchaseVersion: ['In app purchase version', 'A version of an in-app purchase to review.'],
          subscriptionVersion: ['Subscription version', 'A version of a subscription to review.'],
          subscriptionGroupVersion: ['Subscription group version', 'A version of a subscription group to review.'],
          backgroundAssetVersion: ['Background asset version', 'A version of a background asset to review.'],
        },
      ],
      choosers: [chooseApp],
    },
    UpdateReviewSubmission: {
      of: 'reviewSubmissions_updateInstance',
      summary: 'Submit or cancel review submission',
      description: 'Sends a submission to App Review, or cancels it. A canceled submission cannot be sent again.',
      visibility: 'advanced',
      body: [
        'ReviewSubmissionChanges',
        {
          submitted: ['Submit', 'Yes to send it to App Review.'],
          canceled: ['Cancel', 'Yes to cancel it.'],
          platform: {},
        },
      ],
      choosers: [chooseApp],
    },
  },
};
