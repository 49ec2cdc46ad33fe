// Distribution of builds to testers. Source: Apple's OpenAPI document 4.4.1, betaBuildLocalizations,
// betaAppReviewSubmissions and buildBetaNotifications.
import { path, rows } from '../../core/builders.ts';
import { field, moment, text } from '../../core/schema.ts';
import { buildChoices, chooseApp, chooseBuild, whatToTestChoices } from './dynamicValues.ts';
import { betaReviewState } from './enums.ts';
import { locale as language } from './locales.ts';
import { creates, one, updates } from './requestBodies.ts';
import { resource } from './resource.ts';

const whatsNew = field(text, 'What to test', 'What testers should look at.');
const locale = field(text, 'Language', 'The language as Apple writes it, such as en-US or de-DE.');

const whatToTest = resource('WhatToTest', 'betaBuildLocalizations', 'what to test text', {
  attributes: { whatsNew, locale },
  one: ['build'],
});

const betaReview = resource('BetaReviewSubmission', 'betaAppReviewSubmissions', 'beta review submission', {
  attributes: {
    betaReviewState: field(betaReviewState, 'Beta review state', 'Where the build stands at beta review.'),
    submittedDate: field(moment, 'Submitted', 'When it was sent to beta review.'),
  },
  one: ['build'],
});

const notice = resource('BetaNotification', 'buildBetaNotifications', 'notification', {});

function buildId(description: `${string}.`) {
  return one('build', 'builds', 'Build', description, buildChoices());
}

export const betaBuilds = rows('apple', {
  CreateWhatToTest: {
    route: 'POST /v1/betaBuildLocalizations',
    summary: 'Create what to test text of build',
    description: 'Tells testers in one more language what to look at in a build.',
    access: 'write',
    verifyWith: 'ReadBuild',
    visibility: 'important',
    parameters: [chooseApp],
    ...creates('NewWhatToTest', 'betaBuildLocalizations', {
      relations: { buildId: buildId('The build to test.') },
      attributes: { locale: language, whatsNew },
      required: ['buildId', 'locale'],
    }),
    responds: whatToTest.document,
  },
  UpdateWhatToTest: {
    route: 'PATCH /v1/betaBuildLocalizations/{id}',
    summary: 'Update what to test text of build',
    description: 'Changes what testers are told in one language about a build.',
    access: 'write',
    verifyWith: 'ReadBuild',
    parameters: [
      path('id', 'Text', 'The text to change, picked by its language.', { choices: whatToTestChoices() }),
      chooseApp,
      chooseBuild,
    ],
    ...updates('WhatToTestChanges', 'betaBuildLocalizations', { attributes: { whatsNew } }),
    responds: whatToTest.document,
  },
  SubmitBuildForBetaReview: {
    route: 'POST /v1/betaAppReviewSubmissions',
    summary: 'Submit build for beta review',
    description: 'Sends a build to the review that external testers need. The first build of a version takes longest.',
    access: 'publish',
    verifyWith: 'ReadBuildBetaDetail',
    visibility: 'important',
    parameters: [chooseApp],
    ...creates('NewBetaReviewSubmission', 'betaAppReviewSubmissions', {
      relations: { buildId: buildId('The build to have reviewed.') },
      required: ['buildId'],
    }),
    responds: betaReview.document,
  },
  NotifyBetaTesters: {
    route: 'POST /v1/buildBetaNotifications',
    summary: 'Send notification of build to testers',
    description: 'Tells all testers of a build that they can install it. Needed where they are not told automatically.',
    access: 'publish',
    verifyWith: 'ReadBuildBetaDetail',
    parameters: [chooseApp],
    ...creates('NewBetaNotification', 'buildBetaNotifications', {
      relations: { buildId: buildId('The build to tell of.') },
      required: ['buildId'],
    }),
    responds: notice.document,
  },
});
