// What a workflow of Xcode Cloud is made of: when it starts, and what it does. Source: Apple's OpenAPI document 4.4.1,
// CiWorkflow.
import { arrayOf, define, field, flag, integer, moment, object, oneOf, type Schema, text } from '../schema.ts';
import { labelled } from './labels.ts';
import { audience } from './words.ts';

const part = (name: string, title: string, description: `${string}.`, shapes: Readonly<Record<string, Schema>>) =>
  define(name, field(object(labelled(shapes, title.toLowerCase())), title, description));

const patterns = part('CloudPatterns', 'Names', 'Which branches or tags it holds for.', {
  isAllMatch: field(flag, 'All match', 'Whether it holds for all of them.'),
  patterns: field(
    arrayOf(object({ pattern: text, isPrefix: field(flag, 'Is the beginning', 'Whether more may follow.') })),
    'Patterns',
    'The names, or how they begin.',
  ),
});

const files = part('CloudFiles', 'Files and folders', 'Which changed files start a build, or do not.', {
  mode: field(
    oneOf('START_IF_ANY_FILE_MATCHES', 'DO_NOT_START_IF_ALL_FILES_MATCH'),
    'Mode',
    'Whether these files start a build, or keep one from starting.',
  ),
  matchers: field(
    arrayOf(object({ directory: text, fileExtension: text, fileName: text })),
    'Matchers',
    'The files and folders.',
  ),
});

const autoCancel = field(flag, 'Cancels older', 'Whether a newer build ends those that run.');
const source = { source: patterns };
const both = { source: patterns, destination: patterns };

const schedule = field(
  object({
    frequency: oneOf('WEEKLY', 'DAILY', 'HOURLY'),
    days: arrayOf(oneOf('SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY')),
    hour: integer(),
    minute: integer(),
    timezone: text,
  }),
  'Schedule',
  'When builds start.',
);

const destination = oneOf(
  'ANY_IOS_DEVICE',
  'ANY_IOS_SIMULATOR',
  'ANY_TVOS_DEVICE',
  'ANY_TVOS_SIMULATOR',
  'ANY_WATCHOS_DEVICE',
  'ANY_WATCHOS_SIMULATOR',
  'ANY_MAC',
  'ANY_MAC_CATALYST',
  'ANY_VISIONOS_DEVICE',
  'ANY_VISIONOS_SIMULATOR',
);

const testConfiguration = object({
  kind: oneOf('USE_SCHEME_SETTINGS', 'SPECIFIC_TEST_PLANS'),
  testPlanName: text,
  testDestinations: arrayOf(
    object({
      deviceTypeName: text,
      deviceTypeIdentifier: text,
      runtimeName: text,
      runtimeIdentifier: text,
      kind: oneOf('SIMULATOR', 'MAC'),
    }),
  ),
});

const action = object({
  name: field(text, 'Action name', 'The name of the action.'),
  actionType: field(oneOf('BUILD', 'ANALYZE', 'TEST', 'ARCHIVE'), 'Action type', 'What the action does.'),
  destination: field(destination, 'Destination', 'What it builds for.'),
  buildDistributionAudience: field(audience, 'Audience', 'Who the build is for.'),
  testConfiguration: field(testConfiguration, 'Test configuration', 'What is tested, and on what.'),
  scheme: field(text, 'Scheme', 'The scheme of the Xcode project.'),
  platform: field(oneOf('MACOS', 'IOS', 'TVOS', 'WATCHOS', 'VISIONOS'), 'Platform', 'The platform to build for.'),
  isRequiredToPass: field(flag, 'Must pass', 'Whether the build fails with it.'),
});

const start = (name: string, title: string, description: `${string}.`, shapes: Readonly<Record<string, Schema>>) =>
  part(`Cloud${name}Start`, title, description, shapes);

export const workflowAttributes = {
  name: field(text, 'Workflow name', 'The name of the workflow.'),
  description: field(text, 'Workflow description', 'What the workflow is for.'),
  branchStartCondition: start('Branch', 'Branch start', 'Which changes of branches start a build.', {
    ...source,
    filesAndFoldersRule: files,
    autoCancel,
  }),
  tagStartCondition: start('Tag', 'Tag start', 'Which changes of tags start a build.', {
    ...source,
    filesAndFoldersRule: files,
    autoCancel,
  }),
  pullRequestStartCondition: start('PullRequest', 'Pull request start', 'Which pull requests start a build.', {
    ...both,
    filesAndFoldersRule: files,
    autoCancel,
  }),
  scheduledStartCondition: start('Scheduled', 'Scheduled start', 'At what times builds start.', {
    ...source,
    schedule,
  }),
  manualBranchStartCondition: start('ManualBranch', 'Manual branch start', 'Branches to start by hand.', source),
  manualTagStartCondition: start('ManualTag', 'Manual tag start', 'Tags to start by hand.', source),
  manualPullRequestStartCondition: start(
    'ManualPullRequest',
    'Manual pull request start',
    'Pull requests to start by hand.',
    both,
  ),
  actions: field(arrayOf(action), 'Actions', 'What a build does, in order.'),
  isEnabled: field(flag, 'Is enabled', 'Whether builds can be started.'),
  isLockedForEditing: field(flag, 'Is locked', 'Whether only some people may change it.'),
  clean: field(flag, 'Builds clean', 'Whether each build starts from nothing.'),
  containerFilePath: field(text, 'Container file', 'The Xcode project or workspace that is built.'),
  lastModifiedDate: field(moment, 'Last changed', 'When the workflow was last changed.'),
};
