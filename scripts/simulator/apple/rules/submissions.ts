// The review of a version: a submission, its items, and Apple's scheduled decisions.
import type { SimulatedReply } from '../../httpMessage.ts';
import type { Datastore, StoredResource } from '../datastore.ts';
import { appleConflict, stateConflict, wrongRelationship } from '../entity.ts';
import { type AppleRequestContext, isoMoment, MINUTE_SECONDS } from '../requestContext.ts';
import type { ResourceRule, ResourceRules } from '../rule.ts';
import { movePages, refusePages } from './productPages.ts';
import { moveProduct, refuseFirst, refuseProductItem, versionsOfProducts } from './productState.ts';
import { notReady } from './ready.ts';
import { isEditable, move, putOnSale } from './stage.ts';
import { refuseOtherApp, refusePlatform } from './submissionApp.ts';

const createSubmission: ResourceRule['create'] = ({ datastore }, draft) => {
  draft.attributes.platform ??= 'IOS';
  const open = (draft.related.app ?? [])
    .flatMap((app) => datastore.related(app, 'reviewSubmissions'))
    .find((each) => each.attributes.platform === draft.attributes.platform && !is(each, 'COMPLETE'));
  const refused = refusePlatform(datastore, draft);
  if (refused) return refused;
  if (open)
    return appleConflict(stateConflict(`There is another reviewSubmissions with id ${open.id} still in progress.`));
  draft.attributes.state = 'READY_FOR_REVIEW';
  return undefined;
};

const createItem: ResourceRule['create'] = (context, draft) => {
  const [submission] = draft.related.reviewSubmission ?? [];
  const [version] = draft.related.appStoreVersion ?? [];
  if (!submission || !is(submission, 'READY_FOR_REVIEW', 'UNRESOLVED_ISSUES'))
    return appleConflict(stateConflict('Items can be added to a review submission only before it is submitted.'));
  const { datastore } = context;
  const [fault] = versionsOfProducts(datastore, [draft]).flatMap((each) => refuseProductItem(datastore, each) ?? []);
  const refused =
    refuseOtherApp(datastore, submission, draft) ??
    refusePages(datastore, draft) ??
    (fault ? appleConflict(fault) : version && refuseItem(context, submission, version));
  if (refused) return refused;
  draft.attributes.state = 'READY_FOR_REVIEW';
  moveOthers(datastore, [draft], 'READY_FOR_REVIEW', 'READY_TO_SUBMIT');
  if (!version) return undefined;
  submission.related.appStoreVersionForReview = [version];
  move(version, 'READY_FOR_REVIEW');
  return undefined;
};

/** Duration of the simulated review. Apple's takes hours. */
const BEGINS = 10 * MINUTE_SECONDS;
const ENDS = 20 * MINUTE_SECONDS;

const updateSubmission: ResourceRule['update'] = (context, submission, { attributes }) => {
  if (attributes.canceled === true) return cancel(context, submission);
  return attributes.submitted === true ? submit(context, submission) : undefined;
};

const removeItem: ResourceRule['remove'] = ({ datastore }, item) => {
  if (!datastore.related(item, 'reviewSubmission').every((each) => is(each, 'READY_FOR_REVIEW', 'UNRESOLVED_ISSUES')))
    return appleConflict(stateConflict('Items can be removed from a review submission only before it is submitted.'));
  for (const version of datastore.related(item, 'appStoreVersion')) move(version, 'PREPARE_FOR_SUBMISSION');
  moveOthers(datastore, [item], 'PREPARE_FOR_SUBMISSION', 'READY_TO_SUBMIT');
  return undefined;
};

export const submissionRules: ResourceRules = {
  reviewSubmissions: { create: createSubmission, update: updateSubmission },
  reviewSubmissionItems: { create: createItem, remove: removeItem },
};

function is({ attributes }: StoredResource, ...states: readonly string[]): boolean {
  return states.includes(String(attributes.state));
}

function versionsIn(datastore: Datastore, submission: StoredResource): readonly StoredResource[] {
  return datastore.related(submission, 'items').flatMap((item) => datastore.related(item, 'appStoreVersion'));
}

/** Moves products, and pages with their experiments: everything but versions of the app. */
function moveOthers(datastore: Datastore, items: readonly StoredResource[], state: string, productState = state): void {
  for (const version of versionsOfProducts(datastore, items)) moveProduct(datastore, version, state, productState);
  movePages(datastore, items, state);
}

function setState(datastore: Datastore, submission: StoredResource, state: string, item: string): void {
  submission.attributes.state = state;
  for (const each of datastore.related(submission, 'items')) each.attributes.state = item;
}

function refuseItem(
  { datastore }: AppleRequestContext,
  submission: StoredResource,
  version: StoredResource,
): SimulatedReply | undefined {
  if (submission.attributes.platform !== version.attributes.platform)
    return appleConflict(
      wrongRelationship('appStoreVersion', 'The version is for another platform than the submission.'),
    );
  if (versionsIn(datastore, submission).includes(version) || !isEditable(version))
    return appleConflict(
      stateConflict(`appStoreVersions with id '${version.id}' is already part of a review submission.`),
    );
  const fault = notReady(datastore, version);
  return fault && appleConflict(fault);
}

/** By releaseType: at once, on the developer's request, or on a given day. */
function approve(datastore: Datastore, version: StoredResource, at: number): void {
  const { releaseType, earliestReleaseDate } = version.attributes;
  const day = releaseType === 'SCHEDULED' ? Date.parse(String(earliestReleaseDate)) : at;
  if (releaseType === 'MANUAL') move(version, 'PENDING_DEVELOPER_RELEASE');
  else if (day > at) {
    move(version, 'PENDING_APPLE_RELEASE');
    datastore.later(day, (then) => putOnSale(datastore, version, then));
  } else putOnSale(datastore, version, at);
}

function review(datastore: Datastore, submission: StoredResource, now: number): void {
  datastore.later(now + BEGINS, () => {
    if (!is(submission, 'WAITING_FOR_REVIEW')) return;
    submission.attributes.state = 'IN_REVIEW';
    for (const version of versionsIn(datastore, submission)) move(version, 'IN_REVIEW');
    moveOthers(datastore, datastore.related(submission, 'items'), 'IN_REVIEW');
  });
  datastore.later(now + ENDS, (at) => {
    if (!is(submission, 'IN_REVIEW')) return;
    setState(datastore, submission, 'COMPLETE', 'APPROVED');
    for (const version of versionsIn(datastore, submission)) approve(datastore, version, at);
    moveOthers(datastore, datastore.related(submission, 'items'), 'APPROVED');
  });
}

function submit({ datastore, arrival }: AppleRequestContext, submission: StoredResource): SimulatedReply | undefined {
  const versions = versionsIn(datastore, submission);
  if (!is(submission, 'READY_FOR_REVIEW', 'UNRESOLVED_ISSUES') || datastore.related(submission, 'items').length === 0)
    return appleConflict(
      stateConflict(`reviewSubmissions with id '${submission.id}' has nothing to submit in this state.`),
    );
  const items = datastore.related(submission, 'items');
  const faults = [
    ...versions.flatMap((version) => notReady(datastore, version) ?? []),
    ...[refuseFirst(datastore, items) ?? []].flat(),
  ];
  if (faults.length > 0) return appleConflict(...faults);
  submission.attributes.submittedDate = isoMoment(arrival.now);
  setState(datastore, submission, 'WAITING_FOR_REVIEW', 'READY_FOR_REVIEW');
  for (const version of versions) move(version, 'WAITING_FOR_REVIEW');
  moveOthers(datastore, items, 'WAITING_FOR_REVIEW');
  review(datastore, submission, arrival.now);
  return undefined;
}

/** Apple cancels a submission with a delay: CANCELING, and then COMPLETE. */
function cancel({ datastore, arrival }: AppleRequestContext, submission: StoredResource): SimulatedReply | undefined {
  if (is(submission, 'COMPLETE', 'CANCELING', 'COMPLETING'))
    return appleConflict(
      stateConflict(`reviewSubmissions with id '${submission.id}' cannot be canceled in this state.`),
    );
  const wasSent = !is(submission, 'READY_FOR_REVIEW');
  for (const version of versionsIn(datastore, submission))
    move(version, wasSent ? 'DEVELOPER_REJECTED' : 'PREPARE_FOR_SUBMISSION');
  const left = wasSent ? 'DEVELOPER_REJECTED' : 'PREPARE_FOR_SUBMISSION';
  moveOthers(datastore, datastore.related(submission, 'items'), left, 'READY_TO_SUBMIT');
  setState(datastore, submission, 'CANCELING', 'REMOVED');
  datastore.later(arrival.now + MINUTE_SECONDS, () => {
    submission.attributes.state = 'COMPLETE';
  });
  return undefined;
}
