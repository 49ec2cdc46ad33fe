// Users of a team in App Store Connect.
import { appChoices } from '../dynamicValues.ts';
import type { BodyWords, Overlay } from './types.ts';

/** Of users and of those who are invited. */
const person = {
  firstName: 'The first name of the person.',
  lastName: 'The last name of the person.',
  roles: 'What the person may do.',
  allAppsVisible: ['Sees all apps', 'Whether the person sees all apps, or only those named.'],
  provisioningAllowed: ['May provision', 'Whether the person may use certificates and profiles.'],
} as const;

const visibleApps: BodyWords = [
  'Visible apps',
  'The apps that the person sees, where not all of them.',
  { as: 'appIds', choices: appChoices },
];

export const users: Overlay = {
  resources: {
    User: {
      what: 'user',
      attributes: {
        username: ['User name', 'The address that the user signs in with.'],
        ...person,
      },
    },
    UserInvitation: {
      what: 'invitation',
      attributes: {
        email: 'The email address that received the invitation.',
        expirationDate: ['Expires', 'Until when it can be accepted.'],
        ...person,
      },
    },
  },
  operations: {
    ListUsers: {
      of: 'users_getCollection',
      summary: 'List users of team',
      description:
        'Finds and lists the people of your team and their roles. List invitations to users of team has the people who have not accepted yet.',
      inputs: {
        'filter[username]': ['User names', 'Only the users with these addresses.', { visibility: 'important' }],
        'filter[roles]': 'Only the users with one of these roles.',
        'filter[visibleApps]': ['Apps', 'Only the users who see these apps.', { choices: appChoices }],
      },
    },
    ListUserInvitations: {
      of: 'userInvitations_getCollection',
      summary: 'List invitations to users of team',
      description:
        'Lists who is invited to your team and has not accepted yet. An invitation expires after three days.',
      inputs: {
        'filter[email]': ['Emails', 'Only the invitations to these addresses.', { visibility: 'important' }],
        'filter[roles]': 'Only the invitations with one of these roles.',
        'filter[visibleApps]': ['Apps', 'Only those who will see these apps.', { choices: appChoices }],
      },
    },
    InviteUser: {
      of: 'userInvitations_createInstance',
      summary: 'Send invitation to user of team',
      description: 'Invites a person to your team, with roles. It is an error to invite one who is already there.',
      body: [
        'NewUserInvitation',
        {
          visibleApps,
          email: 'The email address that receives the invitation.',
          firstName: {},
          lastName: {},
          roles: {},
          allAppsVisible: {},
          provisioningAllowed: {},
        },
      ],
    },
    DeleteUserInvitation: {
      of: 'userInvitations_deleteInstance',
      summary: 'Delete invitation to user of team',
      description:
        'Cancels an open invitation to your team. To remove a person who has accepted, use Delete user of team.',
      verifyWith: 'ListUserInvitations',
    },
    UpdateUser: {
      of: 'users_updateInstance',
      summary: 'Update user of team',
      description:
        'Changes the roles and the visible apps of a user. The roles that you give replace the current ones.',
      verifyWith: 'ListUsers',
      body: [
        'UserChanges',
        {
          visibleApps,
          roles: {},
          allAppsVisible: {},
          provisioningAllowed: {},
        },
      ],
    },
    DeleteUser: {
      of: 'users_deleteInstance',
      summary: 'Delete user of team',
      description: 'Removes a user from your team. To return, the person must be invited again.',
      verifyWith: 'ListUsers',
    },
  },
};
