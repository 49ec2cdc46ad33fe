// Recipe that gives a build to TestFlight groups.
import { recipeRows } from '../../../core/builders.ts';
import { arrayOf, define, field, flag, object, oneOf, text } from '../../../core/schema.ts';
import { planInputs } from '../../../relay/stepReport.ts';
import { platform } from '../enums.ts';
import { answers, appId, NUMBER_OR_NOTHING, textLanguage } from './shared.ts';
import { groupsOfApp, namedGroups } from './testers.ts';

const whatToTest = field(
  {
    ...arrayOf(
      field(
        object(
          {
            locale: textLanguage,
            whatsNew: field(
              { type: 'string', minLength: 1, maxLength: 4_000 },
              'What to test',
              'What testers should look at, at most 4000 characters.',
            ),
          },
          ['locale', 'whatsNew'],
        ),
        'Text',
        'The text in one language.',
      ),
    ),
    maxItems: 60,
  },
  'Texts for testers',
  'What to test, one row for each language.',
);

export const testBuildRecipes = recipeRows('apple', {
  SendBuildToTesters: {
    route: 'POST /recipes/testBuild',
    summary: 'Send build to testers',
    description:
      'Gives a build to TestFlight groups once Apple has processed it, with test notes, and submits it for beta review if a group is external. It runs as a job. What was done before is not done again.',
    access: 'publish',
    verifyWith: 'ReadBuildBetaDetail',
    recipe: 'apple/sendBuildToTesters',
    job: true,
    audited: ['buildId'],
    body: define(
      'BuildToTest',
      object(
        {
          appId,
          platform: field(platform, 'Platform', 'The platform of the build. IOS if empty.'),
          versionString: field(
            { ...text, minLength: 0, pattern: NUMBER_OR_NOTHING },
            'Version number',
            'Only builds of this version. Any if empty.',
          ),
          buildNumber: field(
            { ...text, minLength: 0, pattern: NUMBER_OR_NOTHING },
            'Build number',
            'If empty, the newest that Apple has processed.',
          ),
          groups: groupsOfApp('The groups that get the build, by name or ID.'),
          whatToTest,
          usesNonExemptEncryption: field(
            flag,
            'Uses nonexempt encryption',
            'Whether export rules apply to its encryption. Needed if its Info.plist does not say so.',
          ),
          waitForReview: field(
            flag,
            'Wait for review',
            'Yes to finish when beta review has approved the build, which may take a day.',
          ),
          notify: field(
            flag,
            'Notify testers',
            'Yes to notify the testers, unless Apple does so by itself. For external testers use Wait for review, too.',
          ),
          ...planInputs,
        },
        ['appId', 'groups'],
      ),
    ),
    responds: answers('BuildSentToTesters', {
      buildId: field(text, 'Build ID', 'The ID of the build.'),
      buildNumber: field(text, 'Build number', 'The number of the build.'),
      internalState: field(text, 'Internal state', 'Its test state for internal testers, such as IN_BETA_TESTING.'),
      externalState: field(
        text,
        'External state',
        'Its test state for external testers, such as WAITING_FOR_BETA_REVIEW.',
      ),
      groups: namedGroups,
      notification: field(
        oneOf('sent', 'alreadySent', 'unknown', 'byApple', 'notYet'),
        'Notification',
        'With Notify testers: whether this job has sent it, another job had sent it before, the outcome is unknown, Apple sends it by itself, or beta review has not approved the build yet.',
      ),
      notificationJobId: field(text, 'Notification job ID', 'The ID of the other job that sent it, or may have.'),
    }),
  },
});
