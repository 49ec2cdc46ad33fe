// Beta review of a build, which external testing needs, and the message to its testers.

import { capital } from '../../../connector/stores/apple/naming.ts';
import { Failure } from '../../core/errors.ts';
import { jobDelay } from '../../pipeline/pollDelay.ts';
import { inputOf } from '../../workflow/storeApi.ts';
import type { Build } from './build.ts';
import { makeOnce } from './makeOnce.ts';
import { conflict, withReason } from './recipeErrors.ts';
import { readToOne } from './relations.ts';
import { NO_STATE, type Resource, type ResourceDocument } from './resource.ts';
import { numberOf, type TestWork } from './testBuild.ts';

type TestDetail = Resource<{
  readonly autoNotifyEnabled?: boolean;
  readonly internalBuildState?: string;
  readonly externalBuildState?: string;
}>;

const SUBMIT = 'Submit it for beta review';
const AWAIT = 'Wait for beta review';
const inReview = ['WAITING_FOR_BETA_REVIEW', 'IN_BETA_REVIEW'];
const approved = ['BETA_APPROVED', 'READY_FOR_BETA_TESTING', 'IN_BETA_TESTING'];
/** States that pass by themselves: shortly after a build was processed, or its encryption was answered. */
const transientStates = ['PROCESSING', 'MISSING_EXPORT_COMPLIANCE'];
/** How often a transient state is read before it is taken as it is. */
const MOST_LOOKS = 12;

export function externalStateOf({ attributes }: TestDetail): string {
  return attributes.externalBuildState || NO_STATE;
}

/** Submits it unless it was before. 409 for a build that was rejected or that Apple does not let be tested. */
export async function submitForBetaReview(work: TestWork, build: Build): Promise<void> {
  const { context, steps } = work;
  // an earlier slice has submitted it, and waits for the outcome
  if (context.job?.saved.reviewLooks !== undefined) return;
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
  );
}

/** Waits if the call asks for it. 422 if beta review rejects the build. */
export async function awaitBetaReview(work: TestWork, build: Build): Promise<void> {
  const { context, steps } = work;
  const { job } = context;
  if (inputOf<boolean>(context, 'waitForReview') !== true || !job) return;
  for (let looks = Number(job.saved.reviewLooks ?? 0); ; looks += 1) {
    const detail = await readDetail(work, build);
    const state = externalStateOf(detail);
    if (state === 'BETA_REJECTED')
      throw new Failure(
        'store_refused',
        `Beta review has rejected ${numberOf(build)}. App Store Connect shows why; upload another build.`,
        { status: 422, details: [{ code: state, message: 'Beta review has rejected the build.' }] },
      );
    if (!inReview.includes(state) && state !== 'READY_FOR_BETA_SUBMISSION') {
      await steps.read(
        AWAIT,
        async () => detail,
        () => state,
      );
      return;
    }
    await job.rest(jobDelay(context.store().account.pollDelay, looks), { reviewLooks: looks + 1 }, steps.reports);
  }
}

/**
 * Tells the testers, once: what is about to be sent is kept first, since Apple does not tell whether it was. Not before
 * beta review has approved a build for external testers, nor where Apple tells them by itself.
 */
export async function notifyTesters(work: TestWork, build: Build, isExternal: boolean): Promise<void> {
  const { context, steps } = work;
  if (inputOf<boolean>(context, 'notify') !== true) return;
  const name = 'Notify the testers';
  const { job } = context;
  if (job?.saved.notifying === true)
    return steps.skip(
      name,
      'An instance stopped as it sent this. It is not sent again, since testers may have got it.',
    );
  const detail = await readDetail(work, build);
  const state = externalStateOf(detail);
  if (detail.attributes.autoNotifyEnabled === true)
    return steps.skip(name, 'Apple notifies them by itself, as soon as they can install it.');
  if (isExternal && job && !approved.includes(state))
    return steps.skip(name, `It is ${state}: external testers cannot install it yet. Use Wait for review.`);
  await job?.checkpoint({ notifying: true }, steps.reports);
  await steps.write(name, () => withReason(context.store().call('NotifyBetaTesters', { buildId: build.id })));
}

export async function readDetail({ context }: TestWork, { id }: Build): Promise<TestDetail> {
  const read = context.store().call<ResourceDocument<TestDetail['attributes']>>;
  return (await read('ReadBuildBetaDetail', { id })).data as TestDetail;
}

async function readSettled(work: TestWork, build: Build): Promise<TestDetail> {
  const { context, steps } = work;
  const { job } = context;
  for (let looks = Number(job?.saved.settleLooks ?? 0); ; looks += 1) {
    const detail = await readDetail(work, build);
    if (!job || looks >= MOST_LOOKS || !transientStates.includes(externalStateOf(detail))) return detail;
    await job.rest(jobDelay(context.store().account.pollDelay, looks), { settleLooks: looks + 1 }, steps.reports);
  }
}
