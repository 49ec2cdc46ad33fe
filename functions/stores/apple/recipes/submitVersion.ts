// Submits a version for review: attaches the build, creates the submission and its item, and submits it. Skips completed steps.

import type { StepRunner } from '../../../core/stepRunner.ts';
import { jsonResponse } from '../../../core/types.ts';
import { inputOf, type Recipe, type RecipeContext } from '../../../workflow/storeApi.ts';
import { setBuild } from '../build.ts';
import { type ConsistencyWait, retryUntilReady } from '../eventualConsistency.ts';
import { listLanguages } from '../languages.ts';
import { describeMissingTexts, type MissingTexts, missingTextsOf } from '../missingTexts.ts';
import { conflict, withReason } from '../recipeErrors.ts';
import { withLanguages } from '../refusedTexts.ts';
import { NO_STATE, type ResourceDocument, relatedId } from '../resource.ts';
import {
  cancelOpenSubmissions,
  listOpen,
  refuseOtherVersions,
  refuseReviewed,
  type Submission,
  submissionHolds,
} from '../submission.ts';
import {
  type FoundVersion,
  findVersion,
  unreleasedStages,
  type Version,
  type VersionSelector,
  versionNameOf,
  versionNumberOf,
  versionSelectorOf,
  versionStageOf,
  versionStateOf,
} from '../version.ts';

export const submitVersion: Recipe = async (context) => {
  const steps = context.startSteps();
  const place = versionSelectorOf(context);
  const buildId = inputOf<string>(context, 'buildId') || undefined;
  const found = await steps.read(
    'Find the version',
    () => findVersion(context, place, [['draft'], ['review'], unreleasedStages], ['build']),
    ({ version }) => `${versionNameOf(version)} is ${versionStateOf(version)}.`,
    ({ version }) => version,
  );
  const { version } = found;
  const stage = versionStageOf(version);
  if (stage === 'other')
    throw conflict(
      `${versionNameOf(version)} is in the unknown state ${versionStateOf(version)}. Look at it in App Store Connect.`,
    );
  if (stage !== 'draft' && stage !== 'review')
    throw conflict(
      `${versionNameOf(version)} is ${versionStateOf(version)}: its review is over. Submit the next version.`,
    );
  const isPlan = stage === 'draft' && inputOf<boolean>(context, 'dryRun') === true;
  const lacking = isPlan ? await lookForTexts(context, steps, place, version) : [];
  const submission = await (stage === 'draft'
    ? submit(context, steps, place, found, buildId)
    : already(context, steps, place, version, buildId));
  return jsonResponse(200, {
    versionId: version.id,
    versionString: version.attributes.versionString,
    ...(submission && { submissionId: submission.id, state: submission.attributes.state }),
    lacking,
    steps: steps.reports,
  });
};

async function open(
  context: RecipeContext,
  steps: StepRunner,
  place: VersionSelector,
  waiting: ConsistencyWait,
): Promise<Submission | undefined> {
  const { appId, platform } = place;
  const create = () =>
    context.store().call<ResourceDocument<{ readonly state: string }>>('CreateReviewSubmission', { appId, platform });
  const made = await steps.write(
    'Open a review submission',
    () => retryUntilReady(waiting, create),
    ({ data }) => data.id,
  );
  return made?.data;
}

/** App Review reports missing texts only after submission, and then by ID, so a plan checks them beforehand. */
function lookForTexts(
  context: RecipeContext,
  steps: StepRunner,
  place: VersionSelector,
  { id }: Version,
): Promise<readonly MissingTexts[]> {
  return steps.read(
    'Look for what App Review will ask for',
    async () => {
      const languages = await listLanguages(context, id);
      return missingTextsOf(
        context,
        place,
        languages.map(({ attributes }) => attributes),
      );
    },
    describeMissingTexts,
  );
}

/** All steps from the draft to the submission; undefined for a plan. */
async function submit(
  context: RecipeContext,
  steps: StepRunner,
  place: VersionSelector,
  found: FoundVersion,
  buildId?: string,
) {
  const { version } = found;
  const { call: ask, account } = context.store();
  const waiting = { deadline: context.deadline, pollDelay: account.pollDelay };
  const others = await steps.read('Look for open submissions', () => listOpen(context, place));
  refuseReviewed(others);
  refuseOtherVersions(others, version);
  await setBuild(context, steps, place, found, buildId);
  const draft = await cancelOpenSubmissions(context, steps, others, version);
  if (draft) steps.skip('Open a review submission', `The draft ${draft.id} is used.`);
  const submission = draft ?? (await open(context, steps, place, waiting));
  const inputs = { submissionId: submission?.id, versionId: version.id };
  const add = `Add version ${versionNumberOf(version)} to the submission`;
  if (draft && submissionHolds(draft, version)) steps.skip(add, 'It is in the submission already.');
  else
    await steps.write(add, () =>
      withLanguages(
        context,
        version,
        withReason(retryUntilReady(waiting, () => ask('AddReviewSubmissionItem', inputs))),
      ),
    );
  const send = () =>
    ask<ResourceDocument<{ readonly state: string }>>('UpdateReviewSubmission', {
      id: submission?.id,
      submitted: true,
    });
  const sent = await steps.write(
    `Submit version ${versionNumberOf(version)} for review`,
    () => withLanguages(context, version, withReason(retryUntilReady(waiting, send))),
    ({ data }) => data.attributes.state ?? NO_STATE,
  );
  return sent?.data ?? submission;
}

/** The version is in review: there is nothing to do, unless the call names another build. */
async function already(
  context: RecipeContext,
  steps: StepRunner,
  place: VersionSelector,
  version: Version,
  buildId?: string,
) {
  if (buildId && buildId !== relatedId(version, 'build'))
    throw conflict(
      `${versionNameOf(version)} is ${versionStateOf(version)} with another build. Cancel its submission first with Submit or cancel review submission.`,
    );
  const all = await steps.read('Look for its submission', () => listOpen(context, place));
  steps.skip(`Submit version ${versionNumberOf(version)} for review`, `It is ${versionStateOf(version)} already.`);
  return all.find((each) => relatedId(each, 'appStoreVersionForReview') === version.id);
}
