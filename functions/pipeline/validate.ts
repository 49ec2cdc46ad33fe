// Validates a call against its operation: reports all errors with their locations, or returns typed values.
import { _, Ajv, type ValidateFunction } from 'ajv';
import { isJsonObject } from '../../connector/core/json.ts';
import type { Operation, Parameter } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';
import { type ErrorDetail, Failure } from '../core/errors.ts';
import { parseExact } from '../core/losslessJson.ts';
import { coerceNamed, coerceQuery, LONGEST_QUERY, type ParameterValue } from '../core/parameterCoercion.ts';
import { readJson, refuseBody } from '../core/readBody.ts';
import { stringFormats } from '../core/stringFormats.ts';
import type { RelayRequest } from '../core/types.ts';
import { fromDocument } from './jsonApi.ts';
import { normalizeBody } from './normalizeBody.ts';
import { withTexts } from './numbersAsText.ts';
import { describeFault, validationError } from './validationErrors.ts';

/** A validated call. */
export interface ValidatedRequest {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, ParameterValue>>;
  readonly header: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A body that is streamed without validation. */
  readonly bytes?: AsyncIterable<Uint8Array>;
  readonly account?: string | undefined;
}

export type ValidateRequest = (operation: Operation, call: RelayRequest) => Promise<ValidatedRequest>;

/** Converts a schema to plain JSON Schema; undeclared members are rejected. */
function strict({
  name: _,
  title: __,
  choices: ___,
  visibility: ____,
  suggestions: _____,
  keepsEmpty: ______,
  displayNames: _______,
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

function isFile({ bodyEncoding: bodyAs }: Operation): boolean {
  return bodyAs === 'bytes' || bodyAs === 'form';
}
function jsonBody(operation: Operation): Schema | undefined {
  return isFile(operation) ? undefined : operation.body;
}

function callSchema(operation: Operation): object {
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

/** Flat inputs of a body, with numbers as texts where declared; a document in the store's own format is converted if the row allows it. */
function inputsOf({ document }: Operation, shape: Schema, body: unknown): unknown {
  const flat = document ? fromDocument(document, body) : body;
  return normalizeBody(shape, withTexts(shape, flat), flat !== body);
}

// schemas are generated from our rows; checking them against the meta-schema would double the start time
const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  strict: true,
  meta: false,
  validateSchema: false,
  formats: stringFormats,
});
ajv.addKeyword({
  keyword: 'maxBytes',
  type: 'string',
  schemaType: 'number',
  validate: (most: number, given: string) => Buffer.byteLength(given) <= most,
  error: { message: 'is too long', params: ({ schema }) => _`{limit: ${schema}}` },
});

/**
 * Inputs of an operation whose connector form has no body: a direct client may send the document that the store itself
 * accepts, such as the IDs that a DELETE unlinks. Any other body is a validation error.
 */
async function bodyAsQuery(
  operation: Operation,
  call: RelayRequest,
  faults: ErrorDetail[],
): Promise<Record<string, ParameterValue>> {
  const { document, queryEncoding: queryAs } = operation;
  const isJson = /\bjson\b/i.test(call.header('content-type') ?? '');
  if (!document || queryAs !== 'body' || !call.body || !isJson) {
    await refuseBody(call, faults);
    return {};
  }
  const inputs = fromDocument(document, (await readJson(call, faults, parseExact)) ?? {});
  const isEmpty = Array.isArray(inputs) && inputs.length === 0;
  if (isJsonObject(inputs) || isEmpty) return { ...(inputs as Record<string, ParameterValue>) };
  faults.push({ code: 'body', message: 'Must be a document of App Store Connect, or left out.', target: 'body' });
  return {};
}

const compiled = new WeakMap<Operation, ValidateFunction>();

/** Compiles an operation's schema on first use; compiling all of them would slow the start. */
function validatorOf(operation: Operation): ValidateFunction {
  const validator = compiled.get(operation) ?? ajv.compile(callSchema(operation));
  compiled.set(operation, validator);
  return validator;
}

export const validate: ValidateRequest = async (operation, call) => {
  if (call.query.size > 0 && call.query.toString().length > LONGEST_QUERY)
    throw new Failure('invalid_request', 'The query of the call is too long.');
  const faults: ErrorDetail[] = [];
  const { account, ...inQuery } = coerceQuery(operation, call.query, faults);
  const shape = jsonBody(operation);
  const query = { ...(!shape && !isFile(operation) && (await bodyAsQuery(operation, call, faults))), ...inQuery };
  const values = {
    path: coerceNamed(operation, 'path', (name) => call.path[name]),
    query: account === undefined ? query : { ...query, account },
    header: coerceNamed(operation, 'header', call.header),
    ...(shape && { body: inputsOf(operation, shape, await readJson(call, faults, parseExact)) }),
  };
  const validator = validatorOf(operation);
  const unread = faults.some(({ target }) => target === 'body'); // a body was sent, so it is not missing
  if (!validator(values))
    faults.push(
      ...(validator.errors ?? [])
        .filter(({ params }) => !(unread && params.missingProperty === 'body'))
        .map((error) => describeFault(error, operation)),
    );
  if (faults.length > 0) throw validationError(operation, faults);
  const bytes = isFile(operation) && call.body ? { bytes: call.body } : {};
  return { ...values, ...bytes, query, account: account as string | undefined };
};
