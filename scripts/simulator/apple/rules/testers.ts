// TestFlight's people: groups, testers in them, and invitations.

import type { Resource, World } from '../datastore.ts';
import { conflict, missingRelationship, takenAttribute, wrongRelationship, wrongState } from '../entity.ts';
import { moment } from '../requestContext.ts';
import type { Rule, Rules } from '../rule.ts';

/** Who is in a group belongs to the group's app too. */
const join = (world: World, tester: Resource, groups: readonly Resource[]): void => {
  const apps = groups.flatMap((group) => world.related(group, 'app'));
  world.connect(tester, 'apps', apps);
  if (apps.length > 0 && tester.attributes.state === 'NOT_INVITED') tester.attributes.state = 'INVITED';
};

const createTester: Rule['create'] = ({ world }, draft) => {
  const email = String(draft.attributes.email).toLowerCase();
  if (world.all('betaTesters').some(({ attributes }) => String(attributes.email).toLowerCase() === email))
    return conflict(takenAttribute('email', `A beta tester with the email '${email}' already exists.`));
  const { betaGroups = [], builds = [] } = draft.related;
  if (betaGroups.length + builds.length === 0) return conflict(missingRelationship('betaGroups'));
  Object.assign(draft.attributes, { inviteType: 'EMAIL', state: 'NOT_INVITED' });
  join(world, draft, betaGroups);
  world.connect(
    draft,
    'apps',
    builds.flatMap((build) => world.related(build, 'app')),
  );
  return undefined;
};

const refuseBuilds = (world: World, group: Resource, builds: readonly Resource[]) => {
  const fits = ({ attributes, related }: Resource): boolean =>
    attributes.processingState === 'VALID' &&
    attributes.expired !== true &&
    related.app?.[0] === world.related(group, 'app')[0];
  const wrong = builds.find((build) => !fits(build));
  return wrong && conflict(wrongRelationship('builds', `The build '${wrong.id}' cannot be tested in this group.`));
};

const createGroup: Rule['create'] = ({ world, arrival }, draft) => {
  const refused = refuseBuilds(world, draft, draft.related.builds ?? []);
  if (refused) return refused;
  const usual = {
    isInternalGroup: false,
    hasAccessToAllBuilds: false,
    publicLinkEnabled: false,
    feedbackEnabled: true,
  };
  Object.assign(draft.attributes, { ...usual, ...draft.attributes, createdDate: moment(arrival.now) });
  openLink(draft, draft.attributes);
  return undefined;
};

const openLink = (group: Resource, { publicLinkEnabled }: Readonly<Record<string, unknown>>): void => {
  const publicLinkId = group.id.slice(0, 8);
  const publicLink = `https://testflight.example.com/join/${publicLinkId}`;
  if (publicLinkEnabled === true) Object.assign(group.attributes, { publicLinkId, publicLink });
};

const linkGroup: Rule['link'] = ({ world }, group, name, others) => {
  if (name === 'builds') return refuseBuilds(world, group, others);
  for (const tester of name === 'betaTesters' ? others : []) join(world, tester, [group]);
  return undefined;
};

const invite: Rule['create'] = ({ world }, draft) => {
  const [tester] = draft.related.betaTester ?? [];
  if (!tester) return conflict(missingRelationship('betaTester'));
  if (!world.related(tester, 'apps').includes((draft.related.app ?? [tester])[0] ?? tester))
    return conflict(wrongState('The tester does not test this app.'));
  tester.attributes.state = 'INVITED';
  return undefined;
};

export const testerRules: Rules = {
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
