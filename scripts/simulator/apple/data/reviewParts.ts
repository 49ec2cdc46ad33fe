// What App Review needs beside a version: the categories and age ratings of its app, and the contact of the developer.
import { mildestAgeRating } from '../contract/ageRating.ts';
import type { Datastore, StoredResource } from '../datastore.ts';
import type { Seed } from './seed.ts';

/** Apple's IDs of some categories. */
const categories = ['UTILITIES', 'LIFESTYLE', 'PRODUCTIVITY', 'GAMES'] as const;
const GAMES = 'GAMES';
const platforms = ['IOS', 'MAC_OS', 'TV_OS'];

export function seedCategories(datastore: Datastore): void {
  for (const id of categories) datastore.add({ type: 'appCategories', id, attributes: { platforms }, related: {} });
}

/** Age rating and category of each information of the app. */
export function seedReviewParts({ datastore, row, index, app, make }: Seed): void {
  const category = row.slug.startsWith('games.') ? GAMES : categories[index % (categories.length - 1)];
  for (const info of datastore.related(app, 'appInfos')) {
    const { state } = info.attributes;
    info.related.ageRatingDeclaration = [make('ageRatingDeclarations', String(state), { ...mildestAgeRating() })];
    info.related.primaryCategory = datastore.all('appCategories').filter(({ id }) => id === category);
  }
  for (const version of datastore.related(app, 'appStoreVersions')) addContact(make, row.slug, version);
}

function addContact(make: Seed['make'], slug: string, version: StoredResource): void {
  const attributes = {
    contactFirstName: 'Ines',
    contactLastName: 'Albrecht',
    contactPhone: '+49 30 5550100',
    contactEmail: 'ines@example.com',
    demoAccountName: `${slug}@example.com`,
    demoAccountPassword: 'sandbox-demo-password',
    demoAccountRequired: true,
    notes: 'No notes.',
  };
  make('appStoreReviewDetails', version.id, attributes, { appStoreVersion: [version] });
}
