// A call against its operation: lists every fault at once, each with its place, or gives the values with their types.
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

/** A call whose every value is what its operation declares. */
export interface ValidatedRequest {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, ParameterValue>>;
  readonly header: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A body that is not looked at: it streams through. */
  readonly bytes?: AsyncIterable<Uint8Array>;
  readonly account?: string | undefined;
}

export type ValidateRequest = (operation: Operation, call: RelayRequest) => Promise<ValidatedRequest>;

/** A shape as plain JSON Schema; what is not declared is refused. */
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

/** The inputs of a body, with a number as a text where a text is declared: one in the store's own form, where the row knows how, becomes the flat inputs that it stands for. */
function inputsOf({ document }: Operation, shape: Schema, body: unknown): unknown {
  const flat = document ? fromDocument(document, body) : body;
  return normalizeBody(shape, withTexts(shape, flat), flat !== body);
}

// the schemas are made from our rows: checking them against the meta-schema would double the start
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
 * The inputs of a call without a body in a connector: a caller who is not bound to one may send the document that the
 * store itself takes there, such as the IDs that a DELETE unlinks. Any other body is a fault.
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

/** An operation's schema is compiled when it is first called: compiling all of them would slow the start. */
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
  const unread = faults.some(({ target }) => target === 'body'); // there was one, so it is not missing
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
