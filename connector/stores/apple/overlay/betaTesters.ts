// TestFlight testers.
import { text } from '../../../core/schema.ts';
import { appChoices, buildChoices, chooseApp, groupChoices, testerChoices } from '../dynamicValues.ts';
import type { Overlay } from './types.ts';

export const betaTesters: Overlay = {
  resources: {
    BetaTester: {
      what: 'tester',
      attributes: {
        email: 'The email address that receives the invitation.',
        firstName: {},
        lastName: {},
        inviteType: ['Way of invitation', 'Whether the tester came by email or by a public link.'],
        state: ['Tester state', 'How far the tester has come.'],
        appDevices: ['Devices', 'The devices that the tester has the app on.'],
      },
    },
    BetaTesterInvitation: { what: 'invitation' },
  },
  operations: {
    ListBetaTesters: {
      of: 'betaTesters_getCollection',
      summary: 'List TestFlight testers',
      description: 'Finds and lists testers by email address, app or group.',
      visibility: 'important',
      inputs: {
        'filter[email]': ['Emails', 'Only the testers with these addresses.', { visibility: 'important' }],
        'filter[apps]': [
          'App',
          'Only the testers of this app. Put commas between several.',
          { schema: text, choices: appChoices },
        ],
        'filter[betaGroups]': [
          'Groups',
          'Only the testers in these groups.',
          { choices: groupChoices('filter[apps]') },
        ],
        'filter[builds]': [
          'Only the testers who were given these builds one by one.',
          { choices: buildChoices('filter[apps]') },
        ],
        'filter[firstName]': ['First names', 'Only the testers with these first names.'],
        'filter[lastName]': ['Last names', 'Only the testers with these last names.'],
        'filter[inviteType]': ['Invitation types', 'Only testers with one of these invitation types.'],
        'filter[id]': ['Tester IDs', 'Only the testers with these IDs.', { visibility: 'advanced' }],
      },
    },
    CreateBetaTester: {
      of: 'betaTesters_createInstance',
      coveredBy: 'AddTester',
      summary: 'Create TestFlight tester',
      description:
        'Adds a tester by email, to groups or to single builds. Apple responds with 409 if the tester already exists; Add tester to groups by email handles that case.',
      visibility: 'advanced',
      body: [
        'NewBetaTester',
        {
          betaGroups: ['Groups', 'The groups to join.', { as: 'groupIds', choices: groupChoices() }],
          builds: ['Builds', 'Single builds to test, for a tester in no group.', { choices: buildChoices() }],
          email: {},
          firstName: {},
          lastName: {},
        },
      ],
      choosers: [chooseApp],
    },
    SendBetaTesterInvitation: {
      of: 'betaTesterInvitations_createInstance',
      summary: 'Send invitation to TestFlight tester',
      description: 'Sends or resends the invitation to test an app.',
      verifyWith: 'ListBetaTesters',
      body: [
        'NewBetaTesterInvitation',
        {
          app: ['App', 'The app to test.', { choices: appChoices }],
          betaTester: ['Tester', 'Who is invited.', { as: 'testerId', choices: testerChoices('body/appId') }],
        },
      ],
    },
    DeleteBetaTester: {
      of: 'betaTesters_deleteInstance',
      summary: 'Delete TestFlight tester',
      description: 'Removes a tester from all groups and apps. Apple accepts the request and completes it later.',
      verifyWith: 'ListBetaTesters',
      choosers: [chooseApp],
    },
  },
};
