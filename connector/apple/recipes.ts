// What takes several calls to App Store Connect, as one action each: the release of a version, its texts and pictures, and testers.
import { query, recipeRows } from '../row.ts';
import {
  arrayOf,
  bytes,
  type Choices,
  define,
  field,
  flag,
  integer,
  moment,
  object,
  oneOf,
  type Schema,
  text,
} from '../schema.ts';
import { dryRun, steps } from '../steps.ts';
import { appChoices, buildChoices, groupChoices } from './choices.ts';
import { screenshots } from './screenshots.ts';
import { email, platform, submissionState, versionState } from './words.ts';

const ID = '^[A-Za-z0-9_-]{1,128}$';
/** A flow hands an empty field on as an empty text. A comma would make two numbers of one in Apple's filter. */
const NUMBER_OR_NOTHING = '^[0-9A-Za-z._-]{0,32}$';
const ID_OR_NOTHING = '^[A-Za-z0-9_-]{0,128}$';
const LOCALE = '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$';

/** The versions of the app by their numbers; `app` names the input with the app. */
const numberChoices = (app: string): Choices => ({
  operation: 'ListVersions',
  parameters: { id: { parameter: app }, limit: 200, account: { parameter: 'account' } },
  collection: 'data',
  value: 'attributes/versionString',
  label: 'attributes/versionString',
});

const appId: Schema = {
  ...field({ ...text, pattern: ID }, 'App', 'The app, picked by name or given by its ID.'),
  choices: appChoices,
};
const onPlatform = field(platform, 'Platform', 'The platform of the version. IOS if empty.');
const versionNumber = (which: `${string}.`, app = 'body/appId'): Schema => ({
  ...field({ ...text, pattern: NUMBER_OR_NOTHING }, 'Version number', which),
  choices: numberChoices(app),
});

const itsVersion = {
  versionId: field(text, 'Version ID', 'The ID of the version.'),
  versionString: field(text, 'Version number', 'The number of the version.'),
};

/** The body that each of them asks for: an app, a platform, a version, and what is its own. */
const about = (
  name: string,
  which: `${string}.`,
  own: Readonly<Record<string, Schema>>,
  required: readonly string[] = [],
) =>
  define(
    name,
    object({ appId, platform: onPlatform, versionString: versionNumber(which), ...own, dryRun }, [
      'appId',
      ...required,
    ]),
  );

const answers = (name: string, own: Readonly<Record<string, Schema>>): Schema =>
  define(name, object({ ...own, steps }, ['steps']));

const languageTexts = define(
  'LanguageTexts',
  field(
    object(
      {
        locale: field(
          { ...text, pattern: LOCALE },
          'Language',
          'The language as Apple writes it, such as en-US or de-DE.',
        ),
        whatsNew: field({ ...text, maxLength: 4000 }, 'What is new', 'What has changed in this version.'),
        promotionalText: field({ ...text, maxLength: 170 }, 'Promotional text', 'The text above the description.'),
        description: field({ ...text, maxLength: 4000 }, 'App description', 'The description on the store.'),
        keywords: field({ ...text, maxLength: 100 }, 'Keywords', 'Words to be found by, with commas between them.'),
      },
      ['locale'],
    ),
    'Texts of a language',
    'What to write in one language. What is left empty stays as it is.',
  ),
);

/** The devices that Apple has screenshots for are in the row that makes a set. */
const displayType = screenshots.find(({ id }) => id === 'CreateScreenshotSet')?.body?.properties?.screenshotDisplayType;

export const appleRecipes = recipeRows('apple', {
  SubmitVersionForReview: {
    route: 'POST /recipes/submitVersion',
    summary: 'Submit version for review',
    description:
      'Attaches the build, if you name one, and sends a version to App Review. Only one submission can be open: a rejected one is canceled first, and a draft that holds other things, such as an app event, is left to you. A version that is with App Review already is left alone.',
    access: 'publish',
    visibility: 'important',
    recipe: 'submitVersion',
    body: about('VersionToSubmit', 'Leave it empty for the version in preparation.', {
      buildId: {
        ...field(
          { ...text, pattern: ID_OR_NOTHING },
          'Build',
          'The build to attach first. Leave it empty to keep the one there is.',
        ),
        choices: buildChoices('body/appId'),
      },
    }),
    responds: answers('SubmittedVersion', {
      ...itsVersion,
      submissionId: field(text, 'Submission ID', 'The ID of the review submission.'),
      state: field(submissionState, 'Submission state', 'Where the submission stands at App Review.'),
    }),
  },
  ReleaseVersion: {
    route: 'POST /recipes/releaseVersion',
    summary: 'Release approved version',
    description:
      'Releases the version that App Review approved and that waits for you. It cannot be taken back. A version that is released already is left alone.',
    access: 'publish',
    visibility: 'important',
    recipe: 'releaseVersion',
    body: about('VersionToRelease', 'Leave it empty for the version that waits for its release.', {}),
    responds: answers('ReleasedVersion', {
      ...itsVersion,
      stateBefore: field(versionState, 'State before', 'The state in which the version was found.'),
    }),
  },
  ControlPhasedRelease: {
    route: 'POST /recipes/phasedRelease',
    summary: 'Start or pause or complete phased release',
    description:
      'Sets up a phased release before the version is released, or pauses, resumes or completes the one that is under way. A completed one cannot go back.',
    access: 'publish',
    visibility: 'important',
    recipe: 'phasedRelease',
    body: about(
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
        'Where it stands now. INACTIVE begins when the version is released.',
      ),
      startDate: field(moment, 'Started', 'When the first customers got the version.'),
      totalPauseDuration: field(integer(), 'Days paused', 'How many days it has been paused in all.'),
      currentDayNumber: field(integer(), 'Day', 'The day of the rollout, from 1 to 7.'),
    }),
  },
  SetWhatsNew: {
    route: 'POST /recipes/whatsNew',
    summary: 'Set what is new in all languages',
    description:
      'Writes what is new in a version, and other texts, in all its languages at once. Texts that are so already are left alone. A language that Apple refuses does not stop the others.',
    access: 'publish',
    visibility: 'important',
    recipe: 'whatsNew',
    body: about('TextsToSet', 'Leave it empty for the version in preparation.', {
      texts: field({ ...arrayOf(languageTexts), maxItems: 60 }, 'Texts', 'What to write, one entry per language.'),
      otherwise: field(
        { ...text, maxLength: 4000 },
        'All other languages',
        'What is new, for the languages that have no entry.',
      ),
      createMissing: field(
        flag,
        'Create missing languages',
        'Yes to add languages that the version does not have yet.',
      ),
    }),
    responds: answers('SetTexts', itsVersion),
  },
  AddTester: {
    route: 'POST /recipes/tester',
    summary: 'Add tester to groups by email',
    description:
      'Puts a person into external TestFlight groups, whether App Store Connect knows the address or not. Who is in a group already is left alone.',
    access: 'publish',
    visibility: 'important',
    recipe: 'tester',
    body: define(
      'TesterToAdd',
      object(
        {
          appId,
          // a comma would make two addresses of one in Apple's filter
          email: field({ ...email, maxLength: 254, pattern: '^[^,\\s]*$' }, 'Email', 'Where the invitation goes.'),
          firstName: field({ ...text, maxLength: 255 }, 'First name', 'The first name, for a person who is new.'),
          lastName: field({ ...text, maxLength: 255 }, 'Last name', 'The last name, for a person who is new.'),
          groups: field(
            {
              ...arrayOf({
                ...field({ ...text, maxLength: 255 }, 'Group', 'A group, by its name or ID.'),
                choices: groupChoices('body/appId'),
              }),
              maxItems: 20,
            },
            'Groups',
            'The groups to join, by name or ID.',
          ),
          dryRun,
        },
        ['appId', 'email', 'groups'],
      ),
    ),
    responds: answers('AddedTester', {
      email: field(text, 'Email', 'The address of the tester.'),
      testerId: field(text, 'Tester ID', 'The ID of the tester.'),
      state: field(text, 'Tester state', 'How far the tester has come, such as INVITED.'),
      groups: field(
        arrayOf(
          object({
            id: field(text, 'Group ID', 'The ID of the group.'),
            name: field(text, 'Group name', 'The name of the group.'),
          }),
        ),
        'Groups',
        'The groups that were asked for.',
      ),
    }),
  },
  UploadScreenshot: {
    route: 'POST /recipes/screenshot',
    summary: 'Upload screenshot',
    description:
      'Uploads a PNG or JPEG of at most 20 MB as the last screenshot of a language and device. The version must still be in preparation. A picture that is there already is not sent again.',
    access: 'write',
    visibility: 'important',
    recipe: 'screenshot',
    bodyAs: 'bytes',
    parameters: [
      query('appId', { ...text, pattern: ID }, 'App', 'The app, picked by name or given by its ID.', {
        required: true,
        choices: appChoices,
      }),
      query('platform', platform, 'Platform', 'The platform of the version. IOS if empty.'),
      query(
        'versionString',
        { ...text, minLength: 0, pattern: NUMBER_OR_NOTHING },
        'Version number',
        'Leave it empty for the version in preparation.',
        { choices: numberChoices('appId') },
      ),
      query('locale', { ...text, pattern: LOCALE }, 'Language', 'The language as Apple writes it, such as en-US.', {
        required: true,
      }),
      query('displayType', displayType ?? text, 'Display type', 'The device that the screenshot is for.', {
        required: true,
      }),
      query(
        'fileName',
        { ...text, pattern: '^[^\\x00-\\x1f\\x7f/\\\\]{1,120}\\.([pP][nN][gG]|[jJ][pP][eE]?[gG])$' },
        'File name',
        'The name of the file, such as start.png. Its ending has to fit the picture.',
        { required: true },
      ),
      query(
        'replace',
        flag,
        'Replace',
        'Yes to delete what the set has by the same file name, once this one is there.',
      ),
      query('dryRun', flag, 'Plan only', 'Yes to check the picture and report the steps, and to send nothing.'),
    ],
    body: field(bytes, 'Picture', 'The content of the picture.'),
    responds: answers('UploadedScreenshot', {
      screenshotId: field(text, 'Screenshot ID', 'The ID of the screenshot.'),
      state: field(
        oneOf('UPLOAD_COMPLETE', 'COMPLETE'),
        'Delivery state',
        'COMPLETE, or UPLOAD_COMPLETE where Apple was still at it when the time was up.',
      ),
      width: field(integer(), 'Width', 'The width of the picture in pixels.'),
      height: field(integer(), 'Height', 'The height of the picture in pixels.'),
    }),
  },
});
