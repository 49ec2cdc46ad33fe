// Beta review of a build, which external testing needs.

import { capital } from '../../../connector/stores/apple/naming.ts';
import { Failure } from '../../core/errors.ts';
import { type JobWork, lookUntil } from '../../workflow/acrossSlices.ts';
import { inputOf } from '../../workflow/storeApi.ts';
import type { Build } from './build.ts';
import { makeOnce } from './makeOnce.ts';
import { conflict, withReason } from './recipeErrors.ts';
import { readToOne } from './relations.ts';
import { NO_STATE, type Resource, type ResourceDocument } from './resource.ts';
import { numberOf } from './testBuild.ts';

type TestDetail = Resource<{
  readonly autoNotifyEnabled?: boolean;
  readonly internalBuildState?: string;
  readonly externalBuildState?: string;
}>;

const SUBMIT = 'Submit it for beta review';
const inReview = ['WAITING_FOR_BETA_REVIEW', 'IN_BETA_REVIEW'];
export const approved = ['BETA_APPROVED', 'READY_FOR_BETA_TESTING', 'IN_BETA_TESTING'];
/** States that pass by themselves: shortly after a build was processed, or its encryption was answered. */
const transientStates = ['PROCESSING', 'MISSING_EXPORT_COMPLIANCE'];
/** How often a transient state is read before it is taken as it is. */
const MOST_LOOKS = 12;

export function externalStateOf({ attributes }: TestDetail): string {
  return attributes.externalBuildState || NO_STATE;
}

/** Submits it unless it was before. 409 for a build that was rejected or that Apple does not let be tested. */
export async function submitForBetaReview(work: JobWork, build: Build): Promise<void> {
  const { context, steps } = work;
  const detail = await steps.read('Read its TestFlight state', () => readSettled(work, build), externalStateOf);
  const state = externalStateOf(detail);
  if (approved.includes(state)) return steps.skip(SUBMIT, 'Beta review has approved it already.');
  if (inReview.includes(state)) return steps.skip(SUBMIT, `It was submitted already, and is ${state}.`);
  const isPlanned = inputOf<boolean>(context, 'dryRun') === true && transientStates.includes(state);
  if (state !== 'READY_FOR_BETA_SUBMISSION' && !isPlanned)
    throw conflict(
      `${capital(numberOf(build))} cannot be submitted for beta review: it is ${state}. See TestFlight in App Store Connect.`,
    );
  const api = context.store();
  const find = () => readToOne<unknown>(context, 'builds_betaAppReviewSubmission_getToOneRelated', { id: build.id });
  await steps.write(
    SUBMIT,
    () => withReason(makeOnce<unknown>(api, 'SubmitBuildForBetaReview', { buildId: build.id }, find)),
    ({ id }) => id,
    capital(numberOf(build)),
  );
}

/** Waits if the call asks for it. 422 if beta review rejects the build. */
export async function awaitBetaReview(work: JobWork, build: Build): Promise<void> {
  const { context, steps } = work;
  if (inputOf<boolean>(context, 'waitForReview') !== true || !context.job) return;
  const isOver = (seen: TestDetail): boolean =>
    ![...inReview, 'READY_FOR_BETA_SUBMISSION'].includes(externalStateOf(seen));
  const look = () => readDetail(work, build);
  const progress = () => ({ sentence: `Waits for beta review of ${numberOf(build)}.` });
  const detail = await steps.read(
    'Wait for beta review',
    () => lookUntil(work, { counter: 'reviewLooks', look, isOver, progress }),
    externalStateOf,
  );
  const state = externalStateOf(detail);
  if (state !== 'BETA_REJECTED') return;
  throw new Failure(
    'store_refused',
    `Beta review has rejected ${numberOf(build)}. App Store Connect shows why; upload another build.`,
    { status: 422, details: [{ code: state, message: 'Beta review has rejected the build.' }] },
  );
}

export async function readDetail({ context }: JobWork, { id }: Build): Promise<TestDetail> {
  const read = context.store().call<ResourceDocument<TestDetail['attributes']>>;
  return (await read('ReadBuildBetaDetail', { id })).data as TestDetail;
}

function readSettled(work: JobWork, build: Build): Promise<TestDetail> {
  const isOver = (seen: TestDetail): boolean => !transientStates.includes(externalStateOf(seen));
  return lookUntil(work, { counter: 'settleLooks', look: () => readDetail(work, build), isOver, most: MOST_LOOKS });
}
