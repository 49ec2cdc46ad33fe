// TestFlight tester groups. Source: Apple's OpenAPI document 4.4.1, betaGroups.
import { query, rows } from '../../core/builders.ts';
import { arrayOf, field, flag, integer, list, moment, none, text } from '../../core/schema.ts';
import { appChoices, buildChoices, chooseApp, pickedLinks, pickedMany, testerChoices } from './dynamicValues.ts';
import { yesOrNo } from './enums.ts';
import { applePages, cursor } from './jsonApi.ts';
import { ofApp, theGroup } from './pathParameters.ts';
import { creates, links, many, one } from './requestBodies.ts';
import { limit, resource, sort } from './resource.ts';

const written = {
  name: field(text, 'Group name', 'What the group is called in TestFlight.'),
  isInternalGroup: field(flag, 'Is internal', 'Whether it is for people of your team, who need no beta review.'),
  hasAccessToAllBuilds: field(flag, 'Gets all builds', 'Whether an internal group gets each build by itself.'),
  publicLinkEnabled: field(flag, 'Has a public link', 'Whether everyone with the link may join.'),
  publicLinkLimitEnabled: field(flag, 'Is limited', 'Whether only so many may join by the link.'),
  publicLinkLimit: field(integer(), 'Most testers', 'How many may join by the link.'),
  feedbackEnabled: field(flag, 'May give feedback', 'Whether testers can send feedback from the app.'),
};

const group = resource('BetaGroup', 'betaGroups', 'group', {
  attributes: {
    ...written,
    createdDate: field(moment, 'Created', 'When the group was made.'),
    publicLinkId: field(text, 'Public link ID', 'The last part of the link.'),
    publicLink: field(text, 'Public link', 'The link by which everyone may join.'),
    iosBuildsAvailableForAppleSiliconMac: field(flag, 'Is for Mac', 'Whether its iOS builds run on a Mac, too.'),
    iosBuildsAvailableForAppleVision: field(flag, 'Is for Vision', 'Whether its iOS builds run on Apple Vision, too.'),
  },
  one: ['app', 'betaRecruitmentCriteria'],
  many: ['builds', 'betaTesters'],
  unlisted: ['betaRecruitmentCriterionCompatibleBuildCheck'],
});

export const betaGroups = rows('apple', {
  ListBetaGroups: {
    route: 'GET /v1/betaGroups',
    summary: 'List TestFlight groups',
    description: 'Finds and lists the groups of testers, internal and external ones.',
    access: 'read',
    visibility: 'important',
    parameters: [
      ofApp,
      query('filter[name]', list, 'Group names', 'Only the groups with these names.'),
      query('filter[isInternalGroup]', arrayOf(yesOrNo), 'Is internal', 'Only internal groups, or only external ones.'),
      query('filter[builds]', list, 'Builds', 'Only the groups that have these builds.', {
        choices: buildChoices('filter[app]'),
      }),
      query(
        'filter[publicLinkEnabled]',
        arrayOf(yesOrNo),
        'Has a public link',
        'Only groups with, or without, a public link.',
        { visibility: 'advanced' },
      ),
      query(
        'filter[publicLinkLimitEnabled]',
        arrayOf(yesOrNo),
        'Is limited',
        'Only groups with, or without, a limit to those who join by the link.',
        { visibility: 'advanced' },
      ),
      query('filter[publicLink]', list, 'Public links', 'Only the groups with these public links.', {
        visibility: 'advanced',
      }),
      query('filter[id]', list, 'Group IDs', 'Only the groups with these IDs.', { visibility: 'advanced' }),
      sort('groups', 'name', 'createdDate', 'publicLinkEnabled', 'publicLinkLimit'),
      limit,
      cursor,
      group.include,
      group.fields,
    ],
    pages: applePages(200),
    responds: group.page,
  },
  CreateBetaGroup: {
    route: 'POST /v1/betaGroups',
    summary: 'Create TestFlight group',
    description: 'Makes a group of testers for an app, with builds and testers at once if you name them.',
    access: 'write',
    ...creates('NewBetaGroup', 'betaGroups', {
      relations: {
        appId: one('app', 'apps', 'App', 'The app to test.', appChoices),
        buildIds: pickedMany(many('builds', 'builds', 'Builds', 'The builds to test.'), buildChoices('body/appId')),
        testerIds: pickedMany(
          many('betaTesters', 'betaTesters', 'Testers', 'Who is in the group from the start.'),
          testerChoices('body/appId'),
        ),
      },
      attributes: written,
      required: ['appId', 'name'],
    }),
    responds: group.document,
  },
  AddBuildsToBetaGroup: {
    route: 'POST /v1/betaGroups/{id}/relationships/builds',
    summary: 'Add builds to TestFlight group',
    description: 'Gives builds to the testers of a group. An external group gets them after beta review.',
    access: 'publish',
    verifyWith: 'ListBuilds',
    visibility: 'important',
    parameters: [theGroup, chooseApp],
    ...pickedLinks(links('GroupBuilds', 'builds', 'buildIds', 'Builds', 'The builds to give.'), buildChoices()),
    responds: none,
  },
  AddTestersToBetaGroup: {
    route: 'POST /v1/betaGroups/{id}/relationships/betaTesters',
    summary: 'Add testers to TestFlight group',
    description:
      'Puts testers that App Store Connect knows into a group. Add tester to groups by email takes new ones, too.',
    access: 'publish',
    verifyWith: 'ListBetaTesters',
    parameters: [theGroup, chooseApp],
    ...pickedLinks(
      links('GroupTesters', 'betaTesters', 'testerIds', 'Testers', 'The testers to add.'),
      testerChoices(),
    ),
    responds: none,
  },
  RemoveTestersFromBetaGroup: {
    route: 'DELETE /v1/betaGroups/{id}/relationships/betaTesters',
    summary: 'Remove testers from TestFlight group',
    description: 'Takes testers out of a group. They stay in their other groups.',
    access: 'publish',
    verifyWith: 'ListBetaTesters',
    queryEncoding: 'body',
    document: { links: 'testerIds', type: 'betaTesters', many: true },
    parameters: [
      theGroup,
      query('testerIds', list, 'Testers', 'The testers to take out.', { required: true, choices: testerChoices() }),
      chooseApp,
    ],
    responds: none,
  },
});
