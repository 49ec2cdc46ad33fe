// Distribution of builds to testers.
import { path } from '../../../core/builders.ts';
import { buildChoices, chooseApp, chooseBuild, whatToTestChoices } from '../dynamicValues.ts';
import { locale } from '../locales.ts';
import type { Overlay } from './types.ts';

export const betaBuilds: Overlay = {
  resources: {
    BetaBuildLocalization: {
      name: 'WhatToTest',
      what: 'what to test text',
      attributes: {
        whatsNew: ['What to test', 'What testers should look at.'],
        locale: ['Language', 'The language as Apple writes it, such as en-US or de-DE.'],
      },
    },
    BetaAppReviewSubmission: {
      name: 'BetaReviewSubmission',
      what: 'beta review submission',
      attributes: {
        betaReviewState: 'The state of the build in beta review.',
        submittedDate: ['Submitted', 'When it was sent to beta review.'],
      },
    },
    BuildBetaNotification: { name: 'BetaNotification', what: 'notification' },
  },
  operations: {
    CreateWhatToTest: {
      of: 'betaBuildLocalizations_createInstance',
      summary: 'Create what to test text of build',
      description: 'Adds the test notes of a build in one language.',
      access: 'write',
      visibility: 'important',
      verifyWith: 'ReadBuild',
      body: [
        'NewWhatToTest',
        {
          build: ['Build', 'The build to test.', { choices: buildChoices() }],
          locale: { schema: locale },
          whatsNew: {},
        },
      ],
      choosers: [chooseApp],
    },
    UpdateWhatToTest: {
      of: 'betaBuildLocalizations_updateInstance',
      summary: 'Update what to test text of build',
      description: 'Changes the test notes of a build in one language.',
      access: 'write',
      verifyWith: 'ReadBuild',
      path: path('id', 'Text', 'The text to change.', { choices: { ...whatToTestChoices(), by: 'its language' } }),
      body: ['WhatToTestChanges', { whatsNew: {} }],
      choosers: [chooseApp, chooseBuild],
    },
    SubmitBuildForBetaReview: {
      of: 'betaAppReviewSubmissions_createInstance',
      summary: 'Submit build for beta review',
      description:
        'Submits a build for beta review, which external testing requires. The review of the first build of a version takes longest.',
      visibility: 'important',
      verifyWith: 'ReadBuildBetaDetail',
      body: [
        'NewBetaReviewSubmission',
        { build: ['Build', 'The build to have reviewed.', { choices: buildChoices() }] },
      ],
      choosers: [chooseApp],
    },
    NotifyBetaTesters: {
      of: 'buildBetaNotifications_createInstance',
      summary: 'Send notification of build to testers',
      description:
        'Notifies all testers of a build that they can install it. Required if they are not notified automatically.',
      unverifiable: 'Ask a tester whether the notification arrived before you send it again.',
      body: [
        'NewBetaNotification',
        { build: ['Build', 'The build to notify testers about.', { choices: buildChoices() }] },
      ],
      choosers: [chooseApp],
    },
  },
};
