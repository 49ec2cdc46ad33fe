// TestFlight's builds: expiry, beta review, what to test, and telling the testers.

import type { Resource, World } from '../datastore.ts';
import { conflict, frozenAttribute, takenAttribute, wrongState } from '../entity.ts';
import { MINUTE, moment } from '../requestContext.ts';
import type { Rule, Rules } from '../rule.ts';

const setExternal = (world: World, build: Resource, externalBuildState: string): void => {
  for (const detail of world.related(build, 'buildBetaDetail'))
    Object.assign(detail.attributes, { externalBuildState });
};

const updateBuild: Rule['update'] = ({ world, arrival }, build, { attributes }) => {
  // Apple: what has expired stays so
  if (attributes.expired === false && build.attributes.expired === true) return conflict(frozenAttribute('expired'));
  if (attributes.expired !== true || build.attributes.expired === true) return undefined;
  build.attributes.expirationDate = moment(arrival.now);
  for (const detail of world.related(build, 'buildBetaDetail')) detail.attributes.internalBuildState = 'EXPIRED';
  setExternal(world, build, 'EXPIRED');
  return undefined;
};

const isTestable = ({ attributes }: Resource): boolean =>
  attributes.processingState === 'VALID' && attributes.expired !== true;

const notTestable = (build: Resource | undefined) =>
  conflict(wrongState(`builds with id '${build?.id}' is not in a state that can be tested.`));

const sendToReview: Rule['create'] = ({ world, arrival }, draft) => {
  const [build] = draft.related.build ?? [];
  if (!build || !isTestable(build)) return notTestable(build);
  if (world.related(build, 'betaAppReviewSubmission').length > 0)
    return conflict(wrongState('There is already a beta app review submission for this build.'));
  Object.assign(draft.attributes, { betaReviewState: 'WAITING_FOR_REVIEW', submittedDate: moment(arrival.now) });
  setExternal(world, build, 'WAITING_FOR_BETA_REVIEW');
  const step = (minutes: number, betaReviewState: string, external: string): void =>
    world.later(arrival.now + minutes * MINUTE, () => {
      draft.attributes.betaReviewState = betaReviewState;
      if (build.attributes.expired !== true) setExternal(world, build, external);
    });
  step(10, 'IN_REVIEW', 'IN_BETA_REVIEW');
  step(20, 'APPROVED', 'IN_BETA_TESTING');
  return undefined;
};

const createText: Rule['create'] = ({ world }, draft) => {
  const texts = (draft.related.build ?? []).flatMap((build) => world.related(build, 'betaBuildLocalizations'));
  const { locale } = draft.attributes;
  return texts.some(({ attributes }) => attributes.locale === locale)
    ? conflict(takenAttribute('locale', `There is already a text in '${locale}' for this build.`))
    : undefined;
};

export const buildRules: Rules = {
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
