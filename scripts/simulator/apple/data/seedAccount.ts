// Generates all data of an account's App Store Connect from its rows, the same at every start.

import type { AppleAccount } from '../../keys.ts';
import { createDatastore, type Datastore } from '../datastore.ts';
import { seedAnalytics } from './analytics.ts';
import { seedAppDetails, seedSandboxTesters } from './appDetails.ts';
import { seedAssetLibraries } from './assetLibrary.ts';
import { seedBuilds } from './builds.ts';
import { addEveryType } from './everyType.ts';
import { seedFeedback } from './feedback.ts';
import { groups } from './groups.ts';
import { people } from './people.ts';
import { pipelines } from './pipelines.ts';
import { seedPrices } from './prices.ts';
import { seedPurchases } from './purchases.ts';
import { seedCategories, seedReviewParts } from './reviewParts.ts';
import { seedReviews } from './reviews.ts';
import { type AppRow, FIRST_APP, gamesApps, studioApps } from './rows.ts';
import { daysBefore, type Seed, uuid } from './seed.ts';
import { seedSigning } from './signing.ts';
import { territories } from './territories.ts';
import { seedAppInfos, seedVersions } from './versions.ts';
import { seedWebhooks } from './webhooks.ts';

const reach = {
  studio: { rows: studioApps, firstId: FIRST_APP.id },
  games: { rows: gamesApps, firstId: 6_480_200_007 },
} as const;

/** In this order, because later resources reference earlier ones. */
const steps: readonly ((seed: Seed) => void)[] = [
  ...[seedBuilds, seedVersions, seedAppInfos, seedReviewParts, gameCenter, groups, seedReviews, seedFeedback],
  ...[seedPrices, seedPurchases, pipelines, seedAnalytics, seedWebhooks, seedAppDetails],
];

export function seedDatastore(apps: AppleAccount['apps'], now: number, everyType = false): Datastore {
  const datastore = createDatastore();
  const { rows, firstId } = reach[apps];
  territories(datastore);
  seedCategories(datastore);
  const seeds = rows.map((row, index) => plant(datastore, row, index, String(firstId + index * 7919), now));
  for (const seed of seeds) for (const step of steps) step(seed);
  seedAssetLibraries(datastore);
  people(datastore, now);
  seedSandboxTesters(datastore);
  seedSigning(datastore, now);
  if (everyType) addEveryType(datastore);
  return datastore;
}

function plant(datastore: Datastore, row: AppRow, index: number, id: string, now: number): Seed {
  return {
    datastore,
    row,
    index,
    now,
    ago: (days) => daysBefore(now, days),
    app: datastore.add({ type: 'apps', id, attributes: attributes(row, index), related: {} }),
    make: (type, mark, own, related = {}) =>
      datastore.add({ type, id: uuid(`${id}/${type}/${mark}`), attributes: own, related }),
  };
}

function attributes(row: AppRow, index: number) {
  return {
    name: row.name,
    bundleId: `com.example.${row.slug}`,
    sku: `${row.slug.replaceAll('.', '-').toUpperCase()}-${2020 + (index % 6)}`,
    primaryLocale: row.locale,
    isOrEverWasMadeForKids: index % 12 === 11,
    contentRightsDeclaration: index % 4 === 0 ? 'USES_THIRD_PARTY_CONTENT' : 'DOES_NOT_USE_THIRD_PARTY_CONTENT',
    streamlinedPurchasingEnabled: true,
    ...(index % 5 === 0 && {
      subscriptionStatusUrl: `https://${row.slug}.example.com/subscriptions`,
      subscriptionStatusUrlVersion: 'V2',
    }),
  };
}

/** Only games have Game Center. */
function gameCenter({ row, app, make }: Seed): void {
  for (const platform of row.slug.startsWith('games.') ? row.platforms : [])
    make('gameCenterEnabledVersions', platform, { platform, versionString: '1.0.0' }, { app: [app] });
}
