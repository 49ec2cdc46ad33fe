// TestFlight testers. Source: Apple's OpenAPI document 4.4.1, betaTesters and betaTesterInvitations.
import { query, rows } from '../../core/builders.ts';
import { arrayOf, field, list, none, object, oneOf, text } from '../../core/schema.ts';
import { appChoices, buildChoices, chooseApp, groupChoices, pickedMany, testerChoices } from './dynamicValues.ts';
import { email } from './enums.ts';
import { applePages, cursor } from './jsonApi.ts';
import { theTester } from './pathParameters.ts';
import { creates, many, one } from './requestBodies.ts';
import { limit, resource, sort } from './resource.ts';

const inviteType = oneOf('EMAIL', 'PUBLIC_LINK');
const person = {
  email: field(email, 'Email', 'Where the invitation goes.'),
  firstName: field(text, 'First name', 'The first name of the tester.'),
  lastName: field(text, 'Last name', 'The last name of the tester.'),
};

const tester = resource('BetaTester', 'betaTesters', 'tester', {
  attributes: {
    ...person,
    inviteType: field(inviteType, 'Way of invitation', 'Whether the tester came by email or by a public link.'),
    state: field(
      oneOf('NOT_INVITED', 'INVITED', 'ACCEPTED', 'INSTALLED', 'REVOKED'),
      'Tester state',
      'How far the tester has come.',
    ),
    appDevices: field(
      arrayOf(
        object({
          model: text,
          platform: oneOf('IOS', 'MAC_OS', 'TV_OS', 'WATCH_OS', 'VISION_OS'),
          osVersion: text,
          appBuildVersion: text,
        }),
      ),
      'Devices',
      'The devices that the tester has the app on.',
    ),
  },
  many: ['apps', 'betaGroups', 'builds'],
});

const invitation = resource('BetaTesterInvitation', 'betaTesterInvitations', 'invitation', {});

export const betaTesters = rows('apple', {
  ListBetaTesters: {
    route: 'GET /v1/betaTesters',
    summary: 'List TestFlight testers',
    description: 'Finds and lists testers, by their address, app or group.',
    access: 'read',
    visibility: 'important',
    parameters: [
      query('filter[email]', list, 'Emails', 'Only the testers with these addresses.', { visibility: 'important' }),
      query('filter[apps]', text, 'App', 'Only the testers of this app. Put commas between several.', {
        choices: appChoices,
      }),
      query('filter[betaGroups]', list, 'Groups', 'Only the testers in these groups.', {
        choices: groupChoices('filter[apps]'),
      }),
      query('filter[builds]', list, 'Builds', 'Only the testers who were given these builds one by one.', {
        choices: buildChoices('filter[apps]'),
      }),
      query('filter[firstName]', list, 'First names', 'Only the testers with these first names.'),
      query('filter[lastName]', list, 'Last names', 'Only the testers with these last names.'),
      query(
        'filter[inviteType]',
        arrayOf(inviteType),
        'Ways of invitation',
        'Only the testers who came in one of these ways.',
      ),
      query('filter[id]', list, 'Tester IDs', 'Only the testers with these IDs.', { visibility: 'advanced' }),
      sort('testers', 'firstName', 'lastName', 'email', 'inviteType', 'state'),
      limit,
      cursor,
      tester.include,
      tester.fields,
    ],
    pages: applePages(200),
    responds: tester.page,
  },
  CreateBetaTester: {
    route: 'POST /v1/betaTesters',
    summary: 'Create TestFlight tester',
    description:
      'Adds a tester by email, to groups or to single builds. Apple answers 409 where the tester is already there: Add tester to groups by email copes with that.',
    access: 'publish',
    visibility: 'advanced',
    parameters: [chooseApp],
    ...creates('NewBetaTester', 'betaTesters', {
      attributes: person,
      relations: {
        groupIds: pickedMany(many('betaGroups', 'betaGroups', 'Groups', 'The groups to join.'), groupChoices()),
        buildIds: pickedMany(
          many('builds', 'builds', 'Builds', 'Single builds to test, for a tester in no group.'),
          buildChoices(),
        ),
      },
      required: ['email'],
    }),
    responds: tester.document,
  },
  SendBetaTesterInvitation: {
    route: 'POST /v1/betaTesterInvitations',
    summary: 'Send invitation to TestFlight tester',
    description: 'Sends the invitation to test an app, for the first time or once more.',
    access: 'publish',
    verifyWith: 'ListBetaTesters',
    ...creates('NewBetaTesterInvitation', 'betaTesterInvitations', {
      relations: {
        appId: one('app', 'apps', 'App', 'The app to test.', appChoices),
        testerId: one('betaTester', 'betaTesters', 'Tester', 'Who is invited.', testerChoices('body/appId')),
      },
      required: ['appId'],
    }),
    responds: invitation.document,
  },
  DeleteBetaTester: {
    route: 'DELETE /v1/betaTesters/{id}',
    summary: 'Delete TestFlight tester',
    description: 'Takes a tester out of all groups and apps. Apple takes the order and does it a little later.',
    access: 'publish',
    verifyWith: 'ListBetaTesters',
    parameters: [theTester, chooseApp],
    responds: none,
  },
});
