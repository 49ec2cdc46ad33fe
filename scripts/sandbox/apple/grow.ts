// Grows an app with all that hangs on it (versions, builds, groups, ...) from its one line of data, the same at every start.
import { createHash } from 'node:crypto';
import type { Resource } from './collection.ts';
import type { AppRow, Stage } from './data.ts';
import type { KindName } from './kinds.ts';

/** What each stage is called, by version (new name and old), by app information and by review submission. */
const stages: Readonly<Record<Stage, readonly [version: string, store: string, info: string, submission?: string]>> = {
  live: ['READY_FOR_DISTRIBUTION', 'READY_FOR_SALE', 'READY_FOR_DISTRIBUTION', 'COMPLETE'],
  preparing: ['PREPARE_FOR_SUBMISSION', 'PREPARE_FOR_SUBMISSION', 'PREPARE_FOR_SUBMISSION'],
  ready: ['READY_FOR_REVIEW', 'READY_FOR_REVIEW', 'READY_FOR_REVIEW', 'READY_FOR_REVIEW'],
  waiting: ['WAITING_FOR_REVIEW', 'WAITING_FOR_REVIEW', 'WAITING_FOR_REVIEW', 'WAITING_FOR_REVIEW'],
  inReview: ['IN_REVIEW', 'IN_REVIEW', 'IN_REVIEW', 'IN_REVIEW'],
  rejected: ['REJECTED', 'REJECTED', 'REJECTED', 'UNRESOLVED_ISSUES'],
  approved: ['PENDING_DEVELOPER_RELEASE', 'PENDING_DEVELOPER_RELEASE', 'PENDING_RELEASE', 'COMPLETE'],
};

const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2026, 0, 5, 17, 30);

const day = (days: number): string => new Date(FIRST_DAY + days * DAY).toISOString().replace('.000Z', '-00:00');

/** Apple gives apps a number and everything below them a UUID. */
const idOf = (...parts: readonly unknown[]): string => {
  const hex = createHash('sha256').update(parts.join('/')).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
};

type Sprout = (type: KindName, mark: string, attributes: Resource['attributes']) => Resource;

interface Seed {
  readonly row: AppRow;
  readonly index: number;
  readonly make: Sprout;
}

const isLive = ({ row }: Seed): boolean => row.stage === 'live';

/** The newest version of each platform, and the one before it. */
const versions = (seed: Seed): readonly Resource[] =>
  seed.row.platforms.flatMap((platform) => {
    const { row, index, make } = seed;
    const number = `${1 + (index % 4)}.${index % 7}`;
    const version = (versionString: string, states: readonly [string, string, ...unknown[]], age: number) =>
      make('appStoreVersions', `${platform} ${versionString}`, {
        platform,
        versionString,
        appStoreState: states[1],
        appVersionState: states[0],
        copyright: `2026 ${row.name}`,
        reviewType: 'APP_STORE',
        releaseType: index % 3 === 0 ? 'MANUAL' : 'AFTER_APPROVAL',
        earliestReleaseDate: null,
        usesIdfa: null,
        downloadable: true,
        createdDate: day(index * 3 - age),
      });
    const before: readonly [string, string] = isLive(seed)
      ? ['REPLACED_WITH_NEW_VERSION', 'REPLACED_WITH_NEW_VERSION']
      : ['READY_FOR_DISTRIBUTION', 'READY_FOR_SALE'];
    return [version(`${number}.1`, stages[row.stage], 0), version(`${number}.0`, before, 40)];
  });

const builds = ({ row, index, make }: Seed): readonly Resource[] =>
  row.platforms.flatMap((platform) =>
    Array.from({ length: 1 + (index % 3) }, (_, age) => {
      const version = String(100 + index * 2 - age);
      return make('builds', `${platform} ${version}`, {
        version,
        uploadedDate: day(index * 3 - age * 9),
        expirationDate: day(index * 3 - age * 9 + 90),
        expired: false,
        minOsVersion: platform === 'MAC_OS' ? '14.0' : '17.0',
        lsMinimumSystemVersion: platform === 'MAC_OS' ? '14.0' : null,
        computedMinMacOsVersion: null,
        computedMinVisionOsVersion: null,
        iconAssetToken: null,
        processingState: row.stage === 'preparing' && age === 0 ? 'PROCESSING' : 'VALID',
        buildAudienceType: 'APP_STORE_ELIGIBLE',
        usesNonExemptEncryption: false,
      });
    }),
  );

const betaGroups = ({ row, index, make }: Seed): readonly Resource[] =>
  ['Team', 'Public beta'].slice(0, 1 + (index % 2)).map((name) => {
    const open = name !== 'Team';
    return make('betaGroups', name, {
      name,
      createdDate: day(index),
      isInternalGroup: !open,
      hasAccessToAllBuilds: !open,
      publicLinkEnabled: open,
      publicLinkId: open ? row.slug : null,
      publicLinkLimitEnabled: open,
      publicLinkLimit: open ? 500 : null,
      publicLink: open ? `https://testflight.example.com/join/${row.slug}` : null,
      feedbackEnabled: true,
      iosBuildsAvailableForAppleSiliconMac: true,
      iosBuildsAvailableForAppleVision: false,
    });
  });

const appInfos = (seed: Seed): readonly Resource[] => {
  const info = (stage: Stage) =>
    seed.make('appInfos', stage, { appStoreState: stages[stage][1], state: stages[stage][2], kidsAgeBand: null });
  return isLive(seed) ? [info('live')] : [info('live'), info(seed.row.stage)];
};

const submissions = ({ row, index, make }: Seed): readonly Resource[] => {
  const state = stages[row.stage][3];
  const submittedDate = state === 'READY_FOR_REVIEW' ? null : day(index * 3 + 1);
  return state
    ? row.platforms.map((platform) => make('reviewSubmissions', platform, { platform, submittedDate, state }))
    : [];
};

/** Every third app, and every game. */
const gameCenter = ({ row, make }: Seed): readonly Resource[] =>
  row.slug.startsWith('games.')
    ? row.platforms.map((platform) =>
        make('gameCenterEnabledVersions', platform, { platform, versionString: '1.0', iconAsset: null }),
      )
    : [];

const attributes = ({ row, index }: Seed): Resource['attributes'] => ({
  name: row.name,
  bundleId: `com.example.${row.slug}`,
  sku: `${row.slug.replaceAll('.', '-').toUpperCase()}-${2020 + (index % 6)}`,
  primaryLocale: row.locale,
  accessibilityUrl: null,
  isOrEverWasMadeForKids: index % 12 === 11,
  subscriptionStatusUrl: null,
  subscriptionStatusUrlVersion: null,
  subscriptionStatusUrlForSandbox: null,
  subscriptionStatusUrlVersionForSandbox: null,
  contentRightsDeclaration: index % 4 === 0 ? 'USES_THIRD_PARTY_CONTENT' : 'DOES_NOT_USE_THIRD_PARTY_CONTENT',
  streamlinedPurchasingEnabled: true,
});

export const growApp = (row: AppRow, index: number, firstId: number): Resource => {
  const id = String(firstId + index * 7919);
  const make: Sprout = (type, mark, given) => ({ type, id: idOf(id, type, mark), attributes: given });
  const seed: Seed = { row, index, make };
  const appStoreVersions = versions(seed);
  return {
    type: 'apps',
    id,
    attributes: attributes(seed),
    related: {
      appStoreVersions,
      preReleaseVersions: appStoreVersions.map(({ attributes: { versionString: version, platform } }) =>
        make('preReleaseVersions', `${platform} ${version}`, { version, platform }),
      ),
      builds: builds(seed),
      betaGroups: betaGroups(seed),
      appInfos: appInfos(seed),
      reviewSubmissions: submissions(seed),
      gameCenterEnabledVersions: gameCenter(seed),
    },
  };
};
