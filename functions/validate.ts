// A call against its operation: lists every fault at once, each with its place, or gives the values with their types.
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Operation, Parameter } from '../connector/operation.ts';
import type { Schema } from '../connector/schema.ts';
import { readJson } from './body.ts';
import { type Detail, Failure } from './errors.ts';
import type { Call } from './message.ts';

export type Value = string | number | boolean | readonly (string | number | boolean)[];

/** A call whose every value is what its operation declares. */
export interface Valid {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, Value>>;
  readonly header: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A body that is not looked at: it streams through. */
  readonly bytes?: AsyncIterable<Uint8Array>;
  readonly account?: string | undefined;
}

export type Validate = (operation: Operation, call: Call) => Promise<Valid>;

/** Longest query that is looked at, in characters: far above what any operation needs, far below what costs time. */
const LONGEST_QUERY = 16_384;

/** A shape as plain JSON Schema; what is not declared is refused. */
const strict = ({ name: _, title: __, items, properties, ...rest }: Schema): object => ({
  ...rest,
  ...(items && { items: strict(items) }),
  ...(rest.type === 'object' && { additionalProperties: false }),
  ...(properties && {
    properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, strict(value)])),
  }),
});

const part = (operation: Operation, place: Parameter['in']): object => {
  const declared = operation.parameters.filter((parameter) => parameter.in === place);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(declared.map(({ name, schema }) => [name, strict(schema)])),
    required: declared.filter(({ required }) => required).map(({ name }) => name),
  };
};

const jsonBody = ({ body, bodyAs }: Operation): Schema | undefined => (bodyAs === 'bytes' ? undefined : body);

const callSchema = (operation: Operation): object => ({
  type: 'object',
  properties: {
    path: part(operation, 'path'),
    query: part(operation, 'query'),
    header: part(operation, 'header'),
    ...(jsonBody(operation) && { body: strict(jsonBody(operation) as Schema) }),
  },
  ...(jsonBody(operation) && { required: ['body'] }),
});

/** A text from a query as the type that is declared; what does not read as that type stays a text, and Ajv names it. */
const typed = ({ type }: Schema, given: string): string | number | boolean => {
  if (type === 'integer' && /^-?\d{1,15}$/.test(given)) return Number(given);
  if (type === 'number' && /^-?\d{1,15}(\.\d{1,15})?$/.test(given)) return Number(given);
  if (type === 'boolean' && (given === 'true' || given === 'false')) return given === 'true';
  return given;
};

const readQuery = (operation: Operation, query: URLSearchParams, faults: Detail[]): Record<string, Value> => {
  const values: Record<string, Value> = Object.create(null);
  for (const name of new Set(query.keys())) {
    const schema = operation.parameters.find(
      (parameter) => parameter.in === 'query' && parameter.name === name,
    )?.schema;
    const given = query.getAll(name);
    const { items } = schema ?? {};
    if (!schema)
      faults.push({ code: 'unknown', message: unknownName(operation), target: `query.${name.slice(0, 64)}` });
    else if (items) values[name] = given.flatMap((each) => each.split(',')).map((each) => typed(items, each));
    else if (given.length > 1)
      faults.push({ code: 'repeated', message: 'Is given more than once.', target: `query.${name}` });
    else values[name] = typed(schema, given[0] ?? '');
  }
  return values;
};

const unknownName = (operation: Operation): string => {
  const known = operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  return `Is not an input of ${operation.id}. ${known.length > 0 ? `Its inputs are ${known.join(', ')}.` : 'It has none.'}`;
};

const named = (operation: Operation, place: Parameter['in'], read: (name: string) => string | undefined) =>
  Object.fromEntries(
    operation.parameters
      .filter((parameter) => parameter.in === place)
      .map(({ name }) => [name, read(name)] as const)
      .filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

/** What is wrong, in words that do not repeat the value: it may be a secret. */
const sentences: Readonly<Record<string, (params: Record<string, unknown>) => string>> = {
  required: () => 'Is missing.',
  additionalProperties: () => 'Is not an input of this operation.',
  enum: ({ allowedValues }) => `Must be one of ${(allowedValues as readonly string[]).join(', ')}.`,
  type: ({ type }) =>
    `Must be ${type === 'integer' ? 'a whole number' : type === 'boolean' ? 'true or false' : `of the type ${String(type)}`}.`,
  minimum: ({ limit }) => `Must be at least ${String(limit)}.`,
  maximum: ({ limit }) => `Must be at most ${String(limit)}.`,
  minLength: () => 'Must not be empty.',
  maxLength: ({ limit }) => `Must have at most ${String(limit)} characters.`,
  maxItems: ({ limit }) => `Must have at most ${String(limit)} items.`,
  pattern: () => 'Has a character or a form that is not allowed here.',
};

const detail = ({ keyword, instancePath, params, message }: ErrorObject): Detail => {
  const missing = params.missingProperty ?? params.additionalProperty;
  const place = instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (typeof missing === 'string') place.push(missing.slice(0, 64));
  return {
    code: keyword,
    message: sentences[keyword]?.(params) ?? `${message ?? 'Is not valid'}.`,
    target: place.join('.'),
  };
};

/** Makes the check. An operation's schema is compiled when it is first called: compiling all of them would slow the start. */
export const makeValidate = (): Validate => {
  const ajv = new Ajv({ allErrors: true, strict: true, formats: { password: true, int64: true } });
  const compiled = new Map<Operation, ValidateFunction>();
  const validatorOf = (operation: Operation): ValidateFunction => {
    const validator = compiled.get(operation) ?? ajv.compile(callSchema(operation));
    compiled.set(operation, validator);
    return validator;
  };
  return async (operation, call) => {
    if (call.query.toString().length > LONGEST_QUERY)
      throw new Failure('invalid_request', 'The query of the call is too long.');
    const faults: Detail[] = [];
    const { account, ...query } = readQuery(operation, call.query, faults);
    const values = {
      path: named(operation, 'path', (name) => call.path[name]),
      query: account === undefined ? query : { ...query, account },
      header: named(operation, 'header', call.header),
      ...(jsonBody(operation) && { body: await readJson(call, faults) }),
    };
    const validator = validatorOf(operation);
    if (!validator(values)) faults.push(...(validator.errors ?? []).map(detail));
    if (faults.length > 0) throw invalid(operation, faults);
    const bytes = operation.bodyAs === 'bytes' && call.body ? { bytes: call.body } : {};
    return { ...values, ...bytes, query, account: account as string | undefined };
  };
};

const invalid = (operation: Operation, faults: readonly Detail[]): Failure => {
  const [first] = faults;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more, see details)` : '';
  return new Failure(
    'invalid_request',
    `${operation.id} cannot be called like this: ${first?.target}: ${first?.message}${more}`,
    {
      details: faults.slice(0, 50),
    },
  );
};
