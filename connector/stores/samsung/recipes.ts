// Recipes for sequences of Galaxy Store calls that are easy to get wrong: an update from its file to the review, and a staged rollout.
import { query, recipeRows } from '../../core/builders.ts';
import { arrayOf, bytes, define, field, flag, integer, object, oneOf, type Schema, text } from '../../core/schema.ts';
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
      'Brings a new app file into the draft of a Galaxy Store app in one step, and submits it for review only when Submit is yes. It uploads the file, makes the draft, adds the binary and, if you say so, begins a staged rollout and deletes the binary that it replaces. The upload has to fit into the time of one call, 100 seconds if not set otherwise, and into the size that the way to the relay lets pass: give large files by their address.',
    access: 'publish',
    verifyWith: 'ReadGalaxyApp',
    recipe: 'galaxyUpdate',
    bodyEncoding: 'bytes',
    optionalBody: true,
    ...important,
    parameters: [
      inApp,
      query(
        'fileName',
        { ...text, maxLength: 128 },
        'File name',
        'A name that the app has had no file of before, such as reader_42.apk. What Galaxy Store does not take in it becomes an underscore. Empty: as in File address.',
        important,
      ),
      query('gms', yesNo, 'Uses Google services', 'Y when the file uses Google Mobile Services, else N.', {
        required: true,
      }),
      query(
        'fileUrl',
        { ...text, format: 'uri', maxLength: 2_000 },
        'File address',
        'Where the file is, by https, on a host that an administrator allows, instead of the file itself.',
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
        '01: live once approved. 03: live once Change Galaxy Store app status says so. Empty: as the app has it.',
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
      'Gives a version to a part of the people first, to more of them, or to all. Rates only rise. There is no pause: Samsung knows it as a status of a binary alone, and to end a rollout is to give the version to everybody. To hold it, leave the rate as it is.',
    access: 'publish',
    verifyWith: 'ReadRolloutRate',
    recipe: 'stagedRollout',
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
            'SALE for the version in the store, REGISTRATION for the draft. Empty: the draft for start, else the version in the store.',
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
