// Runs a recipe that has a dry run: the dry run makes a plan, and a call with its ID does what was planned, once.
import { createHash } from 'node:crypto';
import { hasPlan, PLAN_MINUTES } from '../../connector/relay/stepReport.ts';
import { Failure } from '../core/errors.ts';
import { readObject } from '../core/jsonText.ts';
import { createStepRunner, type StepObserver } from '../core/stepRunner.ts';
import { jsonResponse, type RelayResponse } from '../core/types.ts';
import type { ValidatedRequest } from '../pipeline/validate.ts';
import { isJob } from './asJob.ts';
import { callerDigest } from './discardPlan.ts';
import { NEW_PLAN } from './newPlan.ts';
import { differences, digestOf, type Fingerprint } from './planFingerprint.ts';
import { compareSteps, recordSteps } from './planSteps.ts';
import type { FoundPlan, PlanStore } from './planStore.ts';
import type { Invocation } from './recipeContext.ts';
import type { RecipeContext } from './storeApi.ts';

type StartSteps = RecipeContext['startSteps'];

/** Runs the recipe itself. */
export type RunSteps = (valid: ValidatedRequest, startSteps: StartSteps) => Promise<RelayResponse>;

type PlannedCall = Pick<Invocation, 'operation' | 'valid' | 'call' | 'policy' | 'job'>;

/** Inputs that say how to run, not what to do. */
const BESIDES = new Set(['dryRun', 'planId', 'planValidFor', 'wait']);
const MINUTE = 60_000;

export async function runPlanned(plans: PlanStore, asked: PlannedCall, run: RunSteps): Promise<RelayResponse> {
  const { operation, valid, job } = asked;
  const { dryRun, planId } = inputsOf(valid);
  const plainly = stepsOf(dryRun === true);
  // the plan of a job is used when the job begins, and not again in its slices
  if (job || !hasPlan(operation)) return run(valid, plainly);
  const id = typeof planId === 'string' ? planId : '';
  if (dryRun === true && id !== '')
    throw new Failure('invalid_request', 'Give Plan only to make a plan, or Plan ID to apply one, and not both.');
  if (dryRun === true) return makePlan(plans, asked, run);
  if (id === '') return run(valid, plainly);
  return isJob(operation, valid) ? applyJobPlan(plans, id, asked, run) : applyPlan(plans, id, asked, run);
}

function stepsOf(dryRun: boolean, observer?: StepObserver): StartSteps {
  return (earlier = []) => createStepRunner(dryRun, { earlier, ...(observer && { observer }) });
}

/** A plan that cannot be kept leaves the response without an ID: what it shows is right all the same. */
async function makePlan(plans: PlanStore, asked: PlannedCall, run: RunSteps): Promise<RelayResponse> {
  const id = plans.newId();
  const recorder = recordSteps(id, plans.keepsTexts);
  const file = hashed(asked.valid);
  const answered = await run(file.valid, stepsOf(true, recorder));
  const shown =
    answered.body instanceof Uint8Array && readObject(Buffer.from(answered.body).toString('utf8'), JSON.parse);
  if (answered.status !== 200 || !shown) return answered;
  const { planValidFor } = inputsOf(asked.valid);
  const until = plans.now() + Number(planValidFor ?? PLAN_MINUTES) * MINUTE;
  const plan = { ...identityOf(asked, id), file: file.digest(), until, steps: recorder.steps };
  try {
    await plans.keep(id, plan, callerDigest(asked, ''));
  } catch {
    return answered;
  }
  return jsonResponse(200, { ...shown, planId: id, planValidUntil: new Date(until).toISOString() }, answered.headers);
}

async function applyPlan(plans: PlanStore, id: string, asked: PlannedCall, run: RunSteps): Promise<RelayResponse> {
  const found = await findUsable(plans, id, asked);
  const file = hashed(asked.valid);
  let hasBegun = false;
  const begin = async (): Promise<void> => {
    if (found.plan.file !== undefined && found.plan.file !== file.digest()) throw mismatch('the file');
    hasBegun = true;
    if (!(await found.use())) throw used();
  };
  const observer = compareSteps({ secret: id, steps: found.plan.steps, begin });
  const answered = await run(file.valid, stepsOf(false, observer)).catch(async (thrown: unknown) => {
    // another call at this moment may be what has changed the store
    const isOutdated = thrown instanceof Failure && thrown.code === 'plan_outdated' && !hasBegun;
    if (isOutdated && (await plans.find(id))?.isUsed) throw used();
    throw thrown;
  });
  if (!hasBegun) await begin(); // there was nothing to write
  return answered;
}

/** A job writes after the call, so the plan is held against another dry run before the job begins. */
async function applyJobPlan(plans: PlanStore, id: string, asked: PlannedCall, run: RunSteps): Promise<RelayResponse> {
  const found = await findUsable(plans, id, asked);
  const { valid, operation } = asked;
  const dry = operation.names.query.includes('dryRun')
    ? { ...valid, query: { ...valid.query, dryRun: true } }
    : { ...valid, body: { ...(valid.body as object | undefined), dryRun: true } };
  const begin = async (): Promise<void> => undefined;
  await run(dry, stepsOf(true, compareSteps({ secret: id, steps: found.plan.steps, begin })));
  if (!(await found.use())) throw used();
  return run(valid, stepsOf(false));
}

async function findUsable(plans: PlanStore, id: string, asked: PlannedCall): Promise<FoundPlan> {
  const found = await plans.find(id);
  refuseOther(found, asked, id);
  if (found.isUsed) throw used();
  if (plans.now() < found.plan.until) return found;
  const until = new Date(found.plan.until).toISOString();
  throw new Failure('plan_expired', `The plan was valid until ${until}. ${AGAIN}`);
}

const AGAIN = `Nothing was changed. ${NEW_PLAN}`;

function refuseOther(found: FoundPlan | undefined, asked: PlannedCall, id: string): asserts found is FoundPlan {
  if (!found)
    throw new Failure(
      'plan_expired',
      `The relay has no plan with this ID: it expired more than a day ago, or was kept in the memory of an instance that has stopped. ${AGAIN}`,
    );
  const { plan } = found;
  const { caller, operation, inputs } = identityOf(asked, id);
  if (plan.operation !== operation) throw mismatch('the action');
  if (plan.caller !== caller) throw mismatch('the caller');
  const changed = differences(plan.inputs, inputs);
  if (changed.length > 0) throw mismatch(changed.join(', '));
}

/** Names only: a value may be secret. */
function mismatch(what: string): Failure {
  return new Failure(
    'plan_mismatch',
    `The plan was made for other inputs. These differ: ${what}. ${AGAIN} Or repeat the call with the inputs of the plan.`,
    { details: what.split(', ').map((target) => ({ code: 'differs', message: `${target} differs.`, target })) },
  );
}

function used(): Failure {
  return new Failure(
    'plan_used',
    `The plan has been applied or declined already, and a plan is used once. ${NEW_PLAN}`,
  );
}

function identityOf(asked: PlannedCall, id: string) {
  return {
    operation: asked.operation.id,
    caller: callerDigest(asked, id),
    inputs: inputDigests(asked.valid, id),
  };
}

/** An input that is empty, as flows send it, is the same as none. */
function inputDigests(valid: ValidatedRequest, id: string): Fingerprint {
  const given = Object.entries(inputsOf(valid)).filter(
    ([name, value]) => !(BESIDES.has(name) || value === undefined || value === '' || value === null),
  );
  return Object.fromEntries(given.map(([name, value]) => [name, digestOf([value], id)]));
}

function inputsOf({ path, query, body, account }: ValidatedRequest): Readonly<Record<string, unknown>> {
  return { ...path, ...query, ...(body as object | undefined), ...(account !== undefined && { account }) };
}

/** The request, with the digest of its file once that has been read to its end. */
function hashed(valid: ValidatedRequest) {
  let digest: string | undefined;
  const { bytes } = valid;
  if (!bytes) return { valid, digest: () => digest };
  async function* counted(source: AsyncIterable<Uint8Array>) {
    const hash = createHash('sha256');
    for await (const piece of source) {
      hash.update(piece);
      yield piece;
    }
    digest = hash.digest('hex');
  }
  return { valid: { ...valid, bytes: counted(bytes) }, digest: () => digest };
}
