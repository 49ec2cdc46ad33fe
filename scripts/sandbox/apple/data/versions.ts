// The App Store versions of an app, and what stands or falls with their stage: app information and review submissions.
import type { Resource } from './collection.ts';
import type { Stage } from './data.ts';
import { day, type Seed } from './seed.ts';

/** What a stage is called by a version, by the older word for it, by app information, and by a review submission. */
interface Words {
  readonly version: string;
  readonly store: string;
  readonly info: string;
  readonly submission?: string;
}

const everywhere = (word: string): Words => ({ version: word, store: word, info: word, submission: word });

const stages: Readonly<Record<Stage, Words>> = {
  live: { ...everywhere('READY_FOR_DISTRIBUTION'), store: 'READY_FOR_SALE', submission: 'COMPLETE' },
  preparing: { version: 'PREPARE_FOR_SUBMISSION', store: 'PREPARE_FOR_SUBMISSION', info: 'PREPARE_FOR_SUBMISSION' },
  ready: everywhere('READY_FOR_REVIEW'),
  waiting: everywhere('WAITING_FOR_REVIEW'),
  inReview: everywhere('IN_REVIEW'),
  rejected: { ...everywhere('REJECTED'), submission: 'UNRESOLVED_ISSUES' },
  approved: { ...everywhere('PENDING_DEVELOPER_RELEASE'), info: 'PENDING_RELEASE', submission: 'COMPLETE' },
};

/** What the version before the newest one is: replaced by it, or still in the store. */
const before = (stage: Stage): Pick<Words, 'version' | 'store'> =>
  stage === 'live' ? everywhere('REPLACED_WITH_NEW_VERSION') : stages.live;

const version = (seed: Seed, platform: string, patch: 0 | 1): Resource => {
  const { row, index, make } = seed;
  const versionString = `${1 + (index % 4)}.${index % 7}.${patch}`;
  const words = patch === 1 ? stages[row.stage] : before(row.stage);
  return make('appStoreVersions', `${platform} ${versionString}`, {
    platform,
    versionString,
    appStoreState: words.store,
    appVersionState: words.version,
    copyright: `2026 ${row.name}`,
    reviewType: 'APP_STORE',
    releaseType: index % 3 === 0 ? 'MANUAL' : 'AFTER_APPROVAL',
    downloadable: true,
    createdDate: day(index * 3 - (patch === 1 ? 0 : 40)),
  });
};

/** The newest version of each platform, and the one before it. */
export const versions = (seed: Seed): readonly Resource[] =>
  seed.row.platforms.flatMap((platform) => [version(seed, platform, 1), version(seed, platform, 0)]);

export const preReleaseVersions = ({ make }: Seed, of: readonly Resource[]): readonly Resource[] =>
  of.map(({ attributes: { versionString, platform } }) =>
    make('preReleaseVersions', `${platform} ${versionString}`, { version: versionString, platform }),
  );

/** One for the app in the store, one more for the app to come. */
export const appInfos = ({ row, make }: Seed): readonly Resource[] =>
  [...new Set<Stage>(['live', row.stage])].map((stage) =>
    make('appInfos', stage, { appStoreState: stages[stage].store, state: stages[stage].info }),
  );

export const reviewSubmissions = ({ row, index, make }: Seed): readonly Resource[] => {
  const { submission: state } = stages[row.stage];
  const submitted = row.stage !== 'ready' && { submittedDate: day(index * 3 + 1) };
  return state
    ? row.platforms.map((platform) => make('reviewSubmissions', platform, { platform, ...submitted, state }))
    : [];
};
