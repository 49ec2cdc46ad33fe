// Grows an app with all that hangs on it from its one line of data, the same at every start.
import type { Resource } from './collection.ts';
import type { AppRow } from './data.ts';
import { day, plant, type Seed } from './seed.ts';
import { appInfos, preReleaseVersions, reviewSubmissions, versions } from './versions.ts';

const build = ({ row, index, make }: Seed, platform: string, age: number): Resource => {
  const version = String(100 + index * 2 - age);
  const uploaded = index * 3 - age * 9;
  return make('builds', `${platform} ${version}`, {
    version,
    uploadedDate: day(uploaded),
    // TestFlight: a build can be tested for 90 days
    expirationDate: day(uploaded + 90),
    expired: false,
    minOsVersion: platform === 'MAC_OS' ? '14.0' : '17.0',
    ...(platform === 'MAC_OS' && { lsMinimumSystemVersion: '14.0' }),
    processingState: row.stage === 'preparing' && age === 0 ? 'PROCESSING' : 'VALID',
    buildAudienceType: 'APP_STORE_ELIGIBLE',
    usesNonExemptEncryption: false,
  });
};

const builds = (seed: Seed): readonly Resource[] =>
  seed.row.platforms.flatMap((platform) =>
    Array.from({ length: 1 + (seed.index % 3) }, (_, age) => build(seed, platform, age)),
  );

/** Every app has a group for its team; every other one has a group with a public link. */
const betaGroups = ({ row, index, make }: Seed): readonly Resource[] => {
  const group = (name: string, isPublic: boolean, link: Resource['attributes']) =>
    make('betaGroups', name, {
      name,
      createdDate: day(index),
      isInternalGroup: !isPublic,
      hasAccessToAllBuilds: !isPublic,
      publicLinkEnabled: isPublic,
      publicLinkLimitEnabled: isPublic,
      ...link,
      feedbackEnabled: true,
      iosBuildsAvailableForAppleSiliconMac: true,
      iosBuildsAvailableForAppleVision: false,
    });
  const publicLink = `https://testflight.example.com/join/${row.slug}`;
  const open = { publicLinkId: row.slug, publicLinkLimit: 500, publicLink };
  return index % 2 === 0 ? [group('Team', false, {})] : [group('Team', false, {}), group('Public beta', true, open)];
};

/** Only games have Game Center. */
const gameCenter = ({ row, make }: Seed): readonly Resource[] =>
  row.slug.startsWith('games.')
    ? row.platforms.map((platform) => make('gameCenterEnabledVersions', platform, { platform, versionString: '1.0.0' }))
    : [];

const attributes = ({ row, index }: Seed): Resource['attributes'] => ({
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
});

export const growApp = (row: AppRow, index: number, firstId: number): Resource => {
  const id = String(firstId + index * 7919);
  const seed = plant(row, index, id);
  const appStoreVersions = versions(seed);
  return {
    type: 'apps',
    id,
    attributes: attributes(seed),
    related: {
      appStoreVersions,
      preReleaseVersions: preReleaseVersions(seed, appStoreVersions),
      builds: builds(seed),
      betaGroups: betaGroups(seed),
      appInfos: appInfos(seed),
      reviewSubmissions: reviewSubmissions(seed),
      gameCenterEnabledVersions: gameCenter(seed),
    },
  };
};
