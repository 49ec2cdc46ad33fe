// Custom product pages, and product page optimization tests (experiments): their versions, treatments and texts, and their review.
// Sources: Apple's OpenAPI 4.4.1; App Store Connect help: a test has up to three treatments.
import type { SimulatedReply } from '../../httpMessage.ts';
import type { Datastore, StoredResource } from '../datastore.ts';
import { appleConflict, stateConflict, takenAttribute, wrongAttribute, wrongRelationship } from '../entity.ts';
import type { AppleRequestContext } from '../requestContext.ts';
import type { ResourceRule, ResourceRules } from '../rule.ts';

const MOST_TREATMENTS = 3;
const open: readonly unknown[] = ['PREPARE_FOR_SUBMISSION', 'READY_FOR_REVIEW', 'REJECTED'];
const submittable: readonly unknown[] = ['PREPARE_FOR_SUBMISSION', 'REJECTED', undefined];
/** Relationships of a review submission item. */
const items = ['appCustomProductPageVersion', 'appStoreVersionExperimentV2', 'appStoreVersionExperiment'];

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

const changeParent: NonNullable<ResourceRule['remove']> = (_, resource) => closed(resource);

/** An approved experiment can still be started and stopped. */
const changeExperiment: ResourceRule['update'] = (_, experiment, { attributes }) =>
  Object.keys(attributes).every((name) => name === 'started') ? undefined : closed(experiment);

const changeText: NonNullable<ResourceRule['remove']> = ({ datastore }, text) => {
  const [on] = ['appCustomProductPageVersion', 'appStoreVersionExperimentTreatment'].flatMap((name) =>
    text.related[name] ? datastore.related(text, name) : [],
  );
  return on && closedAbove(datastore, on);
};

export const productPageRules: ResourceRules = {
  appCustomProductPages: { create: createPage },
  appCustomProductPageVersions: { create: createPageVersion, update: changeParent, remove: changeParent },
  appCustomProductPageLocalizations: {
    create: createText('appCustomProductPageVersion', 'appCustomProductPageLocalizations'),
    update: changeText,
    remove: changeText,
  },
  appStoreVersionExperiments: { create: createExperiment, update: changeExperiment },
  appStoreVersionExperimentTreatments: {
    create: createTreatment,
    update: changeTreatment,
    remove: changeTreatment,
  },
  appStoreVersionExperimentTreatmentLocalizations: {
    create: createText('appStoreVersionExperimentTreatment', 'appStoreVersionExperimentTreatmentLocalizations'),
    update: changeText,
    remove: changeText,
  },
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

/** The error of adding a page or an experiment to a submission. */
export function refusePages(datastore: Datastore, item: StoredResource): SimulatedReply | undefined {
  const held = pagesOf(datastore, [item]).find(({ attributes }) => !submittable.includes(attributes.state));
  return (
    held && appleConflict(stateConflict(`${held.type} with id '${held.id}' is already part of a review submission.`))
  );
}

/** Moves what submission items hold through the review. Source of the states: Apple's OpenAPI, which has no DEVELOPER_REJECTED here. */
export function movePages(datastore: Datastore, all: readonly StoredResource[], state: string): void {
  for (const page of pagesOf(datastore, all)) {
    if (state === 'APPROVED') replaceOthers(datastore, page);
    page.attributes.state = state === 'DEVELOPER_REJECTED' ? 'PREPARE_FOR_SUBMISSION' : state;
  }
}

/** The version of a page that customers saw until now. */
function replaceOthers(datastore: Datastore, { related }: StoredResource): void {
  for (const page of related.appCustomProductPage ?? [])
    for (const { attributes } of datastore.related(page, 'appCustomProductPageVersions'))
      if (attributes.state === 'APPROVED') attributes.state = 'REPLACED_WITH_NEW_VERSION';
}

function pagesOf(datastore: Datastore, all: readonly StoredResource[]): readonly StoredResource[] {
  return all.flatMap((item) => items.flatMap((name) => (item.related[name] ? datastore.related(item, name) : [])));
}

function changeTreatment({ datastore }: AppleRequestContext, treatment: StoredResource): SimulatedReply | undefined {
  return closedAbove(datastore, treatment);
}

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
