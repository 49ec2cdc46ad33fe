// Custom product pages, and tests of product pages (experiments): their versions, treatments and texts while they are in preparation.
// Sources: Apple's OpenAPI 4.4.1; App Store Connect help: a test has up to three treatments.
import type { SimulatedReply } from '../../httpMessage.ts';
import type { Datastore, StoredResource } from '../datastore.ts';
import { appleConflict, stateConflict, takenAttribute, wrongAttribute, wrongRelationship } from '../entity.ts';
import type { ResourceRule, ResourceRules } from '../rule.ts';

const MOST_TREATMENTS = 3;
const open: readonly unknown[] = ['PREPARE_FOR_SUBMISSION', 'READY_FOR_REVIEW', 'REJECTED'];

const createPage: ResourceRule['create'] = ({ datastore }, draft) => {
  const [app] = draft.related.app ?? [];
  const { name } = draft.attributes;
  if (app && datastore.related(app, 'appCustomProductPages').some((each) => each.attributes.name === name))
    return appleConflict(takenAttribute('name', 'There is already a custom product page of this name.'));
  Object.assign(draft.attributes, { visible: false, url: `https://apps.apple.com/app/id${app?.id}?ppid=${draft.id}` });
  return undefined;
};

const createPageVersion: ResourceRule['create'] = ({ datastore }, draft) => {
  const [page] = draft.related.appCustomProductPage ?? [];
  const others = page ? datastore.related(page, 'appCustomProductPageVersions') : [];
  if (others.some((each) => open.includes(each.attributes.state)))
    return appleConflict(stateConflict('There is already a version in preparation.'));
  Object.assign(draft.attributes, { version: String(others.length + 1), state: 'PREPARE_FOR_SUBMISSION' });
  return undefined;
};

const createExperiment: ResourceRule['create'] = (_, draft) => {
  const { trafficProportion } = draft.attributes;
  if (!(Number(trafficProportion) >= 1 && Number(trafficProportion) <= 100))
    return appleConflict(wrongAttribute('trafficProportion', 'The proportion is a percentage from 1 to 100.'));
  Object.assign(draft.attributes, { state: 'PREPARE_FOR_SUBMISSION', reviewRequired: true });
  return undefined;
};

const createTreatment: ResourceRule['create'] = ({ datastore }, draft) => {
  const [experiment] = draft.related.appStoreVersionExperimentV2 ?? draft.related.appStoreVersionExperiment ?? [];
  if (!experiment)
    return appleConflict(wrongRelationship('appStoreVersionExperimentV2', 'A treatment belongs to one experiment.'));
  const others = datastore.related(experiment, 'appStoreVersionExperimentTreatments');
  return others.length >= MOST_TREATMENTS
    ? appleConflict(stateConflict(`The test has ${MOST_TREATMENTS} treatments already.`))
    : closed(experiment);
};

/** A localization of a version of a page, or of a treatment: one for each language. */
function createText(parent: string, list: string): NonNullable<ResourceRule['create']> {
  return ({ datastore }, draft) => {
    const [on] = draft.related[parent] ?? [];
    const { locale } = draft.attributes;
    if (on && datastore.related(on, list).some((each) => each !== draft && each.attributes.locale === locale))
      return appleConflict(takenAttribute('locale', `There is already a localization for ${locale}.`));
    return on && closedAbove(datastore, on);
  };
}

export const productPageRules: ResourceRules = {
  appCustomProductPages: { create: createPage },
  appCustomProductPageVersions: { create: createPageVersion },
  appCustomProductPageLocalizations: {
    create: createText('appCustomProductPageVersion', 'appCustomProductPageLocalizations'),
  },
  appStoreVersionExperiments: { create: createExperiment },
  appStoreVersionExperimentTreatments: { create: createTreatment },
  appStoreVersionExperimentTreatmentLocalizations: {
    create: createText('appStoreVersionExperimentTreatment', 'appStoreVersionExperimentTreatmentLocalizations'),
  },
};

function closedAbove(datastore: Datastore, on: StoredResource): SimulatedReply | undefined {
  if (on.type === 'appCustomProductPageVersions') return closed(on);
  const [experiment] = ['appStoreVersionExperimentV2', 'appStoreVersionExperiment'].flatMap((name) =>
    on.related[name] ? datastore.related(on, name) : [],
  );
  return experiment && closed(experiment);
}

function closed({ type, attributes }: StoredResource): SimulatedReply | undefined {
  return attributes.state === undefined || open.includes(attributes.state)
    ? undefined
    : appleConflict(stateConflict(`${type} in the state ${attributes.state} cannot be changed.`));
}
