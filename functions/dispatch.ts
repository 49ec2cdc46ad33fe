// Call pipeline: validate, authorize, then call the store. It always resolves to a response.
import type { Operation, RecipeName, RelayOperation } from '../connector/core/operation.ts';
import type { Store } from '../connector/core/stores.ts';
import { asSlowCaller, type Deadline, startDeadline, within } from './core/deadline.ts';
import { asFailure, errorResponse } from './core/errors.ts';
import { openHolding } from './core/heldMemory.ts';
import { describeCause, logLevelOf, startLogEntry } from './core/logger.ts';
import type { MemoryBudget } from './core/memoryBudget.ts';
import { afterPartialWrite } from './core/retryAdvice.ts';
import { type LogEntry, type RelayRequest, type RelayResponse, SIMULATOR_HEADER } from './core/types.ts';
import { accountsOfStore, pickAccount, type StoreAccount, type UsableAccount } from './pipeline/accounts.ts';
import { auditInputs, auditLines } from './pipeline/auditLog.ts';
import type { StoreCall } from './pipeline/callStore.ts';
import { callStoreWithRetry } from './pipeline/callStoreWithRetry.ts';
import { runOnce } from './pipeline/idempotency.ts';
import type { OutcomeStore } from './pipeline/idempotencyStore.ts';
import type { IdempotentCall } from './pipeline/idempotentInputs.ts';
import type { IdentifyCaller } from './pipeline/identifyCaller.ts';
import { refuseUnreadable } from './pipeline/pageLinks.ts';
import { fetchAllPages } from './pipeline/paginate.ts';
import type { ValidateRequest } from './pipeline/validate.ts';
import type { MinuteSummary } from './telemetry/minuteSummary.ts';
import { createRecipeContext, type SharedServices } from './workflow/recipeContext.ts';
import type { Recipe, RecipeContext } from './workflow/storeApi.ts';

export interface RelayDependencies {
  readonly validate: ValidateRequest;
  readonly identifyCaller: IdentifyCaller;
  readonly accounts: readonly StoreAccount[];
  readonly recipes: Readonly<Record<RecipeName, Recipe>>;
  readonly services: SharedServices;
  readonly deadlineMilliseconds: number;
  /** Memory budget of all calls for buffered data. */
  readonly budget: MemoryBudget;
  /** Stored outcomes of writes, replayed to repeats. */
  readonly outcomes: OutcomeStore;
  /** Counts calls denied by policy, per caller. */
  readonly refused: MinuteSummary;
}

export type Dispatch = (operation: Operation, call: RelayRequest) => Promise<RelayResponse>;

export function createDispatcher(parts: RelayDependencies): Dispatch {
  return async (operation, call) => {
    const started = performance.now();
    const line = startLogEntry(operation, call);
    if (operation.store && accountsOfStore(parts.accounts, operation.store).simulated) line.simulated = true;
    const deadline = startDeadline(parts.deadlineMilliseconds, call.signal);
    openHolding(deadline, parts.budget);
    let answered: RelayResponse;
    try {
      answered = await handleCall(parts, operation, call, deadline, line);
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (failure.code === 'operation_not_allowed') parts.refused.count(`${failure.code}, caller ${line.caller}`);
      const cause = describeCause(failure);
      Object.assign(line, { code: failure.code, ...(cause && { cause }) });
      answered = errorResponse(failure);
    }
    endWith(answered, deadline);
    Object.assign(line, { status: answered.status, milliseconds: Math.round(performance.now() - started) });
    call.log(logLevelOf(answered.status), line);
    tellAudit(parts, operation, call, line, answered);
    if (!operation.page) parts.services.recentCalls?.record(line);
    return {
      ...answered,
      headers: {
        ...answered.headers,
        ...(line.simulated && { [SIMULATOR_HEADER]: 'true' }),
        'x-correlation-id': call.id,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    };
  };
}

async function handleCall(
  parts: RelayDependencies,
  operation: Operation,
  call: RelayRequest,
  deadline: Deadline,
  line: LogEntry,
): Promise<RelayResponse> {
  const valid = await within(deadline, parts.validate(operation, call)).catch(asSlowCaller);
  const policy = parts.identifyCaller(call);
  line.caller = policy.caller;
  auditInputs(line, operation, valid);
  policy.authorize(operation);
  // a delegated call counts once; the dashboard page sends no request to a store
  if (line.through === undefined && !operation.anonymous && !operation.page) policy.limit?.();
  const asked = { operation, valid, call, policy, deadline, line };
  return runOnce(parts.outcomes, asked, (read) => runCall(parts, { ...asked, valid: read }));
}

/** Ends the deadline after the last byte of the body. */
function endWith(answered: RelayResponse, deadline: Deadline): void {
  if (answered.body && !(answered.body instanceof Uint8Array)) answered.body.once('close', deadline.end);
  else deadline.end();
}

/** Also audits a call that was rejected before its caller was identified. */
function tellAudit(
  parts: RelayDependencies,
  operation: Operation,
  call: RelayRequest,
  line: LogEntry,
  answered: RelayResponse,
): void {
  if (operation.access !== 'read' || operation.delegates) line.caller ??= parts.identifyCaller(call).caller;
  for (const audit of auditLines(operation, call, line, answered)) call.audit(audit);
}

/** Runs a valid and authorized call: sends it to its store, or runs its recipe. */
async function runCall(
  parts: RelayDependencies,
  { operation, valid, call, policy, deadline, line }: IdempotentCall,
): Promise<RelayResponse> {
  const pick = (store: Store): UsableAccount => {
    const account = pickAccount(parts.accounts, policy, store, valid.account);
    line.account = account.name;
    if (account.simulated) line.simulated = true;
    return account;
  };
  if (operation.recipe) {
    const accounts = policy.reachable(parts.accounts);
    // the log line names the operation that does the work, as if it had been called directly
    const delegate = (inner: Operation, given: RelayRequest): Promise<RelayResponse> => {
      Object.assign(line, startLogEntry(inner, given), { through: operation.id });
      return handleCall(parts, inner, given, deadline, line);
    };
    const pickOwn = (): UsableAccount => pick(operation.store ?? 'apple');
    const invocation = { operation, valid, call, deadline, line, accounts, pick: pickOwn, delegate, policy };
    return runRecipe(parts, operation, createRecipeContext(parts.services, invocation));
  }
  return answerOf({ operation, account: pick(operation.store), valid, call, deadline, line });
}

/** A recipe that fails after a change must not be retried automatically by the client. */
async function runRecipe(
  parts: RelayDependencies,
  operation: RelayOperation,
  context: RecipeContext,
): Promise<RelayResponse> {
  try {
    return await parts.recipes[operation.recipe](context);
  } catch (thrown) {
    if (operation.delegates || (context.line.changes ?? 0) === 0) throw thrown;
    throw afterPartialWrite(asFailure(thrown), operation);
  }
}

/** Returns one page of a list, all pages, or any other response of the store. */
async function answerOf(step: StoreCall): Promise<RelayResponse> {
  const { operation, valid, call } = step;
  const { pages } = operation;
  if (!pages) return callStoreWithRetry(step);
  refuseUnreadable(pages, valid.query[pages.input]);
  if (valid.query.all === true) return fetchAllPages(step, pages);
  return callStoreWithRetry(pages.linked ? { ...step, here: { self: new URL(call.self), pages } } : step);
}
