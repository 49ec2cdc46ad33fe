// Submissions to App Review: an app and platform can have only one open, and a blocking one has to be canceled first.

import type { StepRunner } from '../../core/stepRunner.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { pollUntil } from './eventualConsistency.ts';
import { conflict } from './recipeErrors.ts';
import { NO_STATE, type Resource, type ResourceDocument, type ResourceList, relatedId } from './resource.ts';
import { type Version, type VersionSelector, versionStateOf } from './version.ts';

export type Submission = Resource<{ readonly state: string }>;

const OPEN = ['READY_FOR_REVIEW', 'UNRESOLVED_ISSUES', 'WAITING_FOR_REVIEW', 'IN_REVIEW', 'CANCELING', 'COMPLETING'];

export async function listOpen(
  context: RecipeContext,
  { appId, platform }: VersionSelector,
): Promise<readonly Submission[]> {
  const { data } = await context.store().listAll<ResourceList<{ readonly state: string }>>('ListReviewSubmissions', {
    'filter[app]': [appId],
    'filter[platform]': [platform],
    'filter[state]': OPEN,
    include: ['items', 'appStoreVersionForReview'],
  });
  return data;
}

/**
 * A submission in review is not canceled for another version: a person has to decide that. One without a version, such as
 * that of an in-app purchase, is in the way as well: Apple answers 409 to a second one (fastlane #21482).
 */
export function refuseReviewed(open: readonly Submission[]): void {
  const reviewed = open.find((each) => isIn(each, 'WAITING_FOR_REVIEW', 'IN_REVIEW'));
  if (reviewed)
    throw conflict(
      `Another submission of the app is ${reviewed.attributes.state || NO_STATE} (${reviewed.id}).`,
      'Wait for App Review, or cancel it with Submit or cancel review submission.',
    );
}

/** A canceled draft cannot be restored, so a draft with items that someone else added is not canceled. */
export function refuseOtherVersions(open: readonly Submission[], version: Version): void {
  const foreign = open.find((each) => isIn(each, 'READY_FOR_REVIEW') && !isReusable(each, version) && holdsMore(each));
  if (foreign)
    throw conflict(
      `A draft of a review submission ${sizeOf(foreign) === undefined ? 'may hold' : 'holds'} other things than a version (${foreign.id}).`,
      'Only one draft can be open: submit or cancel it first with Submit or cancel review submission.',
    );
}

/** The draft to use, if there is one. Throws while another submission blocks it. */
export async function cancelOpenSubmissions(
  context: RecipeContext,
  steps: StepRunner,
  open: readonly Submission[],
  version: Version,
): Promise<Submission | undefined> {
  const reused = open.find((each) => isReusable(each, version));
  for (const { id, attributes } of open.filter(
    (each) => each !== reused && isIn(each, 'READY_FOR_REVIEW', 'UNRESOLVED_ISSUES'),
  ))
    await steps.write(`Cancel submission ${id}, which is ${attributes.state || NO_STATE}`, () =>
      context.store().call('UpdateReviewSubmission', { id, canceled: true }),
    );
  for (const each of open.filter((one) => one !== reused && !isIn(one, 'WAITING_FOR_REVIEW', 'IN_REVIEW')))
    await steps.passing(`Wait until submission ${each.id} is out of the way`, () => awaitComplete(context, each.id));
  return reused;
}

/** A draft that names no version contains this one if it is not empty: the version is then READY_FOR_REVIEW. */
export function submissionHolds(submission: Submission, version: Version): boolean {
  const held = relatedId(submission, 'appStoreVersionForReview');
  return held === undefined
    ? versionStateOf(version) === 'READY_FOR_REVIEW' && !isEmpty(submission)
    : held === version.id;
}

function isIn({ attributes }: Submission, ...states: readonly string[]): boolean {
  return states.includes(attributes.state ?? NO_STATE);
}

/** A draft that is empty or contains this version: the submission reuses it. */
function isReusable(submission: Submission, version: Version): boolean {
  return isIn(submission, 'READY_FOR_REVIEW') && (isEmpty(submission) || submissionHolds(submission, version));
}

/** Whether the draft contains, or may contain, more than its version, such as an app event; each item refers to one resource. */
function holdsMore(submission: Submission): boolean {
  const size = sizeOf(submission);
  return size === undefined || size > (relatedId(submission, 'appStoreVersionForReview') === undefined ? 0 : 1);
}

/** Number of items; undefined if the store does not return it, which must not be treated as zero. */
function sizeOf({ relationships }: Submission): number | undefined {
  const { data, meta } = relationships?.items ?? {};
  return meta?.paging?.total ?? data?.length;
}

function isEmpty(submission: Submission): boolean {
  return sizeOf(submission) === 0;
}

async function awaitComplete(context: RecipeContext, id: string): Promise<void> {
  const { deadline } = context;
  const { pollDelay } = context.store().account;
  const seen = await pollUntil(
    { deadline, pollDelay },
    () => read(context, id),
    (each) => isIn(each, 'COMPLETE'),
  );
  if (!isIn(seen, 'COMPLETE'))
    throw conflict(
      `The submission ${id} is still ${seen.attributes.state || NO_STATE}. Run this again in some minutes.`,
    );
}

async function read(context: RecipeContext, id: string): Promise<Submission> {
  return (await context.store().call<ResourceDocument<{ readonly state: string }>>('ReadReviewSubmission', { id }))
    .data;
}
