// The inputs of an operation within those of `call_operation`.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import { Failure } from '../core/errors.ts';
import { readObject, withoutNull } from '../core/jsonText.ts';
import { onceEach, type ToolValues } from './askOperation.ts';
import { CALL } from './tools.ts';

/** The parts that have inputs of the operation. */
export interface GivenInputs {
  readonly parameters: JsonObject;
  readonly body: JsonObject;
}

/** Reads the inputs of `call_operation`, whose parts may be JSON as text. */
export function givenInputs({ operation: _, parameters, body, ...others }: ToolValues): GivenInputs {
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    throw new Failure('invalid_request', `${CALL} has no ${unknown}: give the inputs of the operation in parameters.`, {
      details: [{ code: 'unknown', message: 'Is no argument of this tool.', target: unknown }],
    });
  return { parameters: objectOf(parameters), body: objectOf(body) };
}

/** Throws if one is in both parts. */
export function allInputs({ parameters, body }: GivenInputs): ToolValues {
  return onceEach([body, parameters].flatMap((each) => Object.entries(each)));
}

function objectOf(value: unknown): JsonObject {
  if (value === undefined || value === '') return {};
  const object = typeof value === 'string' ? readObject(value) : value;
  if (isJsonObject(object)) return withoutNull(object);
  throw new Failure('invalid_request', 'parameters and body are objects, such as {"limit": 5}.');
}
