// Xcode Cloud: products, their workflows, and builds.
import { path } from '../../../core/builders.ts';
import { chooseProduct, chooseWorkflow, productChoices, runChoices, workflowChoices } from '../dynamicValues.ts';
import { ofApp } from './pathParameters.ts';
import type { Overlay } from './types.ts';

export const xcodeCloud: Overlay = {
  resources: {
    CiProduct: {
      name: 'XcodeCloudProduct',
      what: 'Xcode Cloud product',
      attributes: {
        name: ['Product name', 'The name of the product.'],
        createdDate: ['Created', 'When it came to Xcode Cloud.'],
        productType: 'Whether it is an app or a framework.',
      },
    },
    CiWorkflow: {
      name: 'XcodeCloudWorkflow',
      what: 'workflow',
      attributes: {
        name: ['Workflow name', 'The name of the workflow.'],
        description: ['Workflow description', 'What the workflow is for.'],
        branchStartCondition: [
          'Branch start',
          'Which changes of branches start a build.',
          {
            fields: {
              source: [
                'Which branches or tags it holds for.',
                {
                  fields: {
                    isAllMatch: ['All match', 'Whether it holds for all of them.'],
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
                  },
                  name: 'CloudSource',
                },
              ],
              filesAndFoldersRule: [
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
              ],
              autoCancel: ['Cancels older', 'Whether a newer build ends those that run.'],
            },
            name: 'CloudBranchStart',
          },
        ],
        tagStartCondition: [
          'Tag start',
          'Which changes of tags start a build.',
          {
            fields: {
              source: [
                'Which branches or tags it holds for.',
                {
                  fields: {
                    isAllMatch: ['All match', 'Whether it holds for all of them.'],
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
                  },
                  name: 'CloudSource',
                },
              ],
              filesAndFoldersRule: [
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
              ],
              autoCancel: ['Cancels older', 'Whether a newer build ends those that run.'],
            },
            name: 'CloudTagStart',
          },
        ],
        pullRequestStartCondition: [
          'Pull request start',
          'Which pull requests start a build.',
          {
            fields: {
              source: [
                'Which branches or tags it holds for.',
                {
                  fields: {
                    isAllMatch: ['All match', 'Whether it holds for all of them.'],
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
                  },
                  name: 'CloudSource',
                },
              ],
              destination: [
                'Target',
                'Into which branches the changes would go.',
                {
                  fields: {
                    isAllMatch: ['All match', 'Whether it holds for all of them.'],
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
                  },
                  name: 'CloudTarget',
                },
              ],
              filesAndFoldersRule: [
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
              ],
              autoCancel: ['Cancels older', 'Whether a newer build ends those that run.'],
            },
            name: 'CloudPullRequestStart',
          },
        ],
        scheduledStartCondition: [
          'Scheduled start',
          'At what times builds start.',
          {
            fields: {
              source: [
                'Which branches or tags it holds for.',
                {
                  fields: {
                    isAllMatch: ['All match', 'Whether it holds for all of them.'],
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
                  },
                  name: 'CloudSource',
                },
              ],
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
              source: [
                'Which branches or tags it holds for.',
                {
                  fields: {
                    isAllMatch: ['All match', 'Whether it holds for all of them.'],
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
                  },
                  name: 'CloudSource',
                },
              ],
            },
            name: 'CloudManualBranchStart',
          },
        ],
        manualTagStartCondition: [
          'Manual tag',
          'Tags to start by hand.',
          {
            fields: {
              source: [
                'Which branches or tags it holds for.',
                {
                  fields: {
                    isAllMatch: ['All match', 'Whether it holds for all of them.'],
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
                  },
                  name: 'CloudSource',
                },
              ],
            },
            name: 'CloudManualTagStart',
          },
        ],
        manualPullRequestStartCondition: [
          'Manual pull request',
          'Pull requests to start by hand.',
          {
            fields: {
              source: [
                'Which branches or tags it holds for.',
                {
                  fields: {
                    isAllMatch: ['All match', 'Whether it holds for all of them.'],
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
                  },
                  name: 'CloudSource',
                },
              ],
              destination: [
                'Target',
                'Into which branches the changes would go.',
                {
                  fields: {
                    isAllMatch: ['All match', 'Whether it holds for all of them.'],
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
                  },
                  name: 'CloudTarget',
                },
              ],
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
      },
    },
    CiBuildRun: {
      name: 'XcodeCloudBuild',
      what: 'Xcode Cloud build',
      attributes: {
        number: ['Run number', 'The number of the build in Xcode Cloud.'],
        createdDate: ['Created', 'When it was asked for.'],
        startedDate: ['Started', 'When it began.'],
        finishedDate: ['Finished', 'When it ended.'],
        sourceCommit: [
          'Commit',
          'What was built.',
          {
            fields: {
              commitSha: ['Commit hash', 'The hash of the commit.'],
              message: {},
              author: [
                'Who wrote the change.',
                {
                  fields: {
                    displayName: ['Name', 'The name at the host of the repository.'],
                    avatarUrl: ['Picture', 'The address of the picture there.'],
                  },
                },
              ],
              committer: [
                'Who put it into the repository.',
                {
                  fields: {
                    displayName: ['Name', 'The name at the host of the repository.'],
                    avatarUrl: ['Picture', 'The address of the picture there.'],
                  },
                },
              ],
              webUrl: 'The page of the commit.',
            },
          },
        ],
        destinationCommit: [
          'Target',
          'What a pull request would go into.',
          {
            fields: {
              commitSha: ['Commit hash', 'The hash of the commit.'],
              message: {},
              author: [
                'Who wrote the change.',
                {
                  fields: {
                    displayName: ['Name', 'The name at the host of the repository.'],
                    avatarUrl: ['Picture', 'The address of the picture there.'],
                  },
                },
              ],
              committer: [
                'Who put it into the repository.',
                {
                  fields: {
                    displayName: ['Name', 'The name at the host of the repository.'],
                    avatarUrl: ['Picture', 'The address of the picture there.'],
                  },
                },
              ],
              webUrl: 'The page of the commit.',
            },
          },
        ],
        isPullRequestBuild: ['Is for a pull request', 'Whether it was started for a pull request.'],
        issueCounts: ['Issues', 'How many things were found.'],
        executionProgress: ['Progress', 'How far it has come.'],
        completionStatus: 'How it ended.',
        startReason: 'Why it was started.',
        cancelReason: 'Why it was canceled.',
      },
    },
  },
  operations: {
    ListXcodeCloudProducts: {
      of: 'ciProducts_getCollection',
      summary: 'List Xcode Cloud products',
      description: 'Lists the apps and frameworks that Xcode Cloud builds.',
      inputs: { 'filter[app]': ofApp, 'filter[productType]': ['Product types', 'Only apps, or only frameworks.'] },
    },
    ListXcodeCloudWorkflows: {
      of: 'ciProducts_workflows_getToManyRelated',
      summary: 'List Xcode Cloud workflows',
      description: 'Lists the workflows by which Xcode Cloud builds a product.',
      path: path('id', 'Xcode Cloud product', 'The product whose workflows to list.', { choices: productChoices }),
    },
    StartXcodeCloudBuild: {
      of: 'ciBuildRuns_createInstance',
      summary: 'Start Xcode Cloud build',
      description: 'Starts a build by a workflow, or repeats one. Without a branch or tag it builds the usual one.',
      access: 'write',
      visibility: 'important',
      verifyWith: 'ListXcodeCloudBuilds',
      body: [
        'NewXcodeCloudBuild',
        {
          workflow: ['Workflow to start', 'The workflow to build by.', { choices: workflowChoices() }],
          sourceBranchOrTag: [
            'Branch or tag',
            'The ID that Apple has for the branch or tag to build.',
            { as: 'branchOrTagId' },
          ],
          pullRequest: ['Pull request', 'The ID that Apple has for a pull request.'],
          buildRun: ['Build to repeat', 'The build to run once more.', { choices: runChoices() }],
          clean: ['Builds clean', 'Yes to start from nothing.'],
        },
      ],
      choosers: [chooseProduct, chooseWorkflow],
    },
    ReadXcodeCloudBuild: {
      of: 'ciBuildRuns_getInstance',
      summary: 'Read Xcode Cloud build',
      description: 'Reads how far a build has come, how it ended and how many issues it has.',
      path: path('id', 'Xcode Cloud build', 'The build to read, picked by its number.', { choices: runChoices() }),
      choosers: [chooseProduct, chooseWorkflow],
    },
    ListXcodeCloudBuilds: {
      of: 'ciWorkflows_buildRuns_getToManyRelated',
      summary: 'List Xcode Cloud builds',
      description: 'Lists the builds of a workflow. Sort by -number to have the newest first.',
      path: path('id', 'Workflow', 'The workflow whose builds to list.', { choices: workflowChoices() }),
      inputs: {
        'filter[builds]': [
          'Build IDs',
          'Only the runs that made these builds of App Store Connect.',
          { visibility: 'advanced' },
        ],
      },
      sorts: 'builds',
      choosers: [chooseProduct],
    },
  },
};
