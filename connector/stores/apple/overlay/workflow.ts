// The words of Xcode Cloud workflows: their start conditions and actions.
import type { AttributeWords } from './types.ts';

type Fields = Readonly<Record<string, AttributeWords>>;

const patterns: Fields = {
  isAllMatch: ['All match', 'Whether it applies to all of them.'],
  patterns: [
    '',
    'The names, or how they begin.',
    {
      fields: {
        pattern: ['Name', 'The name of a branch or tag, or how it begins.'],
        isPrefix: 'Whether more may follow.',
      },
    },
  ],
};

const source: AttributeWords = [
  'The branches or tags that it applies to.',
  {
    fields: patterns,
    name: 'CloudSource',
  },
];

const destination: AttributeWords = [
  'Target',
  'Into which branches the changes would go.',
  {
    fields: patterns,
    name: 'CloudTarget',
  },
];

const filesAndFoldersRule: AttributeWords = [
  'Files',
  'Which changed files start a build, or do not.',
  {
    fields: {
      mode: 'Whether these files start a build, or keep one from starting.',
      matchers: [
        '',
        'The files and folders.',
        {
          fields: {
            directory: {},
            fileExtension: ['Extension', 'The extension of the names of the files.'],
            fileName: {},
          },
        },
      ],
    },
    name: 'CloudFiles',
  },
];

const autoCancel: AttributeWords = ['Cancels older', 'Whether a newer build ends those that run.'];

export const workflowAttributes: Fields = {
  name: ['Workflow name', 'The name of the workflow.'],
  description: ['Workflow description', 'What the workflow is for.'],
  branchStartCondition: [
    'Branch start',
    'Which changes of branches start a build.',
    {
      fields: {
        source,
        filesAndFoldersRule,
        autoCancel,
      },
      name: 'CloudBranchStart',
    },
  ],
  tagStartCondition: [
    'Tag start',
    'Which changes of tags start a build.',
    {
      fields: {
        source,
        filesAndFoldersRule,
        autoCancel,
      },
      name: 'CloudTagStart',
    },
  ],
  pullRequestStartCondition: [
    'Pull request start',
    'Which pull requests start a build.',
    {
      fields: {
        source,
        destination,
        filesAndFoldersRule,
        autoCancel,
      },
      name: 'CloudPullRequestStart',
    },
  ],
  scheduledStartCondition: [
    'Scheduled start',
    'At what times builds start.',
    {
      fields: {
        source,
        schedule: 'When builds start.',
      },
      name: 'CloudScheduledStart',
    },
  ],
  manualBranchStartCondition: [
    'Manual branch',
    'Branches to start by hand.',
    {
      fields: {
        source,
      },
      name: 'CloudManualBranchStart',
    },
  ],
  manualTagStartCondition: [
    'Manual tag',
    'Tags to start by hand.',
    {
      fields: {
        source,
      },
      name: 'CloudManualTagStart',
    },
  ],
  manualPullRequestStartCondition: [
    'Manual pull request',
    'Pull requests to start by hand.',
    {
      fields: {
        source,
        destination,
      },
      name: 'CloudManualPullRequestStart',
    },
  ],
  actions: [
    'What a build does, in order.',
    {
      fields: {
        name: ['Action name', 'The name of the action.'],
        actionType: 'What the action does.',
        destination: 'What it builds for.',
        buildDistributionAudience: ['Audience', 'Who the build is for.'],
        testConfiguration: [
          '',
          'What is tested, and on what.',
          {
            fields: {
              kind: ['Test kind', 'Whether the scheme says what is tested, or test plans.'],
              testPlanName: {},
              testDestinations: [
                'Tests',
                'The devices and simulators that tests run on.',
                {
                  fields: {
                    deviceTypeName: {},
                    deviceTypeIdentifier: ['Device type ID', 'The ID of the type of device.'],
                    runtimeName: {},
                    runtimeIdentifier: ['Runtime ID', 'The ID of the runtime.'],
                    kind: {},
                  },
                },
              ],
            },
          },
        ],
        scheme: 'The scheme of the Xcode project.',
        platform: 'The platform to build for.',
        isRequiredToPass: ['Must pass', 'Whether the build fails with it.'],
      },
    },
  ],
  isEnabled: 'Whether builds can be started.',
  isLockedForEditing: ['Is locked', 'Whether only some people may change it.'],
  clean: ['Builds clean', 'Whether each build starts from nothing.'],
  containerFilePath: ['Container file', 'The Xcode project or workspace that is built.'],
  lastModifiedDate: ['Last changed', 'When the workflow was last changed.'],
};
