// Submits a version for review: its build, a submission, its item, and the word to Apple. What was done already is not done again.

import { createStepRunner, type StepRunner } from '../core/stepRunner.ts';
import { jsonResponse } from '../core/types.ts';
import { setBuild } from '../stores/apple/build.ts';
import { tryUntilReady, type Waiting } from '../stores/apple/eventualConsistency.ts';
import { listLanguages } from '../stores/apple/languages.ts';
import { type Lacking, lackingOf, tellLacking } from '../stores/apple/missingTexts.ts';
import { withReason, wrongState } from '../stores/apple/recipeErrors.ts';
import { withLanguages } from '../stores/apple/refusedTexts.ts';
import { idAt, NO_STATE, type One } from '../stores/apple/resource.ts';
import {
  clearTheWay,
  holds,
  listOpen,
  refuseForeign,
  refuseReviewed,
  type Submission,
} from '../stores/apple/submission.ts';
import {
  type FoundVersion,
  findVersion,
  nameOf,
  numberOf,
  onItsWay,
  type Place,
  placeOf,
  stageOf,
  stateOf,
  type Version,
} from '../stores/apple/version.ts';
import { inputOf, type Recipe, type RecipeContext } from '../workflow/storeApi.ts';

const open = async (
  context: RecipeContext,
  steps: StepRunner,
  place: Place,
  waiting: Waiting,
): Promise<Submission | undefined> => {
  const { appId, platform } = place;
  const create = () =>
    context.store().call<One<{ readonly state: string }>>('CreateReviewSubmission', { appId, platform });
  const made = await steps.write(
    'Open a review submission',
    () => tryUntilReady(waiting, create),
    ({ data }) => data.id,
  );
  return made?.data;
};

/** App Review says so only once everything is sent, and then by IDs: a plan looks beforehand. */
const lookForTexts = (
  context: RecipeContext,
  steps: StepRunner,
  place: Place,
  { id }: Version,
): Promise<readonly Lacking[]> =>
  steps.read(
    'Look for what App Review will ask for',
    async () => {
      const languages = await listLanguages(context, id);
      return lackingOf(
        context,
        place,
        languages.map(({ attributes }) => attributes),
      );
    },
    tellLacking,
  );

/** Everything from the draft to Apple's desk; undefined where it is only planned. */
const submit = async (
  context: RecipeContext,
  steps: StepRunner,
  place: Place,
  found: FoundVersion,
  buildId?: string,
) => {
  const { version } = found;
  const { call: ask, account } = context.store();
  const waiting = { deadline: context.deadline, patience: account.patience };
  const others = await steps.read('Look for open submissions', () => listOpen(context, place));
  refuseReviewed(others);
  refuseForeign(others, version);
  await setBuild(context, steps, place, found, buildId);
  const draft = await clearTheWay(context, steps, others, version);
  if (draft) steps.skip('Open a review submission', `The draft ${draft.id} is used.`);
  const submission = draft ?? (await open(context, steps, place, waiting));
  const inputs = { submissionId: submission?.id, versionId: version.id };
  const add = `Add version ${numberOf(version)} to the submission`;
  if (draft && holds(draft, version)) steps.skip(add, 'It is in there already.');
  else
    await steps.write(add, () =>
      withLanguages(context, version, withReason(tryUntilReady(waiting, () => ask('AddReviewSubmissionItem', inputs)))),
    );
  const send = () =>
    ask<One<{ readonly state: string }>>('UpdateReviewSubmission', { id: submission?.id, submitted: true });
  const sent = await steps.write(
    `Submit version ${numberOf(version)} for review`,
    () => withLanguages(context, version, withReason(tryUntilReady(waiting, send))),
    ({ data }) => data.attributes.state ?? NO_STATE,
  );
  return sent?.data ?? submission;
};

/** It is with App Review: there is nothing to do, unless another build was meant. */
const already = async (context: RecipeContext, steps: StepRunner, place: Place, version: Version, buildId?: string) => {
  if (buildId && buildId !== idAt(version, 'build'))
    throw wrongState(
      `${nameOf(version)} is ${stateOf(version)} with another build. Cancel its submission first with Submit or cancel review submission.`,
    );
  const all = await steps.read('Look for its submission', () => listOpen(context, place));
  steps.skip(`Submit version ${numberOf(version)} for review`, `It is ${stateOf(version)} already.`);
  return all.find((each) => idAt(each, 'appStoreVersionForReview') === version.id);
};

export const submitVersion: Recipe = async (context) => {
  const steps = createStepRunner(inputOf<boolean>(context, 'dryRun') === true);
  const place = placeOf(context);
  const buildId = inputOf<string>(context, 'buildId') || undefined;
  const found = await steps.read(
    'Find the version',
    () => findVersion(context, place, [['draft'], ['review'], onItsWay], ['build']),
    ({ version }) => `${nameOf(version)} is ${stateOf(version)}.`,
  );
  const { version } = found;
  const stage = stageOf(version);
  if (stage === 'other')
    throw wrongState(
      `${nameOf(version)} is in the unknown state ${stateOf(version)}. Look at it in App Store Connect.`,
    );
  if (stage !== 'draft' && stage !== 'review')
    throw wrongState(`${nameOf(version)} is ${stateOf(version)}: its review is over. Submit the next version.`);
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
