// Path and query inputs of a derived operation.

import { query } from '../../core/builders.ts';
import type { Parameter } from '../../core/operation.ts';
import type { Schema } from '../../core/schema.ts';
import { includesSecret } from './access.ts';
import { appleId } from './appleId.ts';
import type { Contract, OperationFacts, Shape } from './contract.ts';
import { capital, phrase, singular, titleOf } from './naming.ts';
import { readShape } from './shapes.ts';

/** Path parameters: IDs. */
export function pathInputs(path: string): readonly Parameter[] {
  return [...path.matchAll(/\/(\w+)\/\{(\w+)\}/g)].map(([, type = '', name = '']) => ({
    in: 'path',
    name,
    schema: appleId,
    title: `${capital(singular(phrase(type)))} ID`,
    description: `The ID of the ${singular(phrase(type))}.`,
    required: true,
  }));
}

/** Query parameters. */
export function queryInputs(contract: Contract, { query: all = {} }: OperationFacts): readonly Parameter[] {
  const inputs = Object.entries(all).map(([name, shape]) => queryInput(contract, name, shape));
  // if every resource that could be included contains a secret, there is no `include` input
  return inputs.filter(({ schema }) => schema.items?.enum?.length !== 0);
}

function queryInput(contract: Contract, name: string, shape: Shape): Parameter {
  const { schema, required, deprecated } = readShape(contract, shape, name);
  const description = deprecated ? `${sentenceOf(name, schema)} Apple has deprecated it.` : sentenceOf(name, schema);
  const isRare = /^(fields|limit)\[|^include$/.test(name) || deprecated;
  const open = name === 'include' ? withoutSecrets(schema) : schema;
  return query(name, bounded(open), titleOf(name), description as `${string}.`, {
    ...(required && { required: true }),
    ...(isRare && { visibility: 'advanced' }),
  });
}

/** Description of a query parameter, by its name. */
export function sentenceOf(name: string, { maximum }: Schema): string {
  const inner = /\[(.+)\]$/.exec(name)?.[1] ?? '';
  if (name.startsWith('filter[')) return `Only what has one of these: ${phrase(name)}.`;
  if (name.startsWith('exists[')) return `Whether there is this: ${phrase(name)}.`;
  if (name.startsWith('fields[')) return `Only these fields of ${phrase(inner)}.`;
  if (name.startsWith('limit[')) return `At most so many related ${phrase(inner)}, ${maximum} or fewer.`;
  if (name === 'limit') return `The number of items per page, at most ${maximum}.`;
  if (name === 'include') return 'Related resources to include in the response.';
  if (name === 'sort') return 'The order, by these. A minus sign means descending.';
  return `The ${phrase(name)}.`;
}

function withoutSecrets(schema: Schema): Schema {
  const values = (schema.items?.enum ?? []).filter((value) => !includesSecret(value));
  return schema.items?.enum ? { ...schema, items: { ...schema.items, enum: values } } : schema;
}

/** Apple limits the page size; the number of values in a query is bounded by its length. */
function bounded(schema: Schema): Schema {
  return schema.type === 'integer'
    ? { minimum: 1, ...schema }
    : schema.items?.enum
      ? { maxItems: schema.items.enum.length, ...schema }
      : schema;
}
