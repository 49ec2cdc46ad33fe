// The people of a team: who is invited, who may what, and whom nobody can remove.

import type { Resource } from '../datastore.ts';
import { conflict, takenAttribute, wrongAttribute, wrongState } from '../entity.ts';
import { DAY, moment } from '../requestContext.ts';
import type { Rule, Rules } from '../rule.ts';

const isHolder = ({ attributes }: Resource): boolean => [attributes.roles].flat().includes('ACCOUNT_HOLDER');

const invite: Rule['create'] = ({ world, arrival }, draft) => {
  const { email } = draft.attributes;
  const isKnown =
    world.all('users').some(({ attributes }) => attributes.username === email) ||
    world.all('userInvitations').some(({ attributes }) => attributes.email === email);
  if (isKnown) return conflict(takenAttribute('email', `'${email}' is already a member of the team or invited to it.`));
  const usual = { allAppsVisible: false, provisioningAllowed: false };
  // Apple: an invitation is good for three days
  Object.assign(draft.attributes, { ...usual, ...draft.attributes, expirationDate: moment(arrival.now + 3 * DAY) });
  return undefined;
};

export const peopleRules: Rules = {
  userInvitations: { create: invite },
  users: {
    update: (_, user, { attributes }) =>
      attributes.roles !== undefined && isHolder(user) !== [attributes.roles].flat().includes('ACCOUNT_HOLDER')
        ? conflict(wrongAttribute('roles', 'The role of the Account Holder cannot be given or taken away here.'))
        : undefined,
    remove: (_, user) => (isHolder(user) ? conflict(wrongState('The Account Holder cannot be removed.')) : undefined),
  },
};
