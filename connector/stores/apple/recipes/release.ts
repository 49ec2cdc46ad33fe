// Recipes that bring a version to customers, one action per step: submission for review, release, phased release.
import { recipeRows } from '../../../core/builders.ts';
import { field, integer, moment, oneOf, text } from '../../../core/schema.ts';
import { buildChoices } from '../dynamicValues.ts';
import { submissionState, versionState } from '../enums.ts';
import { aboutVersion, answers, ID_OR_NOTHING, itsVersion, lacking } from './shared.ts';

export const releaseRecipes = recipeRows('apple', {
  SubmitVersionForReview: {
    route: 'POST /recipes/submitVersion',
    summary: 'Submit version for review',
    description:
      'Attaches the build, if you name one, and sends a version to App Review. Only one submission can be open: a rejected one is canceled first, and a draft with other items, such as an app event, is not changed. A version that was already submitted is not submitted again. With Plan only, Lacking lists the texts that App Review requires.',
    access: 'publish',
    verifyWith: 'ListReviewSubmissions',
    visibility: 'important',
    recipe: 'apple/submitVersion',
    continues: true,
    audited: ['versionId', 'versionString'],
    body: aboutVersion('VersionToSubmit', 'Leave it empty for the version in preparation.', {
      buildId: {
        ...field(
          { ...text, pattern: ID_OR_NOTHING },
          'Build',
          'The build to attach first. Default: the current build.',
        ),
        choices: buildChoices('body/appId', 'body/platform'),
      },
    }),
    responds: answers('SubmittedVersion', {
      ...itsVersion,
      submissionId: field(text, 'Submission ID', 'The ID of the review submission.'),
      state: field(submissionState, 'Submission state', 'The state of the submission in App Review.'),
      lacking,
    }),
  },
  ReleaseVersion: {
    route: 'POST /recipes/releaseVersion',
    summary: 'Release approved version',
    description:
      'Releases the approved version that is waiting for a manual release. This cannot be undone. Does nothing if the version is already released.',
    access: 'publish',
    verifyWith: 'ListVersions',
    visibility: 'important',
    recipe: 'apple/releaseVersion',
    audited: ['versionId', 'versionString'],
    body: aboutVersion('VersionToRelease', 'Leave it empty for the version that waits for its release.', {}),
    responds: answers('ReleasedVersion', {
      ...itsVersion,
      stateBefore: field(versionState, 'State before', 'The state in which the version was found.'),
    }),
  },
  ControlPhasedRelease: {
    route: 'POST /recipes/phasedRelease',
    summary: 'Start or pause or complete phased release',
    description:
      'Sets up a phased release before the version is released, or pauses, resumes or completes a phased release in progress. A completed phased release cannot be resumed.',
    access: 'publish',
    verifyWith: 'ReadPhasedRelease',
    visibility: 'important',
    recipe: 'apple/phasedRelease',
    audited: ['versionId', 'versionString'],
    body: aboutVersion(
      'PhasedReleaseAction',
      'Leave it empty for the version in the store, or with start for the next one.',
      {
        action: field(
          oneOf('start', 'pause', 'resume', 'complete'),
          'Action',
          'What to do: start over seven days, pause, resume, or complete for everyone at once.',
        ),
      },
      ['action'],
    ),
    responds: answers('ControlledPhasedRelease', {
      ...itsVersion,
      phasedReleaseId: field(text, 'Phased release ID', 'The ID of the phased release.'),
      phasedReleaseState: field(
        oneOf('INACTIVE', 'ACTIVE', 'PAUSED', 'COMPLETE'),
        'Rollout state',
        'The current state. INACTIVE starts when the version is released.',
      ),
      startDate: field(moment, 'Started', 'When the first customers got the version.'),
      totalPauseDuration: field(integer(), 'Days paused', 'How many days it has been paused in all.'),
      currentDayNumber: field(integer(), 'Day', 'The day of the rollout, from 1 to 7.'),
    }),
  },
});
