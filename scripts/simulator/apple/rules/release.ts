// Releasing a version: at once on request, or over seven days in phases.

import { appleConflict, stateConflict, wrongAttribute } from '../entity.ts';
import { MINUTE_SECONDS } from '../requestContext.ts';
import type { ResourceRule, ResourceRules } from '../rule.ts';
import { isDone, move, putOnSale, simulatedStateOf, startPhases } from './stage.ts';

const release: ResourceRule['create'] = ({ datastore, arrival }, draft) => {
  const [version] = draft.related.appStoreVersion ?? [];
  if (!version || simulatedStateOf(version) !== 'PENDING_DEVELOPER_RELEASE')
    return appleConflict(
      stateConflict(`appStoreVersions with id '${version?.id}' is not waiting for its developer to release it.`),
    );
  move(version, 'PROCESSING_FOR_DISTRIBUTION');
  datastore.later(arrival.now + 5 * MINUTE_SECONDS, (at) => putOnSale(datastore, version, at));
  return undefined;
};

const createPhases: ResourceRule['create'] = ({ datastore }, draft) => {
  const [version] = draft.related.appStoreVersion ?? [];
  if (!version || isDone(version) || datastore.related(version, 'appStoreVersionPhasedRelease').length > 0)
    return appleConflict(
      stateConflict(`appStoreVersions with id '${version?.id}' cannot get a phased release in this state.`),
    );
  Object.assign(draft.attributes, { phasedReleaseState: 'INACTIVE', totalPauseDuration: 0, currentDayNumber: 0 });
  return undefined;
};

/** Allowed transitions of each state; a completed release is final. */
const moves: Readonly<Record<string, readonly string[]>> = {
  INACTIVE: ['ACTIVE'],
  ACTIVE: ['PAUSED', 'COMPLETE'],
  PAUSED: ['ACTIVE', 'COMPLETE'],
};

const updatePhases: ResourceRule['update'] = ({ datastore, arrival }, phased, { attributes }) => {
  const from = String(phased.attributes.phasedReleaseState);
  const to = attributes.phasedReleaseState;
  if (typeof to !== 'string' || to === from) return undefined;
  const [version] = datastore.related(phased, 'appStoreVersion');
  const isLive = version !== undefined && simulatedStateOf(version) === 'READY_FOR_DISTRIBUTION';
  if (!moves[from]?.includes(to) || !isLive)
    return appleConflict(wrongAttribute('phasedReleaseState', `A phased release cannot go from ${from} to ${to} now.`));
  if (from === 'INACTIVE') startPhases(datastore, phased, arrival.now);
  return undefined;
};

export const releaseRules: ResourceRules = {
  appStoreVersionReleaseRequests: { create: release },
  appStoreVersionPhasedReleases: {
    create: createPhases,
    update: updatePhases,
    remove: (_, phased) =>
      phased.attributes.phasedReleaseState === 'INACTIVE'
        ? undefined
        : appleConflict(stateConflict('A phased release that has begun cannot be removed.')),
  },
};
