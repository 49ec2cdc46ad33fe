// Runs a tool: finds its operation, calls it and makes the result. What customers see is planned first.
import type { JsonObject } from '../../connector/core/json.ts';
import type { Operation } from '../../connector/core/operation.ts';
import { operationByName } from '../contract/names.ts';
import { asFailure, errorResponse, Failure } from '../core/errors.ts';
import { isDeep, tooDeep } from '../core/jsonDepth.ts';
import { withoutNull } from '../core/jsonText.ts';
import { logFailure } from '../core/logger.ts';
import type { Outcome } from '../core/types.ts';
import { asWritten } from '../workflow/delegatedCall.ts';
import type { OperationInputs, RecipeContext } from '../workflow/storeApi.ts';
import { appNameFor } from './appName.ts';
import { type ApprovalQuestion, questionOf } from './approval.ts';
import { askOperation } from './askOperation.ts';
import type { ClientSide } from './clientSide.ts';
import { EMPTY_PLAN, emptyPlan } from './emptyPlan.ts';
import { findOperations } from './findOperation.ts';
import { allInputs, givenInputs, inputsByName } from './givenInputs.ts';
import type { ToolCall } from './nextCall.ts';
import {
  dataResult,
  declinedResult,
  failureResult,
  PLAN_NOTICE,
  type ToolResult,
  textAnswer,
  toolResult,
} from './toolResult.ts';
import { asPlan, namesPlan, refusalOf, wantsPlan } from './toolSafety.ts';
import { CALL, FIND, listedOperations } from './tools.ts';

export interface Ran {
  readonly result: ToolResult;
  /** What the operation itself answered, for the log and the audit. */
  readonly outcome?: Outcome;
  /** To be asked of a person, in place of the result. */
  readonly question?: ApprovalQuestion;
}

/** Undefined if the caller has no tool with that name. A failure of the operation is a result, too. */
export async function callTool(
  context: RecipeContext,
  name: string,
  given: JsonObject,
  client: ClientSide,
): Promise<Ran | undefined> {
  const listed = listedOperations(context).find(({ id }) => id === name);
  if (!listed && name !== FIND && name !== CALL) return undefined;
  let operation: Operation | undefined;
  try {
    context.policy.limit?.();
    if (isDeep(given)) throw tooDeep('arguments');
    if (name === FIND) return { result: dataResult(findOperations(context, wordsOf(given))) };
    const { skip: rows, ...inputs } = withoutNull(given);
    operation = listed ?? operationOf(context, inputs.operation);
    const skip = skipOf(rows);
    if (listed) return await run(context, { operation, inputs, skip }, client);
    const within = givenInputs(inputs);
    return await run(context, { operation, inputs: allInputs(within), skip, within }, client);
  } catch (thrown) {
    const failure = asFailure(thrown);
    logFailure(context.line, failure);
    return {
      result: failureResult(failure, mayHaveTexts(context, operation), operation),
      outcome: errorResponse(failure),
    };
  }
}

/** Whether a call of this tool may be a job, whose progress can be shown. */
export function isJobTool(context: RecipeContext, name: string, given: JsonObject): boolean {
  const id = name === CALL ? textOf(given.operation).trim() : name;
  return context.operations.some((each) => each.id === id && each.recipe !== undefined && each.job === true);
}

async function run(context: RecipeContext, call: ToolCall, client: ClientSide): Promise<Ran> {
  const { operation } = call;
  const refusal = refusalOf(operation);
  if (refusal !== undefined) throw new Failure('operation_not_allowed', refusal);
  const named = inputsByName(operation, call.inputs);
  const inputs = await inputsToSend(context, operation, named, client);
  if (!inputs) return { result: declinedResult() };
  const answered = await askOperation(context, operation, inputs, client.onProgress);
  const { text, outcome } = await textAnswer(answered, context.deadline);
  const resultWith = (shown: string, notice?: string): ToolResult =>
    toolResult({ answered, text: shown, notice, ...call, inputs: named });
  if (operation.access !== 'publish' || namesPlan(operation, inputs)) return { result: resultWith(text), outcome };
  const empty = emptyPlan(text);
  if (empty !== undefined) return { result: resultWith(empty, EMPTY_PLAN), outcome };
  const asked = client.canAsk ? await askedOf(context, operation, named, text) : PLAN_NOTICE;
  if (typeof asked !== 'string') return { result: resultWith(text), outcome, question: asked };
  return { result: resultWith(text, `This is a plan. Nothing was changed. ${asked}`), outcome };
}

/** The question about a plan, or the sentence that says why nobody is asked. */
async function askedOf(
  context: RecipeContext,
  operation: Operation,
  named: OperationInputs,
  text: string,
): Promise<ApprovalQuestion | string> {
  if (wantsPlan(named)) return 'Call again without dryRun, and a person is asked.';
  return questionOf(operation, named, text, () => appNameFor(context, operation, named));
}

/** Undefined if a person did not approve the plan. Without an explicit yes, the plan is used up. */
async function inputsToSend(
  context: RecipeContext,
  operation: Operation,
  named: OperationInputs,
  { approval, canAsk }: ClientSide,
): Promise<OperationInputs | undefined> {
  if (operation.access !== 'publish') return named;
  const hasPlan = namesPlan(operation, named);
  // with the wish for a plan, the two are refused together
  if (hasPlan && canAsk && !wantsPlan(named)) throw notAsked();
  if (hasPlan || !approval) return asPlan(operation, named);
  if (approval.isApproved) return asPlan(operation, { ...named, planId: approval.planId });
  await context.discardPlan(approval.planId);
  return approval.isAnswered ? undefined : asPlan(operation, named);
}

/** The client can ask a person, so that an ID alone, which a model can write, approves nothing. */
function notAsked(): Failure {
  const message = 'This client asks a person: call again without planId, and the person is asked.';
  return new Failure('operation_not_allowed', message, {
    details: [{ code: 'body', message: 'Is not taken from a client that can ask a person.', target: 'planId' }],
  });
}

/** Whether a failure can have words of a store: a request was sent, an earlier outcome is repeated, or a job has failed. */
function mayHaveTexts({ line }: RecipeContext, operation: Operation | undefined): boolean {
  return line.attempts > 0 || line.replayed === true || operation?.showsJob === true;
}

/** The question for the search. */
function wordsOf({ words }: JsonObject): string {
  const text = textOf(words).trim();
  if (/[\p{L}\p{N}]/u.test(text)) return text;
  throw new Failure('invalid_request', `${FIND} needs words that say what is wanted, such as "who has access".`, {
    details: [{ code: 'required', message: 'Is missing, or has no word in it.', target: 'words' }],
  });
}

function operationOf({ operations }: RecipeContext, asked: unknown): Operation {
  const found = operationByName(operations, textOf(asked).trim());
  if (found) return found;
  throw new Failure('invalid_request', `There is no operation with that name. ${FIND} finds operations by words.`, {
    details: [{ code: 'body', message: 'Is not the name of an operation.', target: 'operation' }],
  });
}

function skipOf(value: unknown): number {
  const number = Number(asWritten(value) ?? 0);
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
