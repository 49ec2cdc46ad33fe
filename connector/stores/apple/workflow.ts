// Schema of an Xcode Cloud workflow: start conditions and actions. Source: Apple's OpenAPI document 4.4.1,
// CiWorkflow.
import {
  arrayOf,
  define,
  field,
  flag,
  group,
  integer,
  moment,
  object,
  oneOf,
  type Schema,
  text,
} from '../../core/schema.ts';
import { audience } from './enums.ts';
import { labelled } from './labels.ts';

const files = part('CloudFiles', 'Files', 'Which changed files start a build, or do not.', {
  mode: field(
    oneOf('START_IF_ANY_FILE_MATCHES', 'DO_NOT_START_IF_ALL_FILES_MATCH'),
    'Mode',
    'Whether these files start a build, or keep one from starting.',
  ),
  matchers: group(
    arrayOf(
      object({
        directory: text,
        fileExtension: field(text, 'Extension', 'The extension of the names of the files.'),
        fileName: text,
      }),
    ),
    'The files and folders.',
  ),
});

const autoCancel = field(flag, 'Cancels older', 'Whether a newer build ends those that run.');
const source = { source: patterns('CloudSource', 'Source', 'Which branches or tags it holds for.') };
const both = {
  ...source,
  destination: patterns('CloudTarget', 'Target', 'Into which branches the changes would go.'),
};

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
  kind: field(
    oneOf('USE_SCHEME_SETTINGS', 'SPECIFIC_TEST_PLANS'),
    'Test kind',
    'Whether the scheme says what is tested, or test plans.',
  ),
  testPlanName: text,
  testDestinations: field(
    arrayOf(
      object({
        deviceTypeName: text,
        deviceTypeIdentifier: field(text, 'Device type ID', 'The ID of the type of device.'),
        runtimeName: text,
        runtimeIdentifier: field(text, 'Runtime ID', 'The ID of the runtime.'),
        kind: oneOf('SIMULATOR', 'MAC'),
      }),
    ),
    'Tests',
    'The devices and simulators that tests run on.',
  ),
});

const action = object({
  name: field(text, 'Action name', 'The name of the action.'),
  actionType: field(oneOf('BUILD', 'ANALYZE', 'TEST', 'ARCHIVE'), 'Action type', 'What the action does.'),
  destination: field(destination, 'Destination', 'What it builds for.'),
  buildDistributionAudience: field(audience, 'Audience', 'Who the build is for.'),
  testConfiguration: group(testConfiguration, 'What is tested, and on what.'),
  scheme: field(text, 'Scheme', 'The scheme of the Xcode project.'),
  platform: field(oneOf('MACOS', 'IOS', 'TVOS', 'WATCHOS', 'VISIONOS'), 'Platform', 'The platform to build for.'),
  isRequiredToPass: field(flag, 'Must pass', 'Whether the build fails with it.'),
});

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
  manualBranchStartCondition: start('ManualBranch', 'Manual branch', 'Branches to start by hand.', source),
  manualTagStartCondition: start('ManualTag', 'Manual tag', 'Tags to start by hand.', source),
  manualPullRequestStartCondition: start(
    'ManualPullRequest',
    'Manual pull request',
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

function part(name: string, title: string, description: `${string}.`, shapes: Readonly<Record<string, Schema>>) {
  return define(name, field(object(labelled(shapes, title.toLowerCase())), title, description));
}

function patterns(name: string, title: string, description: `${string}.`) {
  return part(name, title, description, {
    isAllMatch: field(flag, 'All match', 'Whether it holds for all of them.'),
    patterns: group(
      arrayOf(
        object({
          pattern: field(text, 'Name', 'The name of a branch or tag, or how it begins.'),
          isPrefix: field(flag, 'Is prefix', 'Whether more may follow.'),
        }),
      ),
      'The names, or how they begin.',
    ),
  });
}

function start(name: string, title: string, description: `${string}.`, shapes: Readonly<Record<string, Schema>>) {
  return part(`Cloud${name}Start`, title, description, shapes);
}
