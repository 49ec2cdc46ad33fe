// Calls an operation for an agent: places each input, and delegates the call to the pipeline.
import type { Operation } from '../../connector/core/operation.ts';
import { toolInputs } from '../../connector/emit/mcpTools.ts';
import { Failure } from '../core/errors.ts';
import type { RelayRequest, RelayResponse } from '../core/types.ts';
import {
  asWritten,
  type DelegatedInputs,
  delegatedCall,
  INPUT_VALUE,
  type InputValue,
  isInputValue,
} from '../workflow/delegatedCall.ts';
import type { OperationInputs, RecipeContext } from '../workflow/storeApi.ts';
import { cutRowLinks } from './cutLinks.ts';

/** Headers of this protocol, and of what a client accepts. */
const OURS = /^(accept|accept-encoding|mcp-.*)$/i;

/** Rejects with the failure of the operation. */
export function askOperation(
  context: RecipeContext,
  operation: Operation,
  inputs: OperationInputs,
  onProgress?: RelayRequest['onProgress'],
): Promise<RelayResponse> {
  return context.delegate(operation, delegatedCall(placed(operation, inputs), plainCall(context.call, onProgress)));
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
function placed(operation: Operation, inputs: OperationInputs): DelegatedInputs {
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
    const details = wrong.map((target) => ({ code: 'body', message: `Must be ${INPUT_VALUE}.`, target }));
    throw new Failure('invalid_request', 'An input has a value that cannot be sent.', { details });
  }
  return { operation, parameters, body: body.length > 0 ? Object.fromEntries(body) : undefined };
}

function isParameter({ parameters }: Operation, name: string): boolean {
  return parameters.some((each) => each.name === name);
}
