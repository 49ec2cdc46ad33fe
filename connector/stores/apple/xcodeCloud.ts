// Xcode Cloud: products, their workflows, and builds. Source: Apple's OpenAPI document 4.4.1, ciProducts, ciWorkflows and
// ciBuildRuns.
import { path, query, rows } from '../../core/builders.ts';
import { arrayOf, field, flag, integer, link, list, moment, object, oneOf, text } from '../../core/schema.ts';
import { chooseProduct, chooseWorkflow, productChoices, runChoices, workflowChoices } from './dynamicValues.ts';
import { applePages, cursor } from './jsonApi.ts';
import { ofApp } from './pathParameters.ts';
import { creates, one } from './requestBodies.ts';
import { limit, resource, sort } from './resource.ts';
import { workflowAttributes } from './workflow.ts';

const productType = oneOf('APP', 'FRAMEWORK');

const product = resource('XcodeCloudProduct', 'ciProducts', 'Xcode Cloud product', {
  attributes: {
    name: field(text, 'Product name', 'The name of the product.'),
    createdDate: field(moment, 'Created', 'When it came to Xcode Cloud.'),
    productType: field(productType, 'Product type', 'Whether it is an app or a framework.'),
  },
  one: ['app', 'bundleId'],
  many: ['primaryRepositories'],
  unlisted: ['workflows', 'additionalRepositories', 'buildRuns'],
});

const workflow = resource('XcodeCloudWorkflow', 'ciWorkflows', 'workflow', {
  attributes: workflowAttributes,
  one: ['product', 'repository', 'xcodeVersion', 'macOsVersion'],
  unlisted: ['buildRuns'],
});

const run = resource('XcodeCloudBuild', 'ciBuildRuns', 'Xcode Cloud build', {
  attributes: {
    number: field(integer(), 'Run number', 'The number of the build in Xcode Cloud.'),
    createdDate: field(moment, 'Created', 'When it was asked for.'),
    startedDate: field(moment, 'Started', 'When it began.'),
    finishedDate: field(moment, 'Finished', 'When it ended.'),
    sourceCommit: commit('What was built.'),
    destinationCommit: commit('What a pull request would go into.'),
    isPullRequestBuild: field(flag, 'Is for a pull request', 'Whether it was started for a pull request.'),
    issueCounts: field(
      object({
        analyzerWarnings: integer(),
        errors: integer(),
        testFailures: integer(),
        warnings: integer(),
      }),
      'Issues',
      'How many things were found.',
    ),
    executionProgress: field(oneOf('PENDING', 'RUNNING', 'COMPLETE'), 'Progress', 'How far it has come.'),
    completionStatus: field(
      oneOf('SUCCEEDED', 'FAILED', 'ERRORED', 'CANCELED', 'SKIPPED'),
      'Completion status',
      'How it ended.',
    ),
    startReason: field(
      oneOf('GIT_REF_CHANGE', 'MANUAL', 'MANUAL_REBUILD', 'PULL_REQUEST_OPEN', 'PULL_REQUEST_UPDATE', 'SCHEDULE'),
      'Start reason',
      'Why it was started.',
    ),
    cancelReason: field(
      oneOf('AUTOMATICALLY_BY_NEWER_BUILD', 'MANUALLY_BY_USER'),
      'Cancel reason',
      'Why it was canceled.',
    ),
  },
  one: ['workflow', 'product', 'sourceBranchOrTag', 'destinationBranch', 'pullRequest'],
  many: ['builds'],
  unlisted: ['actions'],
});

export const xcodeCloud = rows('apple', {
  ListXcodeCloudProducts: {
    route: 'GET /v1/ciProducts',
    summary: 'List Xcode Cloud products',
    description: 'Lists the apps and frameworks that Xcode Cloud builds.',
    access: 'read',
    parameters: [
      ofApp,
      query('filter[productType]', arrayOf(productType), 'Product types', 'Only apps, or only frameworks.'),
      limit,
      cursor,
      product.include,
      product.fields,
    ],
    pages: applePages(200),
    responds: product.page,
  },
  ListXcodeCloudWorkflows: {
    route: 'GET /v1/ciProducts/{id}/workflows',
    summary: 'List Xcode Cloud workflows',
    description: 'Lists the workflows by which Xcode Cloud builds a product.',
    access: 'read',
    parameters: [
      path('id', 'Xcode Cloud product', 'The product whose workflows to list.', { choices: productChoices }),
      limit,
      cursor,
      workflow.include,
      workflow.fields,
    ],
    pages: applePages(200),
    responds: workflow.page,
  },
  StartXcodeCloudBuild: {
    route: 'POST /v1/ciBuildRuns',
    summary: 'Start Xcode Cloud build',
    description: 'Starts a build by a workflow, or repeats one. Without a branch or tag it builds the usual one.',
    access: 'write',
    verifyWith: 'ListXcodeCloudBuilds',
    visibility: 'important',
    parameters: [chooseProduct, chooseWorkflow],
    ...creates('NewXcodeCloudBuild', 'ciBuildRuns', {
      relations: {
        workflowId: one('workflow', 'ciWorkflows', 'Workflow to start', 'The workflow to build by.', workflowChoices()),
        branchOrTagId: one(
          'sourceBranchOrTag',
          'scmGitReferences',
          'Branch or tag',
          'The ID that Apple has for the branch or tag to build.',
        ),
        pullRequestId: one(
          'pullRequest',
          'scmPullRequests',
          'Pull request',
          'The ID that Apple has for a pull request.',
        ),
        buildRunId: one('buildRun', 'ciBuildRuns', 'Build to repeat', 'The build to run once more.', runChoices()),
      },
      attributes: { clean: field(flag, 'Builds clean', 'Yes to start from nothing.') },
    }),
    responds: run.document,
  },
  ReadXcodeCloudBuild: {
    route: 'GET /v1/ciBuildRuns/{id}',
    summary: 'Read Xcode Cloud build',
    description: 'Reads how far a build has come, how it ended and how many issues it has.',
    access: 'read',
    responseIdFrom: 'id',
    parameters: [
      path('id', 'Xcode Cloud build', 'The build to read, picked by its number.', { choices: runChoices() }),
      run.include,
      run.fields,
      chooseProduct,
      chooseWorkflow,
    ],
    responds: run.document,
  },
  ListXcodeCloudBuilds: {
    route: 'GET /v1/ciWorkflows/{id}/buildRuns',
    summary: 'List Xcode Cloud builds',
    description: 'Lists the builds of a workflow. Sort by -number to have the newest first.',
    access: 'read',
    parameters: [
      path('id', 'Workflow', 'The workflow whose builds to list.', { choices: workflowChoices() }),
      query('filter[builds]', list, 'Build IDs', 'Only the runs that made these builds of App Store Connect.', {
        visibility: 'advanced',
      }),
      sort('builds', 'number'),
      limit,
      cursor,
      run.include,
      run.fields,
      chooseProduct,
    ],
    pages: applePages(200),
    responds: run.page,
  },
});

function person(title: string, description: `${string}.`) {
  return field(
    object({
      displayName: field(text, 'Name', 'The name at the host of the repository.'),
      avatarUrl: field(link, 'Picture', 'The address of the picture there.'),
    }),
    title,
    description,
  );
}

function commit(description: `${string}.`) {
  return field(
    object({
      commitSha: field(text, 'Commit hash', 'The hash of the commit.'),
      message: text,
      author: person('Author', 'Who wrote the change.'),
      committer: person('Committer', 'Who put it into the repository.'),
      webUrl: field(link, 'Web URL', 'The page of the commit.'),
    }),
    description === 'What was built.' ? 'Commit' : 'Target',
    description,
  );
}
