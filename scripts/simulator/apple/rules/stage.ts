// The states of an App Store version, and the resources that change with it.

import type { Datastore, StoredResource } from '../datastore.ts';
import { DAY_SECONDS, isoMoment } from '../requestContext.ts';
import { compareVersions } from './versionNumbers.ts';

/** The older names of the same states, as `appStoreState` still has them. */
const older: Readonly<Record<string, string>> = {
  READY_FOR_DISTRIBUTION: 'READY_FOR_SALE',
  PROCESSING_FOR_DISTRIBUTION: 'PROCESSING_FOR_APP_STORE',
};

const editable: readonly unknown[] = [
  ...['PREPARE_FOR_SUBMISSION', 'READY_FOR_REVIEW', 'DEVELOPER_REJECTED'],
  ...['REJECTED', 'METADATA_REJECTED', 'INVALID_BINARY'],
];

const inStore: readonly unknown[] = ['READY_FOR_DISTRIBUTION', 'REPLACED_WITH_NEW_VERSION'];

/** Apple: a phased release reaches everybody after seven days. */
const LAST_DAY = 7;

export function isEditable(version: StoredResource): boolean {
  return editable.includes(simulatedStateOf(version));
}

/** The version is or was in the store. */
export function isDone(version: StoredResource): boolean {
  return inStore.includes(simulatedStateOf(version));
}

export function putOnSale(datastore: Datastore, version: StoredResource, at: number): void {
  for (const other of siblings(datastore, version, version))
    if (simulatedStateOf(other) === 'READY_FOR_DISTRIBUTION') move(other, 'REPLACED_WITH_NEW_VERSION');
  move(version, 'READY_FOR_DISTRIBUTION');
  for (const phased of datastore.related(version, 'appStoreVersionPhasedRelease')) startPhases(datastore, phased, at);
}

export function simulatedStateOf({ attributes }: StoredResource): unknown {
  return attributes.appVersionState;
}

export function move(version: StoredResource, state: string): void {
  void Object.assign(version.attributes, { appVersionState: state, appStoreState: older[state] ?? state });
}

/**
 * App Store Connect Help, "Version number": the number of the build should match. Whether and how Apple refuses others is not
 * known (fastlane #14265, of 2019, says that it took them): the refusal is the simulator's own.
 */
export function hasItsNumber(datastore: Datastore, version: StoredResource, build: StoredResource): boolean {
  const [train] = datastore.related(build, 'preReleaseVersion');
  return compareVersions(String(train?.attributes.version), String(version.attributes.versionString)) === 0;
}

/** The other versions of the same app on the same platform. */
export function siblings(
  datastore: Datastore,
  { related, attributes }: StoredResource,
  self?: StoredResource,
): readonly StoredResource[] {
  return (related.app ?? [])
    .flatMap((app) => datastore.related(app, 'appStoreVersions'))
    .filter((each) => each !== self && each.attributes.platform === attributes.platform);
}

export function startPhases(datastore: Datastore, phased: StoredResource, at: number): void {
  const start = { phasedReleaseState: 'ACTIVE', startDate: isoMoment(at), currentDayNumber: 1, totalPauseDuration: 0 };
  Object.assign(phased.attributes, start);
  countDay(datastore, phased, at);
}

function countDay(datastore: Datastore, phased: StoredResource, at: number): void {
  datastore.later(at + DAY_SECONDS, (next) => {
    const { attributes } = phased;
    if (attributes.phasedReleaseState === 'COMPLETE') return;
    if (attributes.phasedReleaseState === 'PAUSED')
      attributes.totalPauseDuration = Number(attributes.totalPauseDuration) + 1;
    else attributes.currentDayNumber = Number(attributes.currentDayNumber) + 1;
    if (Number(attributes.currentDayNumber) > LAST_DAY) {
      Object.assign(attributes, { currentDayNumber: LAST_DAY, phasedReleaseState: 'COMPLETE' });
      return;
    }
    countDay(datastore, phased, next);
  });
}
