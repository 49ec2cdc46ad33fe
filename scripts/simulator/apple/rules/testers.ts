// TestFlight groups, their testers, and invitations.

import type { Datastore, StoredResource } from '../datastore.ts';
import { appleConflict, missingRelationship, stateConflict, takenAttribute, wrongRelationship } from '../entity.ts';
import { isoMoment } from '../requestContext.ts';
import type { ResourceRule, ResourceRules } from '../rule.ts';

const createTester: ResourceRule['create'] = ({ datastore }, draft) => {
  const email = String(draft.attributes.email).toLowerCase();
  if (datastore.all('betaTesters').some(({ attributes }) => String(attributes.email).toLowerCase() === email))
    return appleConflict(takenAttribute('email', `A beta tester with the email '${email}' already exists.`));
  const { betaGroups = [], builds = [] } = draft.related;
  if (betaGroups.length + builds.length === 0) return appleConflict(missingRelationship('betaGroups'));
  Object.assign(draft.attributes, { inviteType: 'EMAIL', state: 'NOT_INVITED' });
  join(datastore, draft, betaGroups);
  datastore.connect(
    draft,
    'apps',
    builds.flatMap((build) => datastore.related(build, 'app')),
  );
  return undefined;
};

const createGroup: ResourceRule['create'] = ({ datastore, arrival }, draft) => {
  const refused = refuseBuilds(datastore, draft, draft.related.builds ?? []);
  if (refused) return refused;
  const usual = {
    isInternalGroup: false,
    hasAccessToAllBuilds: false,
    publicLinkEnabled: false,
    feedbackEnabled: true,
  };
  Object.assign(draft.attributes, { ...usual, ...draft.attributes, createdDate: isoMoment(arrival.now) });
  openLink(draft, draft.attributes);
  return undefined;
};

const linkGroup: ResourceRule['link'] = ({ datastore }, group, name, others) => {
  if (name === 'builds') return refuseBuilds(datastore, group, others);
  for (const tester of name === 'betaTesters' ? others : []) join(datastore, tester, [group]);
  return undefined;
};

const invite: ResourceRule['create'] = ({ datastore }, draft) => {
  const [tester] = draft.related.betaTester ?? [];
  if (!tester) return appleConflict(missingRelationship('betaTester'));
  if (!datastore.related(tester, 'apps').includes((draft.related.app ?? [tester])[0] ?? tester))
    return appleConflict(stateConflict('The tester does not test this app.'));
  tester.attributes.state = 'INVITED';
  return undefined;
};

export const testerRules: ResourceRules = {
  betaTesters: {
    create: createTester,
    link: ({ datastore }, tester, name, others) => {
      if (name === 'betaGroups') join(datastore, tester, others);
      return undefined;
    },
  },
  betaGroups: {
    create: createGroup,
    update: (_, group, { attributes }) => {
      openLink(group, attributes);
      return undefined;
    },
    link: linkGroup,
  },
  betaTesterInvitations: { create: invite },
};

/** A tester in a group also belongs to the group's app. */
function join(datastore: Datastore, tester: StoredResource, groups: readonly StoredResource[]): void {
  const apps = groups.flatMap((group) => datastore.related(group, 'app'));
  datastore.connect(tester, 'apps', apps);
  if (apps.length > 0 && tester.attributes.state === 'NOT_INVITED') tester.attributes.state = 'INVITED';
}

function refuseBuilds(datastore: Datastore, group: StoredResource, builds: readonly StoredResource[]) {
  const fits = ({ attributes, related }: StoredResource): boolean =>
    attributes.processingState === 'VALID' &&
    attributes.expired !== true &&
    related.app?.[0] === datastore.related(group, 'app')[0];
  const wrong = builds.find((build) => !fits(build));
  return wrong && appleConflict(wrongRelationship('builds', `The build '${wrong.id}' cannot be tested in this group.`));
}

function openLink(group: StoredResource, { publicLinkEnabled }: Readonly<Record<string, unknown>>): void {
  const publicLinkId = group.id.slice(0, 8);
  const publicLink = `https://testflight.example.com/join/${publicLinkId}`;
  if (publicLinkEnabled === true) Object.assign(group.attributes, { publicLinkId, publicLink });
}
