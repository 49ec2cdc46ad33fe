// The values of a call with the types that its operation declares.
import type { Operation } from '../connector/operation.ts';
import type { Schema } from '../connector/schema.ts';
import type { Detail } from './errors.ts';

export type Value = string | number | boolean | readonly (string | number | boolean)[];

/** Longest query that is looked at, in characters: far above what any operation needs, far below what costs time. */
export const LONGEST_QUERY = 16_384;

/** Logic Apps and Power Automate write what is true as `True` (Azure/logicapps #780). */
const truths = new Map([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
]);

/** A text from a query as the type that is declared; what does not read as that type stays a text, and Ajv names it. */
const typed = ({ type }: Schema, given: string): string | number | boolean => {
  if (type === 'integer' && /^-?\d{1,15}$/.test(given)) return Number(given);
  if (type === 'number' && /^-?\d{1,15}(\.\d{1,15})?$/.test(given)) return Number(given);
  if (type === 'boolean') return truths.get(given) ?? given;
  return given;
};

/** The query as typed values; unknown and repeated names are faults. */
export const readQuery = (operation: Operation, query: URLSearchParams, faults: Detail[]): Record<string, Value> => {
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

const unknownName = ({ id, names }: Operation): string =>
  `Is not an input of ${id}. ${names.query.length > 0 ? `Its inputs are ${names.query.join(', ')}.` : 'It has none.'}`;

/** The declared values of a place; what is not declared is never read. */
export const readNamed = (
  names: readonly string[],
  read: (name: string) => string | undefined,
): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = read(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
