// Inputs made from an operation's own schemas: good ones, and good ones with something bad done to them.
import fc from 'fast-check';
import type { Operation, Parameter } from '../../connector/operation.ts';
import type { Schema } from '../../connector/schema.ts';
import type { Asked } from '../tools/call.ts';

/** Characters in the sense of JSON Schema. */
const sizeOf = (text: string): number => [...text].length;

const textOf = ({ pattern, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> => {
  const any = pattern
    ? fc.stringMatching(new RegExp(pattern))
    : fc.string({ unit: 'grapheme', minLength, maxLength: 60 });
  return any.filter((text) => sizeOf(text) >= minLength && sizeOf(text) <= maxLength);
};

const record = (properties: Readonly<Record<string, Schema>>, required: readonly string[] = []) =>
  fc.record(Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, anyOf(each)])), {
    requiredKeys: [...required],
    noNullPrototype: true,
  });

/** Whatever fits this shape. */
export const anyOf = (schema: Schema): fc.Arbitrary<unknown> => {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.type === 'string') return textOf(schema);
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'integer') return fc.integer({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9 });
  if (schema.type === 'number') return fc.integer({ min: -1e6, max: 1e6 }).map((value) => value / 4);
  if (schema.type === 'array')
    return fc.array(anyOf(schema.items ?? { type: 'string' }), { minLength: 1, maxLength: 4 });
  return record(schema.properties ?? {}, schema.required);
};

const parametersIn = ({ parameters }: Operation, place: Parameter['in']): Readonly<Record<string, Schema>> =>
  Object.fromEntries(parameters.filter((each) => each.in === place).map(({ name, schema }) => [name, schema]));

const requiredIn = ({ parameters }: Operation, place: Parameter['in']): string[] =>
  parameters.filter((each) => each.in === place && each.required).map(({ name }) => name);

type Pairs = readonly (readonly [string, string])[];

/** A list travels as one value with commas, so that no item can hold one. */
const hasComma = (value: unknown): boolean => Array.isArray(value) && value.some((each) => String(each).includes(','));

const pairsOf = (values: Readonly<Record<string, unknown>>): Pairs =>
  Object.entries(values)
    .filter(([, value]) => !hasComma(value))
    .map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]);

/** A call in parts, so that something can be done to one of them. */
export interface Input {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Pairs;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export const askedOf = ({ path, query, headers, body }: Input): Asked => ({
  path,
  query: new URLSearchParams(query.map(([name, value]): [string, string] => [name, value])).toString(),
  headers,
  ...(body !== undefined && { body }),
});

const texts = (values: object): Record<string, string> => ({ ...(values as Record<string, string>) });

/** A call that its operation takes. */
export const goodInput = (operation: Operation): fc.Arbitrary<Input> =>
  fc
    .tuple(
      ...(['path', 'query', 'header'] as const).map((place) =>
        record(parametersIn(operation, place), requiredIn(operation, place)),
      ),
      operation.body ? anyOf(operation.body) : fc.constant(undefined),
    )
    .map(([path, query, header, body]) => {
      const { account: _, ...others } = query as Record<string, unknown>; // which accounts there are is not in the schema
      return { path: texts(path as object), query: pairsOf(others), headers: texts(header as object), body };
    });

const hostile = fc.oneof(
  fc.constantFrom(
    '',
    '.',
    '..',
    '../users',
    '%2e%2e/',
    '//evil.example',
    'a\r\nx: 1',
    'a\0',
    '\\',
    '__proto__',
    '\ud800',
    'a;b',
    'a, b',
    ' ',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('a'.repeat(300), '9'.repeat(40), '-1', '0', '1e9', 'NaN', 'null', '[]', '{}', 'a'.repeat(17_000)),
);

const anyName = fc.oneof(
  fc.constantFrom(
    'limit',
    'cursor',
    'account',
    'filter[name]',
    '__proto__',
    'constructor',
    'authorization',
    'access-token',
    'cookie',
    'host',
  ),
  fc.string({ maxLength: 12 }),
);

type Change = (input: Input) => Input;

/** One thing done to a part of a call. */
const change: fc.Arbitrary<Change> = fc.oneof(
  hostile.map(
    (id): Change =>
      (input) => ({ ...input, path: Object.fromEntries(Object.keys(input.path).map((name) => [name, id])) }),
  ),
  fc.constant<Change>((input) => ({ ...input, path: {} })),
  fc.tuple(anyName, hostile).map(
    ([name, value]): Change =>
      (input) => ({ ...input, query: [...input.query, [name, value]] }),
  ),
  hostile.map(
    (value): Change =>
      (input) => ({ ...input, query: input.query.map(([name]) => [name, value]) }),
  ),
  fc.constant<Change>((input) => ({ ...input, query: [...input.query, ...input.query] })),
  fc.tuple(anyName, hostile).map(
    ([name, value]): Change =>
      (input) => ({ ...input, headers: { ...input.headers, [name]: value } }),
  ),
  hostile.map(
    (body): Change =>
      (input) => ({ ...input, body }),
  ),
  fc.jsonValue().map(
    (body): Change =>
      (input) => ({ ...input, body: body ?? 0 }),
  ),
  fc.tuple(anyName, fc.jsonValue()).map(
    ([name, value]): Change =>
      (input) => ({
        ...input,
        body: Object.fromEntries([...Object.entries((input.body as object | undefined) ?? {}), [name, value]]),
      }),
  ),
);

/** A good call to which up to three things were done. */
export const changedInput = (operation: Operation): fc.Arbitrary<Input> =>
  fc
    .tuple(goodInput(operation), fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([input, changes]) => changes.reduce((changed, each) => each(changed), input));
