// The App Store versions of an app, and the resources that depend on their state: texts, app information and review submissions.
import type { StoredResource } from '../datastore.ts';
import type { SeedStage } from './rows.ts';
import { localesOf, type Seed } from './seed.ts';

/** The names of a state in a version, in the older attribute, in app information, and in a review submission. */
interface Words {
  readonly version: string;
  readonly store: string;
  readonly info: string;
  readonly submission?: string;
}

const stages: Readonly<Record<SeedStage, Words>> = {
  live: { ...everywhere('READY_FOR_DISTRIBUTION'), store: 'READY_FOR_SALE', submission: 'COMPLETE' },
  preparing: { version: 'PREPARE_FOR_SUBMISSION', store: 'PREPARE_FOR_SUBMISSION', info: 'PREPARE_FOR_SUBMISSION' },
  ready: everywhere('READY_FOR_REVIEW'),
  waiting: everywhere('WAITING_FOR_REVIEW'),
  inReview: everywhere('IN_REVIEW'),
  rejected: { ...everywhere('REJECTED'), submission: 'UNRESOLVED_ISSUES' },
  approved: { ...everywhere('PENDING_DEVELOPER_RELEASE'), info: 'PENDING_RELEASE', submission: 'COMPLETE' },
};

/** Progress of a phased release; only some apps have one. It starts on its first day. */
const phases = [
  { phasedReleaseState: 'ACTIVE', totalPauseDuration: 0, currentDayNumber: 3 },
  { phasedReleaseState: 'PAUSED', totalPauseDuration: 2, currentDayNumber: 3 },
  { phasedReleaseState: 'COMPLETE', totalPauseDuration: 0, currentDayNumber: 7 },
] as const;

type Phase = (typeof phases)[number];

/** The newest version of each platform, and the one before it. */
export function seedVersions(seed: Seed): void {
  for (const platform of seed.row.platforms) {
    const newest = version(seed, platform, 1);
    version(seed, platform, 0);
    phasedRelease(seed, newest, platform);
    submission(seed, newest, platform);
  }
}

export function versionString({ index }: Pick<Seed, 'index'>, patch: 0 | 1): string {
  return `${1 + (index % 4)}.${index % 7}.${patch}`;
}

/** The age of the newest version and its build: three days to two weeks, and older than its phased release. */
export function daysOld(seed: Seed): number {
  const phase = phaseOf(seed);
  return Math.max(3 + ((seed.index * 3) % 14), phase ? daysInPhases(phase) + 2 : 0);
}

/** One for the app in the store, another for the next version. */
export function seedAppInfos(seed: Seed): void {
  const { row, app, make } = seed;
  for (const stage of new Set<SeedStage>(['live', row.stage])) {
    const words = { appStoreState: stages[stage].store, state: stages[stage].info };
    const info = make('appInfos', stage, words, { app: [app] });
    for (const locale of localesOf(seed)) {
      const page = `https://${row.slug}.example.com/privacy`;
      const policy = { privacyPolicyUrl: page, privacyPolicyText: `See ${page}.` };
      const names = { locale, name: row.name, ...policy };
      make('appInfoLocalizations', `${stage} ${locale}`, names, { appInfo: [info] });
    }
  }
}

function version(seed: Seed, platform: string, patch: 0 | 1): StoredResource {
  const attributes = attributesOf(seed, platform, patch);
  const mark = `${platform} ${attributes.versionString}`;
  const related = { app: [seed.app], build: buildOf(seed, platform, patch) };
  const made = seed.make('appStoreVersions', mark, attributes, related);
  texts(seed, made, mark, patch === 1 && seed.row.stage === 'preparing');
  return made;
}

function phasedRelease(seed: Seed, live: StoredResource, platform: string): void {
  const phase = phaseOf(seed);
  if (!phase) return;
  const attributes = { ...phase, startDate: seed.ago(daysInPhases(phase)) };
  seed.make('appStoreVersionPhasedReleases', platform, attributes, { appStoreVersion: [live] });
}

function submission(seed: Seed, newest: StoredResource, platform: string): void {
  const { row, app, make } = seed;
  const { submission: state } = stages[row.stage];
  if (!state) return;
  const submitted = row.stage !== 'ready' && { submittedDate: seed.ago(daysOld(seed) - 1) };
  const related = { app: [app], appStoreVersionForReview: [newest] };
  const made = make('reviewSubmissions', platform, { platform, ...submitted, state }, related);
  const word = state === 'COMPLETE' ? 'APPROVED' : state === 'UNRESOLVED_ISSUES' ? 'REJECTED' : 'READY_FOR_REVIEW';
  const links = { reviewSubmission: [made], appStoreVersion: [newest] };
  make('reviewSubmissionItems', platform, { state: word }, links);
}

function attributesOf(seed: Seed, platform: string, patch: 0 | 1) {
  const { row, index, now, ago } = seed;
  const words = patch === 1 ? stages[row.stage] : before(row.stage);
  return {
    platform,
    versionString: versionString({ index }, patch),
    appStoreState: words.store,
    appVersionState: words.version,
    copyright: `${new Date(now).getUTCFullYear()} ${row.name}`,
    reviewType: 'APP_STORE',
    releaseType: index % 3 === 0 ? 'MANUAL' : 'AFTER_APPROVAL',
    downloadable: true,
    createdDate: ago(daysOld(seed) + (patch === 1 ? 0 : 40)),
  };
}

/** The build of a version is the newest of its own pre-release version; a version in preparation has none yet. */
function buildOf({ datastore, app, row }: Seed, platform: string, patch: 0 | 1): readonly StoredResource[] {
  const [version] = datastore
    .related(app, 'preReleaseVersions')
    .filter(({ attributes }) => attributes.platform === platform)
    .slice(1 - patch);
  return !version || (patch === 1 && row.stage === 'preparing') ? [] : datastore.related(version, 'builds').slice(0, 1);
}

/** A version in preparation has no release notes yet. */
function texts(seed: Seed, version: StoredResource, mark: string, isFresh: boolean): void {
  for (const locale of localesOf(seed)) {
    const attributes = {
      locale,
      description: `${seed.row.name} keeps what matters at hand. (${locale})`,
      keywords: `${seed.row.slug.replaceAll('.', ',')},example`,
      marketingUrl: `https://${seed.row.slug}.example.com`,
      supportUrl: `https://${seed.row.slug}.example.com/support`,
      ...(!isFresh && { whatsNew: `Small repairs and a warmer welcome. (${locale})` }),
    };
    seed.make('appStoreVersionLocalizations', `${mark} ${locale}`, attributes, { appStoreVersion: [version] });
  }
}

/** State of the version before the newest: replaced by it, or still in the store. */
function before(stage: SeedStage): Pick<Words, 'version' | 'store'> {
  return stage === 'live' ? everywhere('REPLACED_WITH_NEW_VERSION') : stages.live;
}

function everywhere(word: string): Words {
  return { version: word, store: word, info: word, submission: word };
}

function phaseOf({ row, index }: Seed): Phase | undefined {
  return row.stage === 'live' && index % 4 === 0 ? phases[(index / 4) % 3] : undefined;
}

function daysInPhases({ currentDayNumber, totalPauseDuration }: Phase): number {
  return currentDayNumber - 1 + totalPauseDuration;
}
