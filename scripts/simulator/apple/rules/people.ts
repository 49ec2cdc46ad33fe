// The users of a team: invitations, roles, and users that cannot be removed.

import type { StoredResource } from '../datastore.ts';
import { appleConflict, stateConflict, takenAttribute, wrongAttribute } from '../entity.ts';
import { DAY_SECONDS, isoMoment } from '../requestContext.ts';
import type { ResourceRule, ResourceRules } from '../rule.ts';

const invite: ResourceRule['create'] = ({ datastore, arrival }, draft) => {
  const { email } = draft.attributes;
  const isKnown =
    datastore.all('users').some(({ attributes }) => attributes.username === email) ||
    datastore.all('userInvitations').some(({ attributes }) => attributes.email === email);
  if (isKnown)
    return appleConflict(takenAttribute('email', `'${email}' is already a member of the team or invited to it.`));
  const usual = { allAppsVisible: false, provisioningAllowed: false };
  // Apple: an invitation is valid for three days
  Object.assign(draft.attributes, {
    ...usual,
    ...draft.attributes,
    expirationDate: isoMoment(arrival.now + 3 * DAY_SECONDS),
  });
  return undefined;
};

export const peopleRules: ResourceRules = {
  userInvitations: { create: invite },
  users: {
    update: (_, user, { attributes }) =>
      attributes.roles !== undefined && isHolder(user) !== [attributes.roles].flat().includes('ACCOUNT_HOLDER')
        ? appleConflict(wrongAttribute('roles', 'The role of the Account Holder cannot be given or taken away here.'))
        : undefined,
    remove: (_, user) =>
      isHolder(user) ? appleConflict(stateConflict('The Account Holder cannot be removed.')) : undefined,
  },
};

function isHolder({ attributes }: StoredResource): boolean {
  return [attributes.roles].flat().includes('ACCOUNT_HOLDER');
}
