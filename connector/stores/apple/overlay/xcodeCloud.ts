// Xcode Cloud: products, their workflows, and builds.
import { path } from '../../../core/builders.ts';
import { chooseProduct, chooseWorkflow, productChoices, runChoices, workflowChoices } from '../dynamicValues.ts';
import { ofApp } from './pathParameters.ts';
import type { Overlay } from './types.ts';
import { workflowAttributes } from './workflow.ts';

const person = {
  displayName: ['Name', 'The name at the host of the repository.'],
  avatarUrl: ['Picture', 'The address of the picture there.'],
} as const;

const commit = {
  commitSha: ['Commit hash', 'The hash of the commit.'],
  message: {},
  author: ['Who wrote the change.', { fields: person }],
  committer: ['Who put it into the repository.', { fields: person }],
  webUrl: 'The page of the commit.',
} as const;

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
      attributes: workflowAttributes,
    },
    CiBuildRun: {
      name: 'XcodeCloudBuild',
      what: 'Xcode Cloud build',
      attributes: {
        number: ['Run number', 'The number of the build in Xcode Cloud.'],
        createdDate: ['Created', 'The time of the request.'],
        startedDate: ['Started', 'When it began.'],
        finishedDate: ['Finished', 'When it ended.'],
        sourceCommit: ['Commit', 'What was built.', { fields: commit }],
        destinationCommit: ['Target', 'What a pull request would go into.', { fields: commit }],
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
      description: 'Lists the Xcode Cloud workflows of a product.',
      path: path('id', 'Xcode Cloud product', 'The product whose workflows to list.', { choices: productChoices }),
    },
    StartXcodeCloudBuild: {
      of: 'ciBuildRuns_createInstance',
      summary: 'Start Xcode Cloud build',
      description:
        'Starts a build of a workflow, or repeats a build. Without a branch or tag, it builds the default branch of the workflow.',
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
      description: 'Reads the progress, the result and the number of issues of a build.',
      path: path('id', 'Xcode Cloud build', 'The build to read.', { choices: { ...runChoices(), by: 'its number' } }),
      choosers: [chooseProduct, chooseWorkflow],
    },
    ListXcodeCloudBuilds: {
      of: 'ciWorkflows_buildRuns_getToManyRelated',
      summary: 'List Xcode Cloud builds',
      description: 'Lists the builds of a workflow. Sort by -number to get the newest first.',
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
