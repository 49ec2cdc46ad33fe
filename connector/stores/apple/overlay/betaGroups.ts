// TestFlight tester groups.
import { arrayOf } from '../../../core/schema.ts';
import { appChoices, buildChoices, chooseApp, testerChoices } from '../dynamicValues.ts';
import { yesOrNo } from '../enums.ts';
import { ofApp } from './pathParameters.ts';
import type { Overlay } from './types.ts';

export const betaGroups: Overlay = {
  resources: {
    BetaGroup: {
      what: 'group',
      attributes: {
        name: ['Group name', 'What the group is called in TestFlight.'],
        isInternalGroup: ['Is internal', 'Whether it is for people of your team, who need no beta review.'],
        hasAccessToAllBuilds: ['Gets all builds', 'Whether an internal group gets each build by itself.'],
        publicLinkEnabled: ['Has a public link', 'Whether everyone with the link may join.'],
        publicLinkLimitEnabled: ['Is limited', 'Whether only so many may join by the link.'],
        publicLinkLimit: ['Most testers', 'How many may join by the link.'],
        feedbackEnabled: ['May give feedback', 'Whether testers can send feedback from the app.'],
        createdDate: ['Created', 'When the group was made.'],
        publicLinkId: 'The last part of the link.',
        publicLink: 'The public link to join the group.',
        iosBuildsAvailableForAppleSiliconMac: ['Is for Mac', 'Whether its iOS builds run on a Mac, too.'],
        iosBuildsAvailableForAppleVision: ['Is for Vision', 'Whether its iOS builds run on Apple Vision, too.'],
      },
    },
  },
  operations: {
    ListBetaGroups: {
      of: 'betaGroups_getCollection',
      summary: 'List TestFlight groups',
      description: 'Finds and lists internal and external tester groups.',
      visibility: 'important',
      inputs: {
        'filter[app]': ofApp,
        'filter[name]': ['Group names', 'Only the groups with these names.'],
        'filter[isInternalGroup]': [
          'Is internal',
          'Only internal groups, or only external ones.',
          { schema: arrayOf(yesOrNo) },
        ],
        'filter[builds]': ['Only the groups that have these builds.', { choices: buildChoices('filter[app]') }],
        'filter[publicLinkEnabled]': [
          'Has a public link',
          'Only groups with, or without, a public link.',
          { schema: arrayOf(yesOrNo), visibility: 'advanced' },
        ],
        'filter[publicLinkLimitEnabled]': [
          'Is limited',
          'Only groups with, or without, a limit to those who join by the link.',
          { schema: arrayOf(yesOrNo), visibility: 'advanced' },
        ],
        'filter[publicLink]': ['Public links', 'Only the groups with these public links.', { visibility: 'advanced' }],
        'filter[id]': ['Group IDs', 'Only the groups with these IDs.', { visibility: 'advanced' }],
      },
    },
    CreateBetaGroup: {
      of: 'betaGroups_createInstance',
      summary: 'Create TestFlight group',
      description: 'Creates a group of testers for an app, with builds and testers if you name them.',
      access: 'write',
      body: [
        'NewBetaGroup',
        {
          app: ['App', 'The app to test.', { choices: appChoices }],
          builds: ['Builds', 'The builds to test.', { choices: buildChoices('body/appId') }],
          betaTesters: [
            'Testers',
            'Who is in the group from the start.',
            { as: 'testerIds', choices: testerChoices('body/appId') },
          ],
          name: {},
          isInternalGroup: {},
          hasAccessToAllBuilds: {},
          publicLinkEnabled: {},
          publicLinkLimitEnabled: {},
          publicLinkLimit: {},
          feedbackEnabled: {},
        },
      ],
    },
    AddBuildsToBetaGroup: {
      of: 'betaGroups_builds_createToManyRelationship',
      summary: 'Add builds to TestFlight group',
      description: 'Makes builds available to the testers of a group. An external group gets them after beta review.',
      visibility: 'important',
      verifyWith: 'ListBuilds',
      body: ['GroupBuilds', { builds: ['Builds', 'The builds to give.', { choices: buildChoices() }] }],
      choosers: [chooseApp],
    },
    AddTestersToBetaGroup: {
      of: 'betaGroups_betaTesters_createToManyRelationship',
      coveredBy: 'AddTesters',
      summary: 'Add testers to TestFlight group',
      description: 'Adds existing testers to a group. Add tester to groups by email also adds new testers.',
      verifyWith: 'ListBetaTesters',
      body: [
        'GroupTesters',
        { betaTesters: ['Testers', 'The testers to add.', { as: 'testerIds', choices: testerChoices() }] },
      ],
      choosers: [chooseApp],
    },
    RemoveTestersFromBetaGroup: {
      of: 'betaGroups_betaTesters_deleteToManyRelationship',
      summary: 'Remove testers from TestFlight group',
      description: 'Removes testers from a group. They stay in their other groups.',
      verifyWith: 'ListBetaTesters',
      body: ['', { betaTesters: ['Testers', 'The testers to remove.', { as: 'testerIds', choices: testerChoices() }] }],
      choosers: [chooseApp],
    },
  },
};
