// Calls that an operation takes, made from its own schemas.
import fc from 'fast-check';
import type { Operation, Parameter } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';
import type { TestCall } from '../support/call.ts';
import { anyOf, arbitraryRecord } from './values.ts';

/** A list travels as one value with commas, so that no item can hold one. */
function withoutCommas(schema: Schema): Schema {
  return schema.items?.type === 'string' && !schema.items.enum && (schema.items.pattern ?? '').startsWith('^[^')
    ? { ...schema, items: { ...schema.items, pattern: '^[^\\x00-\\x1f\\x7f,]*$' } }
    : schema;
}

function parametersIn({ parameters }: Operation, place: Parameter['in']): Readonly<Record<string, Schema>> {
  return Object.fromEntries(
    parameters.filter((each) => each.in === place).map(({ name, schema }) => [name, withoutCommas(schema)]),
  );
}

function requiredIn({ parameters }: Operation, place: Parameter['in']): string[] {
  return parameters.filter((each) => each.in === place && each.required).map(({ name }) => name);
}

type Pairs = readonly (readonly [string, string])[];

function pairsOf(values: Readonly<Record<string, unknown>>): Pairs {
  return Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]);
}

/** Blanks around a value are no part of it, and `[` begins a list that is written as JSON text. */
function isPlain(value: unknown): boolean {
  return [value].flat().every((each) => typeof each !== 'string' || (each.trim() === each && !each.startsWith('[')));
}

/** A call in parts, so that something can be done to one of them. */
export interface Input {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Pairs;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export function arbitraryCallOf({ path, query, headers, body }: Input): TestCall {
  return {
    path,
    query: new URLSearchParams(query.map(([name, value]): [string, string] => [name, value])).toString(),
    headers,
    ...(body !== undefined && { body }),
  };
}

function texts(values: object): Record<string, string> {
  return { ...(values as Record<string, string>) };
}

/** A call that its operation takes. */
export function goodInput(operation: Operation): fc.Arbitrary<Input> {
  return fc
    .tuple(
      ...(['path', 'query', 'header'] as const).map((place) =>
        arbitraryRecord(parametersIn(operation, place), requiredIn(operation, place)).filter((values) =>
          Object.values(values).every(isPlain),
        ),
      ),
      operation.body ? anyOf(operation.body) : fc.constant(undefined),
    )
    .map(([path, query, header, body]) => {
      const { account: _, ...others } = query as Record<string, unknown>; // which accounts there are is not in the schema
      return { path: texts(path as object), query: pairsOf(others), headers: texts(header as object), body };
    });
}
