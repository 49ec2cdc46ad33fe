// Runs a tool: finds its operation, places the inputs, delegates the call to the pipeline and makes the result.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { Operation } from '../../connector/core/operation.ts';
import { aliasOf, toolInputs } from '../../connector/emit/mcpTools.ts';
import { appleOperations } from '../contract/appleOperations.ts';
import { isContractName } from '../contract/names.ts';
import { asFailure, errorResponse, Failure } from '../core/errors.ts';
import { readObject, withoutNull } from '../core/jsonText.ts';
import { logFailure } from '../core/logger.ts';
import type { RelayRequest, RelayResponse } from '../core/types.ts';
import {
  asWritten,
  type DelegatedInputs,
  delegatedCall,
  type InputValue,
  isInputValue,
} from '../workflow/delegatedCall.ts';
import type { RecipeContext } from '../workflow/storeApi.ts';
import { findOperations } from './findOperation.ts';
import { dataResult, failureResult, type ToolResult, toolResult } from './toolResult.ts';
import { asPlan, isApproved, refusalOf } from './toolSafety.ts';
import { CALL, FIND, listedOperations } from './tools.ts';

export interface Ran {
  readonly result: ToolResult;
  /** What the operation itself answered, for the log and the audit. */
  readonly outcome?: RelayResponse;
}

type Inputs = Readonly<Record<string, unknown>>;

/** Undefined if the caller has no tool with that name. A failure of the operation is a result, too. */
export async function callTool(context: RecipeContext, name: string, given: JsonObject): Promise<Ran | undefined> {
  const listed = listedOperations(context).find(({ id }) => id === name);
  if (!listed && name !== FIND && name !== CALL) return undefined;
  try {
    context.policy.limit?.();
    if (name === FIND) return { result: dataResult(findOperations(context, wordsOf(given))) };
    const { skip, ...inputs } = withoutNull(given);
    const operation = listed ?? operationOf(context, inputs.operation);
    return await run(context, operation, listed ? inputs : inputsIn(inputs), skipOf(skip));
  } catch (thrown) {
    const failure = asFailure(thrown);
    logFailure(context.line, failure);
    return { result: failureResult(failure), outcome: errorResponse(failure) };
  }
}

async function run(context: RecipeContext, operation: Operation, given: Inputs, skip: number): Promise<Ran> {
  const refusal = refusalOf(operation);
  if (refusal !== undefined) throw new Failure('operation_not_allowed', refusal);
  const inputs = asPlan(operation, byName(operation, given));
  const answered = await context.delegate(operation, delegatedCall(placed(operation, inputs), plainCall(context.call)));
  const isPlan = operation.access === 'publish' && !isApproved(operation, inputs);
  return toolResult({ operation, answered, skip, isPlan, deadline: context.deadline });
}

/** The stores' answers are read here, so that they must not be compressed; what belongs to this protocol is not passed on. */
function plainCall(call: RelayRequest): RelayRequest {
  const isOurs = (name: string): boolean => /^(accept|accept-encoding|mcp-.*)$/i.test(name);
  return { ...call, header: (name) => (isOurs(name) ? undefined : call.header(name)) };
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
  const name = textOf(asked).trim();
  const found =
    operations.find(({ id }) => id === name) ?? (isContractName(name) ? appleOperations().named(name) : undefined);
  if (found) return found;
  throw new Failure('invalid_request', `There is no operation with that name. ${FIND} finds operations by words.`, {
    details: [{ code: 'body', message: 'Is not the name of an operation.', target: 'operation' }],
  });
}

/** The inputs of `call_operation`, whose parts may be JSON as text. */
function inputsIn({ parameters, body }: Inputs): Inputs {
  const read = (value: unknown): JsonObject => {
    const object = typeof value === 'string' ? readObject(value) : value;
    if (value === undefined || value === '') return {};
    if (isJsonObject(object)) return object;
    throw new Failure('invalid_request', 'parameters and body are objects, such as {"limit": 5}.');
  };
  return { ...withoutNull(read(body)), ...withoutNull(read(parameters)) };
}

/** Inputs by the names of the operation: a tool has other names for some. */
function byName(operation: Operation, given: Inputs): Inputs {
  const inputs = toolInputs(operation);
  const nameOf = (key: string): string =>
    inputs.find(({ name }) => name === key)?.name ?? inputs.find(({ alias }) => alias === aliasOf(key))?.name ?? key;
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [nameOf(key), value]));
}

/** A name that is no input goes with the parameters, where validation says so. */
function placed(operation: Operation, inputs: Inputs): DelegatedInputs {
  const inBody = new Set(toolInputs(operation).flatMap((each) => (each.inBody ? [each.name] : [])));
  const isBody = (name: string): boolean =>
    inBody.has(name) || (operation.body !== undefined && inBody.size === 0 && !isParameter(operation, name));
  const entries = Object.entries(inputs);
  const body = Object.fromEntries(entries.filter(([name]) => isBody(name)));
  const parameters = entries
    .filter(([name]) => !isBody(name))
    .map(([name, value]) => [name, asWritten(value)] as const);
  const wrong = parameters.filter(([, value]) => !isInputValue(value)).map(([name]) => name);
  if (wrong.length > 0) {
    const message = 'Must be a text, a number, yes or no, or a list of those.';
    const details = wrong.map((target) => ({ code: 'body', message, target }));
    throw new Failure('invalid_request', `An input has a value that cannot be sent.`, { details });
  }
  return {
    operation,
    parameters: new Map(parameters as [string, InputValue][]),
    ...(Object.keys(body).length > 0 && { body }),
  };
}

function isParameter({ parameters }: Operation, name: string): boolean {
  return parameters.some((each) => each.name === name);
}

function skipOf(value: unknown): number {
  const number = Number(asWritten(value) ?? 0);
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
