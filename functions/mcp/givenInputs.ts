// The inputs of an operation as an agent gives them: within those of `call_operation`, and by the names of a tool.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { Operation } from '../../connector/core/operation.ts';
import { aliasOf, toolInputs } from '../../connector/emit/mcpTools.ts';
import { Failure } from '../core/errors.ts';
import { readObject, withoutNull } from '../core/jsonText.ts';
import type { OperationInputs } from '../workflow/storeApi.ts';
import { CALL } from './tools.ts';

/** The parts of `call_operation` that have inputs of the operation. */
export interface GivenInputs {
  readonly parameters: JsonObject;
  readonly body: JsonObject;
}

/** Reads the inputs of `call_operation`, whose parts may be JSON as text. */
export function givenInputs({ operation: _, parameters, body, ...others }: JsonObject): GivenInputs {
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    throw new Failure('invalid_request', `${CALL} has no ${unknown}: give the inputs of the operation in parameters.`, {
      details: [{ code: 'unknown', message: 'Is no argument of this tool.', target: unknown }],
    });
  return { parameters: objectOf(parameters), body: objectOf(body) };
}

/** Throws if one is in both parts. */
export function allInputs({ parameters, body }: GivenInputs): JsonObject {
  return onceEach([body, parameters].flatMap((each) => Object.entries(each)));
}

/** Inputs by the names of the operation: a tool has other names for some. Throws if two of them are the same input. */
export function inputsByName(operation: Operation, given: JsonObject): OperationInputs {
  const inputs = toolInputs(operation);
  const nameOf = (key: string): string =>
    inputs.find(({ name }) => name === key)?.name ?? inputs.find(({ alias }) => alias === aliasOf(key))?.name ?? key;
  return onceEach(Object.entries(given).map(([key, value]) => [nameOf(key), value]));
}

/** An object with these members. Throws if one is given twice, since none of its values may be lost. */
export function onceEach(entries: readonly (readonly [name: string, value: unknown])[]): JsonObject {
  const names = entries.map(([name]) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice === undefined) return Object.fromEntries(entries);
  throw new Failure('invalid_request', 'An input is given twice. Give it once.', {
    details: [{ code: 'repeated', message: 'Is given more than once.', target: twice.slice(0, 64) }],
  });
}

function objectOf(value: unknown): JsonObject {
  if (value === undefined || value === '') return {};
  const object = typeof value === 'string' ? readObject(value) : value;
  if (isJsonObject(object)) return withoutNull(object);
  throw new Failure('invalid_request', 'parameters and body are objects, such as {"limit": 5}.');
}
