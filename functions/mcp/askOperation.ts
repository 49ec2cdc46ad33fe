// Calls an operation with inputs by the names of a tool: places each input, and delegates the call to the pipeline.
import type { Operation } from '../../connector/core/operation.ts';
import { aliasOf, toolInputs } from '../../connector/emit/mcpTools.ts';
import { Failure } from '../core/errors.ts';
import type { RelayRequest, RelayResponse } from '../core/types.ts';
import {
  asWritten,
  type DelegatedInputs,
  delegatedCall,
  type InputValue,
  isInputValue,
} from '../workflow/delegatedCall.ts';
import type { RecipeContext } from '../workflow/storeApi.ts';
import { cutRowLinks } from './cutLinks.ts';

/** Inputs of a tool or an operation by name. */
export type ToolValues = Readonly<Record<string, unknown>>;

/** Headers of this protocol, and of what a client accepts. */
const OURS = /^(accept|accept-encoding|mcp-.*)$/i;

/** The inputs are by the names of the operation. Rejects with the failure of the operation. */
export function askOperation(
  context: RecipeContext,
  operation: Operation,
  inputs: ToolValues,
  onProgress?: RelayRequest['onProgress'],
): Promise<RelayResponse> {
  return context.delegate(operation, delegatedCall(placed(operation, inputs), plainCall(context.call, onProgress)));
}

/** Inputs by the names of the operation: a tool has other names for some. Throws if two of them are the same input. */
export function inputsByName(operation: Operation, given: ToolValues): ToolValues {
  const inputs = toolInputs(operation);
  const nameOf = (key: string): string =>
    inputs.find(({ name }) => name === key)?.name ?? inputs.find(({ alias }) => alias === aliasOf(key))?.name ?? key;
  return onceEach(Object.entries(given).map(([key, value]) => [nameOf(key), value]));
}

/** An object with these members. Throws if one is given twice, since none of its values may be lost. */
export function onceEach(entries: readonly (readonly [name: string, value: unknown])[]): ToolValues {
  const names = entries.map(([name]) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice === undefined) return Object.fromEntries(entries);
  throw new Failure('invalid_request', 'An input is given twice. Give it once.', {
    details: [{ code: 'repeated', message: 'Is given more than once.', target: twice.slice(0, 64) }],
  });
}

/**
 * The stores' answers are read here, so that they must not be compressed, and without links, which only the relay can
 * follow; what belongs to this protocol is not passed on.
 */
function plainCall(call: RelayRequest, onProgress: RelayRequest['onProgress']): RelayRequest {
  const header: RelayRequest['header'] = (name) => (OURS.test(name) ? undefined : call.header(name));
  return Object.assign({}, call, { header, shorten: cutRowLinks, onProgress });
}

/** A name that is no input goes with the parameters, where validation says so. */
function placed(operation: Operation, inputs: ToolValues): DelegatedInputs {
  const own = toolInputs(operation);
  const takesAny = operation.body !== undefined && !own.some(({ inBody }) => inBody);
  const body: [name: string, value: unknown][] = [];
  const parameters = new Map<string, InputValue>();
  const wrong: string[] = [];
  for (const [name, given] of Object.entries(inputs)) {
    const input = own.find((each) => each.name === name);
    const value = asWritten(given);
    if (input?.inBody || (takesAny && !isParameter(operation, name))) body.push([name, given]);
    else if (isInputValue(value)) parameters.set(name, value);
    else wrong.push(name);
  }
  if (wrong.length > 0) {
    const message = 'Must be a text, a number, yes or no, or a list of those.';
    const details = wrong.map((target) => ({ code: 'body', message, target }));
    throw new Failure('invalid_request', `An input has a value that cannot be sent.`, { details });
  }
  return { operation, parameters, body: body.length > 0 ? Object.fromEntries(body) : undefined };
}

function isParameter({ parameters }: Operation, name: string): boolean {
  return parameters.some((each) => each.name === name);
}
