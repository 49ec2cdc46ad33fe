// TestFlight groups, their testers, and invitations.

import type { Datastore, StoredResource } from '../datastore.ts';
import { appleConflict, missingRelationship, stateConflict, takenAttribute, wrongRelationship } from '../entity.ts';
import { isoMoment } from '../requestContext.ts';
import type { ResourceRule, ResourceRules } from '../rule.ts';

const createTester: ResourceRule['create'] = ({ world }, draft) => {
  const email = String(draft.attributes.email).toLowerCase();
  if (world.all('betaTesters').some(({ attributes }) => String(attributes.email).toLowerCase() === email))
    return appleConflict(takenAttribute('email', `A beta tester with the email '${email}' already exists.`));
  const { betaGroups = [], builds = [] } = draft.related;
  if (betaGroups.length + builds.length === 0) return appleConflict(missingRelationship('betaGroups'));
  Object.assign(draft.attributes, { inviteType: 'EMAIL', state: 'NOT_INVITED' });
  join(world, draft, betaGroups);
  world.connect(
    draft,
    'apps',
    builds.flatMap((build) => world.related(build, 'app')),
  );
  return undefined;
};

const createGroup: ResourceRule['create'] = ({ world, arrival }, draft) => {
  const refused = refuseBuilds(world, draft, draft.related.builds ?? []);
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

const linkGroup: ResourceRule['link'] = ({ world }, group, name, others) => {
  if (name === 'builds') return refuseBuilds(world, group, others);
  for (const tester of name === 'betaTesters' ? others : []) join(world, tester, [group]);
  return undefined;
};

const invite: ResourceRule['create'] = ({ world }, draft) => {
  const [tester] = draft.related.betaTester ?? [];
  if (!tester) return appleConflict(missingRelationship('betaTester'));
  if (!world.related(tester, 'apps').includes((draft.related.app ?? [tester])[0] ?? tester))
    return appleConflict(stateConflict('The tester does not test this app.'));
  tester.attributes.state = 'INVITED';
  return undefined;
};

export const testerRules: ResourceRules = {
  betaTesters: {
    create: createTester,
    link: ({ world }, tester, name, others) => {
      if (name === 'betaGroups') join(world, tester, others);
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
function join(world: Datastore, tester: StoredResource, groups: readonly StoredResource[]): void {
  const apps = groups.flatMap((group) => world.related(group, 'app'));
  world.connect(tester, 'apps', apps);
  if (apps.length > 0 && tester.attributes.state === 'NOT_INVITED') tester.attributes.state = 'INVITED';
}

function refuseBuilds(world: Datastore, group: StoredResource, builds: readonly StoredResource[]) {
  const fits = ({ attributes, related }: StoredResource): boolean =>
    attributes.processingState === 'VALID' &&
    attributes.expired !== true &&
    related.app?.[0] === world.related(group, 'app')[0];
  const wrong = builds.find((build) => !fits(build));
  return wrong && appleConflict(wrongRelationship('builds', `The build '${wrong.id}' cannot be tested in this group.`));
}

function openLink(group: StoredResource, { publicLinkEnabled }: Readonly<Record<string, unknown>>): void {
  const publicLinkId = group.id.slice(0, 8);
  const publicLink = `https://testflight.example.com/join/${publicLinkId}`;
  if (publicLinkEnabled === true) Object.assign(group.attributes, { publicLinkId, publicLink });
}
