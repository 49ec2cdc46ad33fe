// Calls another operation by name, exactly like a direct call: same validation, policy, response and errors.

import { isJsonObject } from '../../connector/core/json.ts';
import type { Operation } from '../../connector/core/operation.ts';
import { contractPages, operationByName } from '../contract/names.ts';
import type { ErrorDetail } from '../core/errors.ts';
import { readObject, withoutNull } from '../core/jsonText.ts';
import { parseExact } from '../core/losslessJson.ts';
import { readJson } from '../core/readBody.ts';
import { validationError } from '../pipeline/validationErrors.ts';
import {
  asWritten,
  type DelegatedInputs,
  delegatedCall,
  INPUT_VALUE,
  type InputValue,
  isInputValue,
} from '../workflow/delegatedCall.ts';
import type { Recipe, RecipeContext } from '../workflow/storeApi.ts';

const names = ['operation', 'parameters', 'body'];

export const callOperation: Recipe = async (context) => {
  const asked = await readAsked(context);
  return context.delegate(asked.operation, delegatedCall(asked, context.call));
};

/** A flow sends an empty text for an absent body. */
function isGiven(body: unknown): boolean {
  return (body ?? '') !== '';
}

/** Parameters may be an object, or JSON text; empty if there are none. */
function readParameters(asked: unknown): unknown {
  return typeof asked === 'string' ? (readObject(asked) ?? (asked.trim() || undefined)) : asked;
}

function isFile({ body }: Operation): boolean {
  return body?.format === 'binary';
}

/** The validation error for the operation name, if any. */
function faultOf(found: Operation | undefined): string | undefined {
  if (!found)
    return `There is no operation with that name. They are in the definition (api/swagger.json), in ${['docs/operations.md', ...contractPages()].join(' and in ')}.`;
  if (found.delegates) return 'Delegates calls itself. Name the operation to call.';
  if (isFile(found)) return 'Takes a file, and this body is JSON. Call the address of the operation.';
  return undefined;
}

/** Reports all faults at once, as every operation does. A flow sends null for an absent value. */
async function readAsked({ operation: own, operations, valid, call }: RecipeContext): Promise<DelegatedInputs> {
  const faults: ErrorDetail[] = [];
  const fault = (target: string, message: string): void => void faults.push({ code: 'body', message, target });
  const input = await readJson({ ...call, body: valid.bytes }, faults, parseExact);
  if (faults.length === 0 && !isJsonObject(input))
    fault('body', 'Must be an object with operation, parameters and body.');
  const { operation: id, parameters: asked, body } = isJsonObject(input) ? input : {};
  const parameters = readParameters(asked);
  const operation = typeof id === 'string' ? operationByName(operations, id.trim()) : undefined;
  const wrong = faultOf(operation);
  if (faults.length === 0 && wrong) fault('body.operation', wrong);
  if (isJsonObject(input) && !Object.keys(input).every((name) => names.includes(name)))
    fault('body.(unknown)', `There are ${names.join(', ')}.`);
  if (!isJsonObject(parameters ?? {})) fault('body.parameters', 'Must be an object, such as {"limit": 5}.');
  const values = Object.entries(isJsonObject(parameters) ? withoutNull(parameters) : {}).map(
    ([name, value]) => [name, asWritten(value)] as const,
  );
  if (!values.every(([, value]) => isInputValue(value))) fault('body.parameters', `Each must be ${INPUT_VALUE}.`);
  if (faults.length > 0 || !operation) throw validationError(own, faults);
  return {
    operation,
    parameters: new Map(values as [string, InputValue][]),
    ...(isGiven(body) && { body }),
  };
}
