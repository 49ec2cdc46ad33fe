// Recipes for sequences of Galaxy Store calls that are easy to get wrong: an update from its file to the review, and a staged rollout.
import { query, recipeRows } from '../../core/builders.ts';
import {
  arrayOf,
  bytes,
  define,
  field,
  fileAddress,
  flag,
  integer,
  object,
  oneOf,
  type Schema,
  text,
} from '../../core/schema.ts';
import { dryRun, planIdInput, planInputs, planValidForInput, reported } from '../../relay/stepReport.ts';
import { publicationTypeWithoutDate } from './app.ts';
import { appField, appStatusInput, binariesOf, binaryField, country, inApp, inBytes, yesNo } from './inputs.ts';

const rate = integer(1, 100);
const important = { visibility: 'important' } as const;

const updated = define(
  'GalaxyUpdate',
  object(
    {
      contentId: field(text, 'Content ID', 'The ID of the app.'),
      fileName: field(text, 'File name', 'The name that the file has in Galaxy Store.'),
      fileKey: field(text, 'File key', 'The key of the upload.'),
      binarySeq: field(text, 'Binary number', 'The number of the new binary.'),
      deleted: field(arrayOf(text), 'Deleted binaries', 'The numbers of the binaries that were deleted.'),
      submitted: field(flag, 'Is submitted', 'Whether the draft is in review now.'),
      ...reported,
    },
    ['contentId', 'submitted', 'steps'],
  ),
);

const countries: Schema = {
  ...arrayOf(
    object(
      {
        countryCode: field(country, 'Country code', 'The country, such as KOR.'),
        rolloutRate: field(rate, 'Country rate', 'How many of a hundred people there.'),
      },
      ['countryCode', 'rolloutRate'],
    ),
  ),
  maxItems: 300,
};

const countryRates = arrayOf(
  object({
    countryCode: field(text, 'Country code', 'The country.'),
    rolloutRate: field(integer(), 'Country rate', 'How many of a hundred people there.'),
  }),
);

export const galaxyRecipes = recipeRows('samsung', {
  PublishGalaxyUpdate: {
    route: 'POST /recipes/update',
    summary: 'Publish Galaxy Store update',
    description:
      'Brings a new app file into the draft of a Galaxy Store app in one step, and submits it for review only when Submit is yes. It uploads the file, creates the draft, adds the binary and, if requested, starts a staged rollout and deletes the binary that it replaces. A file in the body must be uploaded within the timeout of the call, 100 seconds by default, and within the size limit of the connector. Give large files by URL: the operation then runs as a job.',
    access: 'publish',
    verifyWith: 'ReadGalaxyApp',
    recipe: 'samsung/update',
    bodyEncoding: 'bytes',
    optionalBody: true,
    job: true,
    ...important,
    parameters: [
      inApp,
      query(
        'fileName',
        { ...text, maxLength: 128 },
        'File name',
        'A file name that the app has not used before, such as reader_42.apk. Characters that Galaxy Store does not accept become underscores. Default: the name in File address.',
        important,
      ),
      query('gms', yesNo, 'Uses Google services', 'Y if the file uses Google Mobile Services, otherwise N.', {
        required: true,
      }),
      query(
        'fileUrl',
        fileAddress,
        'File address',
        'The https URL of the file instead of the file itself, on a host that an administrator allows.',
      ),
      query(
        'whatsNew',
        { ...inBytes(4_000), maxLength: 4_000, pattern: '^[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]*$' },
        'New features',
        'What is new, at most 4000 bytes.',
      ),
      query(
        'publicationType',
        publicationTypeWithoutDate,
        'Publication type',
        '01: live once approved. 03: live after Change Galaxy Store app status. Empty: as the app has it.',
      ),
      query(
        'copyDeviceGroupsOf',
        { ...text, pattern: '^\\d{1,10}$' },
        'Copy devices from',
        'The number of an older binary: the new one is for the same devices.',
        { choices: binariesOf('SALE', 'contentId') },
      ),
      query(
        'removeOldBinaries',
        flag,
        'Delete old binaries',
        'Yes deletes, for good, the binary of Copy devices from; without that input, all older binaries of the draft.',
      ),
      query(
        'rolloutRate',
        rate,
        'Rollout rate',
        'How many of a hundred people get the new binary at first. Empty: everybody.',
      ),
      query('submit', flag, 'Submit', 'Yes submits the draft for review. Otherwise it stays a draft.', important),
      query(
        'dryRun',
        flag,
        dryRun.title ?? '',
        'Yes to read what is there and report the steps, and to change nothing in the store.',
      ),
      planIdInput,
      planValidForInput,
    ],
    body: field(bytes, 'File', 'The content of the file, an APK or AAB. Leave it empty with File address.'),
    responds: updated,
  },
  ControlStagedRollout: {
    route: 'POST /recipes/rollout',
    summary: 'Control Galaxy Store staged rollout',
    description:
      'Releases a version to some users first, then to more, or to all. Rates can only increase. A rollout cannot be paused, and ending it releases the version to everyone. To hold it, keep the current rate.',
    access: 'publish',
    verifyWith: 'ReadRolloutRate',
    recipe: 'samsung/rollout',
    ...important,
    body: define(
      'GalaxyRolloutControl',
      object(
        {
          contentId: appField,
          action: field(
            { ...oneOf('start', 'raise', 'finish'), ...important },
            'Action',
            'Start adds the binary to the rollout and sets the first rates, raise sets higher ones, finish gives the version to everybody at once.',
          ),
          rate: field(
            { ...rate, ...important },
            'Rollout rate',
            'How many of a hundred people get the version; for start and raise.',
          ),
          countries: field(
            countries,
            'Countries',
            'Countries with a rate of their own. Those not named keep theirs, or follow.',
          ),
          appStatus: field(
            appStatusInput,
            'Variant',
            'SALE for the version in the store, REGISTRATION for the draft. Default: the draft for start, otherwise the version in the store.',
          ),
          binarySeq: field(
            { ...text, pattern: '^\\d{1,10}$', ...(binaryField.choices && { choices: binaryField.choices }) },
            'Binary number',
            'For start: the binary of the draft to roll out. Empty: the newest.',
          ),
          ...planInputs,
        },
        ['contentId', 'action'],
      ),
    ),
    responds: define(
      'GalaxyRolloutState',
      object(
        {
          contentId: field(text, 'Content ID', 'The ID of the app.'),
          appStatus: field(appStatusInput, 'Variant', 'The variant of the app.'),
          rate: field(
            integer(),
            'Rollout rate',
            'How many of a hundred people get the version now; with Plan only, then.',
          ),
          countries: field(countryRates, 'Countries', 'The countries with a rate of their own.'),
          sentence: field(text, 'Sentence', 'The same for people to read.'),
          ...reported,
        },
        ['contentId', 'appStatus', 'sentence', 'steps'],
      ),
    ),
  },
});
