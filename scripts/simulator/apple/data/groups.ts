// TestFlight groups and their testers: every app has an internal group; every other one has a group with a public link.
import type { StoredResource } from '../datastore.ts';
import type { Seed } from './seed.ts';

const firstNames = ['Aiko', 'Bram', 'Carla', 'Dede', 'Emre', 'Freya'];
const lastNames = ['Nakata', 'Visser', 'Moreno', 'Okoro', 'Aydin', 'Lindqvist'];

export function groups(seed: Seed): void {
  const { row, index, datastore, app } = seed;
  const publicLink = `https://testflight.example.com/join/${row.slug}`;
  const team = group(seed, 'Team', false, {});
  const open = { publicLinkId: row.slug, publicLinkLimit: 500, publicLink };
  const all = index % 2 === 0 ? [team] : [team, group(seed, 'Public beta', true, open)];
  const ready = datastore.related(app, 'builds').filter(({ attributes }) => attributes.processingState === 'VALID');
  for (const each of all) {
    each.related.builds = ready.slice(0, 1);
    for (let place = 0; place < 2; place += 1) tester(seed, each, place);
  }
}

function group(
  { ago, app, make }: Seed,
  name: string,
  isPublic: boolean,
  link: StoredResource['attributes'],
): StoredResource {
  return make(
    'betaGroups',
    name,
    {
      name,
      createdDate: ago(60),
      isInternalGroup: !isPublic,
      hasAccessToAllBuilds: !isPublic,
      publicLinkEnabled: isPublic,
      publicLinkLimitEnabled: isPublic,
      ...link,
      feedbackEnabled: true,
      iosBuildsAvailableForAppleSiliconMac: true,
      iosBuildsAvailableForAppleVision: false,
    },
    { app: [app] },
  );
}

/** Invented people at example.com; each address is used in one app only. */
function tester({ row, index, app, make }: Seed, of: StoredResource, place: number): StoredResource {
  const [first, last] = [firstNames[(index + place) % 6] ?? '', lastNames[(index * 5 + place) % 6] ?? ''];
  const attributes = {
    firstName: first,
    lastName: last,
    email: `${first}.${last}.${row.slug}@example.com`.toLowerCase(),
    inviteType: of.attributes.isInternalGroup ? 'EMAIL' : 'PUBLIC_LINK',
    state: place % 2 === 0 ? 'INSTALLED' : 'ACCEPTED',
  };
  return make('betaTesters', `${of.attributes.name} ${place}`, attributes, { apps: [app], betaGroups: [of] });
}
