// Call pipeline: validate, authorize, then call the store. It always resolves to a response.
import type { Operation, RelayOperation } from '../connector/core/operation.ts';
import type { Store } from '../connector/core/stores.ts';
import { withCommonHeaders } from './core/commonHeaders.ts';
import { asSlowCaller, type Deadline, startDeadline, within } from './core/deadline.ts';
import { asFailure, errorResponse, Failure } from './core/errors.ts';
import { assignBudget } from './core/heldMemory.ts';
import { logFailure, logLevelOf, startLogEntry } from './core/logger.ts';
import { attempt } from './core/maybePromise.ts';
import type { MemoryBudget } from './core/memoryBudget.ts';
import type { LogEntry, Outcome, RelayRequest, RelayResponse } from './core/types.ts';
import { accountsOfStore, pickAccount, type StoreAccount, type UsableAccount } from './pipeline/accounts.ts';
import { auditCall } from './pipeline/auditCall.ts';
import { auditInputs } from './pipeline/auditLog.ts';
import { fetchResponse } from './pipeline/fetchResponse.ts';
import { runOnce } from './pipeline/idempotency.ts';
import type { OutcomeStore } from './pipeline/idempotencyStore.ts';
import type { IdempotentCall } from './pipeline/idempotentInputs.ts';
import type { FindCaller, IdentifyCaller } from './pipeline/identifyCaller.ts';
import type { ValidateRequest } from './pipeline/validate.ts';
import type { MinuteSummary } from './telemetry/minuteSummary.ts';
import { countCall } from './transport/fairStreaming.ts';
import type { JobRun } from './workflow/jobRun.ts';
import type { PlanFirst } from './workflow/planFirst.ts';
import { logDelegation, type RecipeRunner, runRecipe } from './workflow/runRecipe.ts';

export interface RelayDependencies extends RecipeRunner {
  readonly validate: ValidateRequest;
  readonly identifyCaller: IdentifyCaller;
  /** For work that outlives the call that asked for it. */
  readonly findCaller: FindCaller;
  readonly accounts: readonly StoreAccount[];
  readonly deadlineMilliseconds: number;
  /** Memory budget of all calls for buffered data. */
  readonly budget: MemoryBudget;
  /** Stored outcomes of writes, replayed to repeats. */
  readonly outcomes: OutcomeStore;
  /** Refuses changes that need a plan and have none. */
  readonly planFirst: PlanFirst;
  /** Counts calls denied by policy, per caller. */
  readonly refused: MinuteSummary;
}

export type Dispatch = (operation: Operation, call: RelayRequest) => Promise<RelayResponse>;

/** Everything that belongs to one call. */
interface Running {
  readonly call: RelayRequest;
  readonly deadline: Deadline;
  readonly line: LogEntry;
}

/** A call that was recorded, to be run without its request. */
export interface RecordedCall extends Running, Pick<IdempotentCall, 'valid'> {
  readonly operation: RelayOperation;
  /** Name of the caller in the settings. */
  readonly caller: string;
  readonly job: JobRun;
}

/** Runs a slice of a job as its caller, if it may still do so. Rejects with the failure of the recipe. */
export function createBackgroundRunner(parts: RelayDependencies): (recorded: RecordedCall) => Promise<RelayResponse> {
  return async ({ operation, caller, job, ...running }) => {
    const { call, line, valid } = running;
    line.caller = caller;
    auditInputs(line, operation, valid);
    const audited = (answered: RelayResponse): void => auditCall(parts.identifyCaller, operation, call, line, answered);
    try {
      const policy = parts.findCaller(caller);
      if (!policy)
        throw new Failure('operation_not_allowed', 'The caller of this job is not in the settings any more.');
      policy.authorize(operation);
      const answered = await runCall(parts, { operation, policy, ...running }, job);
      audited(answered);
      return answered;
    } catch (thrown) {
      const goesOn = job.end() === 'later';
      audited(goesOn ? { status: 202, headers: {}, body: undefined } : errorResponse(asFailure(thrown)));
      throw thrown;
    }
  };
}

export function createDispatcher(parts: RelayDependencies): Dispatch {
  return async (operation, call) => {
    const started = performance.now();
    const line = startLogEntry(operation, call);
    if (operation.store && accountsOfStore(parts.accounts, operation.store).simulated) line.simulated = true;
    const longest = Math.min(parts.deadlineMilliseconds, operation.answersWithin ?? Infinity);
    const deadline = startDeadline(longest, call.whenGone);
    assignBudget(deadline, parts.budget);
    countCall(deadline);
    const answered = await handleCall(parts, operation, { call, deadline, line }).catch((thrown) => {
      const failure = asFailure(thrown);
      if (failure.code === 'operation_not_allowed') parts.refused.count(`${failure.code}, caller ${line.caller}`);
      return errorResponse(logFailure(line, failure));
    });
    endWithBody(answered, deadline);
    const record = (outcome: Outcome): void => {
      line.status = outcome.status;
      line.milliseconds = Math.round(performance.now() - started);
      call.log(logLevelOf(outcome.status), line);
      auditCall(parts.identifyCaller, operation, call, line, outcome);
      if (!operation.page) parts.services.recentCalls?.record(line);
    };
    if (answered.laterOutcome) void answered.laterOutcome.then((outcome) => record(outcome ?? answered));
    else record(answered.outcome ?? answered);
    return withCommonHeaders(answered, line);
  };
}

async function handleCall(parts: RelayDependencies, operation: Operation, running: Running): Promise<RelayResponse> {
  const { call, deadline, line } = running;
  const read = attempt(() => within(deadline, parts.validate(operation, call)), asSlowCaller);
  const valid = read instanceof Promise ? await read : read;
  const policy = parts.identifyCaller(call);
  line.caller = policy.caller;
  auditInputs(line, operation, valid);
  policy.authorize(operation);
  parts.planFirst.require(operation, valid);
  // a delegated call counts once; the dashboard page sends no request to a store, nor do most messages of a protocol
  const isCounted = !operation.anonymous && !operation.page && !operation.protocol;
  if (line.viaOperation === undefined && isCounted) policy.limit?.();
  const asked = { operation, valid, policy, call, deadline, line };
  return runOnce(parts.outcomes, asked, (read) => runCall(parts, read === valid ? asked : { ...asked, valid: read }));
}

/** Runs a valid and authorized call: sends it to its store, or runs its recipe. */
function runCall(parts: RelayDependencies, asked: IdempotentCall, job?: JobRun): Promise<RelayResponse> {
  const { operation, valid, call, policy, deadline, line } = asked;
  const pick = (store: Store): UsableAccount => {
    const account = pickAccount(parts.accounts, policy, store, valid.account);
    line.account = account.name;
    if (account.simulated) line.simulated = true;
    return account;
  };
  if (!operation.recipe)
    return fetchResponse({ operation, account: pick(operation.store), valid, call, deadline, line });
  const delegate = (inner: Operation, given: RelayRequest): Promise<RelayResponse> => {
    logDelegation(line, operation, inner, given);
    return handleCall(parts, inner, { call: given, deadline, line });
  };
  const pickOwn = (): UsableAccount => {
    if (!operation.store) throw new Error(`${operation.id} has no store`);
    return pick(operation.store);
  };
  const accounts = policy.reachable(parts.accounts);
  return runRecipe(parts, operation, { valid, call, deadline, line, accounts, pick: pickOwn, delegate, policy, job });
}

/** Ends the deadline after the last byte of the body. */
function endWithBody({ body }: RelayResponse, deadline: Deadline): void {
  if (body && !(body instanceof Uint8Array)) body.once('close', deadline.end);
  else deadline.end();
}
