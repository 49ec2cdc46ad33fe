// Staged rollouts: a new version for a share of the users first. Sources: Samsung's four pages on staged rollouts and "Staged Rollout" in its user guide.
import { rows } from '../../core/builders.ts';
import { arrayOf, define, field, integer, object, oneOf, text } from '../../core/schema.ts';
import { done, enveloped } from './envelope.ts';
import { appField, appStatusInput, binaryField, country, inApp, inVariant } from './inputs.ts';
import { allowedStatuses, either } from './statuses.ts';

// Samsung's pages say 1 to 100, a text of 2026 says 0 to 100: responses may contain either, inputs start at 1
const rate = integer(1, 100);

const rates = object({
  rolloutRate: field(integer(), 'Rollout rate', 'How many of a hundred people get the new version.'),
  countries: field(
    arrayOf(
      object({
        countryCode: field(text, 'Country code', 'The country, such as KOR.'),
        rolloutRate: field(integer(), 'Country rate', 'How many of a hundred people there.'),
      }),
    ),
    'Countries',
    'The countries with a rate of their own.',
  ),
});

const setting = object(
  {
    contentId: appField,
    appStatus: field(
      appStatusInput,
      'Variant',
      'SALE for the version in the store, REGISTRATION for the draft before it is submitted.',
    ),
    function: field(
      oneOf('ENABLE_ROLLOUT', 'DISABLE_ROLLOUT'),
      'Action',
      'ENABLE_ROLLOUT sets the rates. DISABLE_ROLLOUT is no pause: the version goes to everybody at once.',
    ),
    rolloutRate: field(
      rate,
      'Rollout rate',
      'How many of a hundred people get the version; a must with ENABLE_ROLLOUT.',
    ),
    countries: field(
      {
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
      },
      'Countries',
      'Countries with a higher rate than the others.',
    ),
  },
  ['contentId', 'appStatus', 'function'],
);

const binary = object({
  seq: field(text, 'Binary number', 'The number of the binary.'),
  versionCode: field(text, 'Version code', 'The version code of the file.'),
  versionName: field(text, 'Version name', 'The version that people see.'),
  fileName: field(text, 'File name', 'The name of the file.'),
  fileSize: field(text, 'File size', 'How large the file is.'),
  rolloutStatus: field(oneOf('ENABLED', 'DISABLED', 'PAUSED'), 'Rollout status', 'Whether it is rolled out in stages.'),
  appStatus: field(appStatusInput, 'Variant', 'The variant that it belongs to.'),
});

const choice = object(
  {
    contentId: appField,
    function: field(oneOf('ADD', 'REMOVE'), 'Action', 'ADD adds the binary to the rollout, REMOVE removes it.'),
    binarySeq: binaryField,
  },
  ['contentId', 'function', 'binarySeq'],
);

export const rollout = rows('samsung', {
  ReadRolloutRate: {
    route: 'GET /seller/v2/content/stagedRolloutRate',
    coveredBy: 'ControlStagedRollout',
    summary: 'Read Galaxy Store rollout rate',
    description:
      'Reads the rollout rate of a version in percent, in general and by country. It fails with code 3100 if the app has no such variant.',
    access: 'read',
    parameters: [inApp, inVariant],
    responds: enveloped('GalaxyRolloutRate', field(rates, 'Rates', 'The rates of the staged rollout.')),
  },
  SetRolloutRate: {
    route: 'PUT /seller/v2/content/stagedRolloutRate',
    coveredBy: 'ControlStagedRollout',
    summary: 'Set Galaxy Store rollout rate',
    description: `Starts a staged rollout, increases its rates, or ends it. The rate of a live version can only increase, and ending the rollout releases the version to everyone. Add the binaries first; the app has to be ${either(allowedStatuses.SetRolloutRate)}.`,
    access: 'publish',
    body: define('GalaxyRolloutSetting', setting),
    responds: done,
  },
  ListRolloutBinaries: {
    route: 'GET /seller/v2/content/stagedRolloutBinary',
    coveredBy: 'ControlStagedRollout',
    summary: 'List Galaxy Store rollout binaries',
    description: 'Lists the binaries of one variant of an app, and whether each is rolled out in stages.',
    access: 'read',
    parameters: [inApp, inVariant],
    responds: enveloped(
      'GalaxyRolloutBinaries',
      field(
        object({ binaries: field(arrayOf(binary), 'Binaries', 'The binaries of the variant.') }),
        'Rollout',
        'What is rolled out.',
      ),
    ),
  },
  UpdateRolloutBinary: {
    route: 'PUT /seller/v2/content/stagedRolloutBinary',
    coveredBy: 'ControlStagedRollout',
    summary: 'Set Galaxy Store rollout binary',
    description: `Adds a binary of the draft to a staged rollout, or removes it, before the rate is set. The app has to be ${either(allowedStatuses.UpdateRolloutBinary)}.`,
    access: 'publish',
    body: define('GalaxyRolloutBinaryChoice', choice),
    responds: done,
  },
});
