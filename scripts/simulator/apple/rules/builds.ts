// TestFlight builds: expiry, beta review, test notes, and notifying the testers.

import type { Datastore, StoredResource } from '../datastore.ts';
import { appleConflict, frozenAttribute, stateConflict, takenAttribute } from '../entity.ts';
import { isoMoment, MINUTE_SECONDS } from '../requestContext.ts';
import type { ResourceRule, ResourceRules } from '../rule.ts';

const updateBuild: ResourceRule['update'] = ({ datastore, arrival }, build, { attributes }) => {
  // Apple: an expired build stays expired
  if (attributes.expired === false && build.attributes.expired === true)
    return appleConflict(frozenAttribute('expired'));
  if (typeof attributes.usesNonExemptEncryption === 'boolean') answerEncryption(datastore, build);
  if (attributes.expired !== true || build.attributes.expired === true) return undefined;
  build.attributes.expirationDate = isoMoment(arrival.now);
  for (const detail of datastore.related(build, 'buildBetaDetail')) detail.attributes.internalBuildState = 'EXPIRED';
  setExternal(datastore, build, 'EXPIRED');
  return undefined;
};

const sendToReview: ResourceRule['create'] = ({ datastore, arrival }, draft) => {
  const [build] = draft.related.build ?? [];
  if (!build || !isTestable(build)) return notTestable(build);
  if (typeof build.attributes.usesNonExemptEncryption !== 'boolean')
    return appleConflict(stateConflict('The export compliance of the build is missing.'));
  if (datastore.related(build, 'betaAppReviewSubmission').length > 0)
    return appleConflict(stateConflict('There is already a beta app review submission for this build.'));
  Object.assign(draft.attributes, { betaReviewState: 'WAITING_FOR_REVIEW', submittedDate: isoMoment(arrival.now) });
  setExternal(datastore, build, 'WAITING_FOR_BETA_REVIEW');
  const step = (minutes: number, betaReviewState: string, external: string): void =>
    datastore.later(arrival.now + minutes * MINUTE_SECONDS, () => {
      draft.attributes.betaReviewState = betaReviewState;
      if (build.attributes.expired !== true) setExternal(datastore, build, external);
    });
  step(10, 'IN_REVIEW', 'IN_BETA_REVIEW');
  if (lacksAccount(datastore, build)) step(20, 'REJECTED', 'BETA_REJECTED');
  else step(20, 'APPROVED', 'IN_BETA_TESTING');
  return undefined;
};

const createText: ResourceRule['create'] = ({ datastore }, draft) => {
  const texts = (draft.related.build ?? []).flatMap((build) => datastore.related(build, 'betaBuildLocalizations'));
  const { locale } = draft.attributes;
  return texts.some(({ attributes }) => attributes.locale === locale)
    ? appleConflict(takenAttribute('locale', `There is already a text in '${locale}' for this build.`))
    : undefined;
};

export const buildRules: ResourceRules = {
  builds: { update: updateBuild },
  betaAppReviewSubmissions: { create: sendToReview },
  betaBuildLocalizations: { create: createText },
  buildBetaNotifications: {
    create: (_, { related }) => {
      const [build] = related.build ?? [];
      return build && isTestable(build) ? undefined : notTestable(build);
    },
  },
};

/** The build can be tested once the question about encryption is answered. */
function answerEncryption(datastore: Datastore, build: StoredResource): void {
  for (const { attributes } of datastore.related(build, 'buildBetaDetail'))
    if (attributes.externalBuildState === 'MISSING_EXPORT_COMPLIANCE')
      Object.assign(attributes, {
        internalBuildState: 'IN_BETA_TESTING',
        externalBuildState: 'READY_FOR_BETA_SUBMISSION',
      });
}

/** Apple's App Review Guidelines, 2.1(a): an app with a login needs a demo account, or it is rejected. */
function lacksAccount(datastore: Datastore, { related }: StoredResource): boolean {
  const details = (related.app ?? []).flatMap((app) => datastore.related(app, 'betaAppReviewDetail'));
  return details.some(({ attributes }) => attributes.demoAccountRequired === true && !attributes.demoAccountName);
}

function setExternal(datastore: Datastore, build: StoredResource, externalBuildState: string): void {
  for (const detail of datastore.related(build, 'buildBetaDetail'))
    Object.assign(detail.attributes, { externalBuildState });
}

function isTestable({ attributes }: StoredResource): boolean {
  return attributes.processingState === 'VALID' && attributes.expired !== true;
}

function notTestable(build: StoredResource | undefined) {
  return appleConflict(stateConflict(`builds with id '${build?.id}' is not in a state that can be tested.`));
}
