// The JSON Schema of a call, made of the row of its operation.
import type { Operation, Parameter } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';

/** Schema of the values of a call: path, query, header, and a JSON body. */
export function callSchema(operation: Operation): object {
  return {
    type: 'object',
    properties: {
      path: part(operation, 'path'),
      query: part(operation, 'query'),
      header: part(operation, 'header'),
      ...(jsonBody(operation) && { body: strict(jsonBody(operation) as Schema) }),
    },
    ...(jsonBody(operation) && { required: ['body'] }),
  };
}

/** Whether the body is a file, which is not validated. */
export function isFile({ bodyEncoding: bodyAs }: Operation): boolean {
  return bodyAs === 'bytes' || bodyAs === 'form';
}

/** The schema of a JSON body, if the operation has one. */
export function jsonBody(operation: Operation): Schema | undefined {
  return isFile(operation) ? undefined : operation.body;
}

/** Converts a schema to plain JSON Schema; undeclared members are rejected. */
function strict({
  name: _,
  title: __,
  choices: ___,
  visibility: ____,
  suggestions: _____,
  keepsEmpty: ______,
  displayNames: _______,
  isCallback: ________,
  isFileAddress: _________,
  enum: values,
  items,
  properties,
  additional,
  ...rest
}: Schema): object {
  return {
    ...rest,
    ...(values && { enum: rest.nullable ? [...values, null] : values }),
    ...(items && { items: strict(items) }),
    ...(rest.type === 'object' && { additionalProperties: othersOf(additional) }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, strict(value)])),
    }),
  };
}

function othersOf(additional: Schema['additional']): object | boolean {
  if (additional === undefined) return false;
  return additional === true ? true : strict(additional);
}

function part(operation: Operation, place: Parameter['in']): object {
  const declared = operation.parameters.filter((parameter) => parameter.in === place);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(declared.map(({ name, schema }) => [name, strict(schema)])),
    required: declared.filter(({ required }) => required).map(({ name }) => name),
  };
}
