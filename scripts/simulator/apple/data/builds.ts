// The builds of an app: one to three per platform; if a version is in preparation, the newest build is still being processed.

import type { StoredResource } from '../datastore.ts';
import { MINUTE_SECONDS } from '../requestContext.ts';
import { localesOf, type Seed } from './seed.ts';
import { daysOld, versionString } from './versions.ts';

/** Processing time of a build after the start. */
const PROCESSED = 30 * MINUTE_SECONDS;

/** An app that was not built for long, so that its build is about to expire. */
const NEGLECTED = 'amberfield';
const DAYS_NEGLECTED = 75;

export function seedBuilds(seed: Seed): void {
  for (const platform of seed.row.platforms) {
    const newest = preReleaseVersion(seed, platform, 1);
    const before = preReleaseVersion(seed, platform, 0);
    for (let age = 0; age < 1 + (seed.index % 3); age += 1) grown(seed, platform, age, age === 0 ? newest : before);
  }
  // Apple: every app has one, and it can be changed only
  seed.make('betaAppReviewDetails', 'beta', { demoAccountRequired: false }, { app: [seed.app] });
}

function preReleaseVersion(seed: Seed, platform: string, patch: 0 | 1): StoredResource {
  const version = versionString(seed, patch);
  return seed.make('preReleaseVersions', `${platform} ${version}`, { version, platform }, { app: [seed.app] });
}

function grown(seed: Seed, platform: string, age: number, version: StoredResource): void {
  const attributes = attributesOf(seed, platform, age);
  const mark = `${platform} ${attributes.version}`;
  const build = seed.make('builds', mark, attributes, { app: [seed.app], preReleaseVersion: [version] });
  testing(seed, build, mark);
}

function attributesOf(seed: Seed, platform: string, age: number) {
  const { row, index, ago } = seed;
  const days = daysOld(seed) + age * 9 + (row.slug === NEGLECTED ? DAYS_NEGLECTED : 0);
  return {
    version: String(100 + index * 2 - age),
    uploadedDate: ago(days),
    // TestFlight: a build can be tested for 90 days
    expirationDate: ago(days - 90),
    expired: false,
    minOsVersion: platform === 'MAC_OS' ? '14.0' : '17.0',
    ...(platform === 'MAC_OS' && { lsMinimumSystemVersion: '14.0' }),
    processingState: row.stage === 'preparing' && age === 0 ? 'PROCESSING' : 'VALID',
    buildAudienceType: 'APP_STORE_ELIGIBLE',
    usesNonExemptEncryption: false,
  };
}

function testing(seed: Seed, build: StoredResource, mark: string): void {
  const isReady = build.attributes.processingState === 'VALID';
  const detail = seed.make(
    'buildBetaDetails',
    mark,
    {
      autoNotifyEnabled: true,
      internalBuildState: isReady ? 'IN_BETA_TESTING' : 'PROCESSING',
      externalBuildState: isReady ? 'READY_FOR_BETA_SUBMISSION' : 'PROCESSING',
    },
    { build: [build] },
  );
  if (!isReady) process(seed, build, detail);
  const [locale] = localesOf(seed);
  seed.make('betaBuildLocalizations', mark, { locale, whatsNew: `What is new in build ${mark}.` }, { build: [build] });
}

function process({ datastore, now }: Seed, build: StoredResource, detail: StoredResource): void {
  datastore.later(now + PROCESSED, () => {
    build.attributes.processingState = 'VALID';
    Object.assign(detail.attributes, {
      internalBuildState: 'IN_BETA_TESTING',
      externalBuildState: 'READY_FOR_BETA_SUBMISSION',
    });
  });
}
