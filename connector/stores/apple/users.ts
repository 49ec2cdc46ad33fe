// Users of a team in App Store Connect. Source: Apple's OpenAPI document 4.4.1, users and userInvitations.
import { query, rows } from '../../core/builders.ts';
import { arrayOf, field, flag, list, moment, none, text } from '../../core/schema.ts';
import { appChoices, pickedMany } from './dynamicValues.ts';
import { email, role } from './enums.ts';
import { applePages, cursor } from './jsonApi.ts';
import { theInvitation, theUser } from './pathParameters.ts';
import { creates, many, updates } from './requestBodies.ts';
import { limit, resource, sort } from './resource.ts';

const names = {
  firstName: field(text, 'First name', 'The first name of the person.'),
  lastName: field(text, 'Last name', 'The last name of the person.'),
};
const rights = {
  roles: field(arrayOf(role), 'Roles', 'What the person may do.'),
  allAppsVisible: field(flag, 'Sees all apps', 'Whether the person sees all apps, or only those named.'),
  provisioningAllowed: field(flag, 'May provision', 'Whether the person may use certificates and profiles.'),
};

const user = resource('User', 'users', 'user', {
  attributes: { username: field(text, 'User name', 'The address that the user signs in with.'), ...names, ...rights },
  many: ['visibleApps'],
});

const invitation = resource('UserInvitation', 'userInvitations', 'invitation', {
  attributes: {
    email: field(email, 'Email', 'Where the invitation went.'),
    expirationDate: field(moment, 'Expires', 'Until when it can be accepted.'),
    ...names,
    ...rights,
  },
  many: ['visibleApps'],
});

const appIds = pickedMany(
  many('visibleApps', 'apps', 'Visible apps', 'The apps that the person sees, where not all of them.'),
  appChoices,
);

export const users = rows('apple', {
  ListUsers: {
    route: 'GET /v1/users',
    summary: 'List users of team',
    description:
      'Finds and lists the people of your team and their roles. List invitations to users of team has those who did not come yet.',
    access: 'read',
    parameters: [
      query('filter[username]', list, 'User names', 'Only the users with these addresses.', {
        visibility: 'important',
      }),
      query('filter[roles]', arrayOf(role), 'Roles', 'Only the users with one of these roles.'),
      query('filter[visibleApps]', list, 'Apps', 'Only the users who see these apps.', { choices: appChoices }),
      sort('users', 'username', 'lastName'),
      limit,
      cursor,
      user.include,
      user.fields,
    ],
    pages: applePages(200),
    responds: user.page,
  },
  ListUserInvitations: {
    route: 'GET /v1/userInvitations',
    summary: 'List invitations to users of team',
    description: 'Lists who is invited to your team and has not accepted yet. An invitation ends after three days.',
    access: 'read',
    parameters: [
      query('filter[email]', list, 'Emails', 'Only the invitations to these addresses.', { visibility: 'important' }),
      query('filter[roles]', arrayOf(role), 'Roles', 'Only the invitations with one of these roles.'),
      query('filter[visibleApps]', list, 'Apps', 'Only those who will see these apps.', { choices: appChoices }),
      sort('invitations', 'email', 'lastName'),
      limit,
      cursor,
      invitation.include,
      invitation.fields,
    ],
    pages: applePages(200),
    responds: invitation.page,
  },
  InviteUser: {
    route: 'POST /v1/userInvitations',
    summary: 'Send invitation to user of team',
    description: 'Invites a person to your team, with roles. It is an error to invite one who is already there.',
    access: 'publish',
    ...creates('NewUserInvitation', 'userInvitations', {
      attributes: { email: field(email, 'Email', 'Where the invitation goes.'), ...names, ...rights },
      relations: { appIds },
      required: ['email', 'firstName', 'lastName', 'roles'],
    }),
    responds: invitation.document,
  },
  DeleteUserInvitation: {
    route: 'DELETE /v1/userInvitations/{id}',
    summary: 'Delete invitation to user of team',
    description: 'Takes an open invitation to your team back. Who has accepted it is a user: see Delete user of team.',
    access: 'publish',
    verifyWith: 'ListUserInvitations',
    parameters: [theInvitation],
    responds: none,
  },
  UpdateUser: {
    route: 'PATCH /v1/users/{id}',
    summary: 'Update user of team',
    description: 'Changes what a user may do and see. The roles that you give replace the ones before.',
    access: 'publish',
    verifyWith: 'ListUsers',
    parameters: [theUser],
    ...updates('UserChanges', 'users', { attributes: rights, relations: { appIds } }),
    responds: user.document,
  },
  DeleteUser: {
    route: 'DELETE /v1/users/{id}',
    summary: 'Delete user of team',
    description: 'Takes a user out of your team. To come back, the person must be invited again.',
    access: 'publish',
    verifyWith: 'ListUsers',
    parameters: [theUser],
    responds: none,
  },
});
