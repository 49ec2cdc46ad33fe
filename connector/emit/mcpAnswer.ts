// What the result of a tool looks like: only what holds for every result, since clients check it.
import type { Operation } from '../core/operation.ts';
import type { Schema } from '../core/schema.ts';
import type { ToolSchema } from './mcpSchema.ts';

/** The schema of all inputs, or of a result. */
export interface ObjectSchema {
  readonly [key: string]: unknown;
  readonly type: 'object';
  readonly properties: { readonly [name: string]: ToolSchema };
  readonly required?: string[];
}

/** Most members of an answer without rows: the list of all tools has a limit. */
const MOST_MEMBERS = 5;
/** Links of a store, which are left out of a result. */
const LINKS = 'links';

/** Location of the rows of an answer: empty for an answer that is a list itself, undefined if there are none. */
export function rowsAt({ pages, list = pages?.items, responds }: Operation): string | undefined {
  return list ?? (responds.type === 'array' ? '' : undefined);
}

/**
 * The data of a result: where its rows are, or else the members that every answer of the operation has. Nothing is
 * required: a failure, a job that goes on, a text and a declined plan have other members, and one client hides a failure
 * that does not fit (findings/mcp-sdk-error-hidden-by-schema.sh).
 */
export function answerSchema(operation: Operation): ObjectSchema {
  const rows = rowsAt(operation);
  const { responds } = operation;
  return resultOf(rows === undefined ? membersOf(responds) : below(responds, rows === '' ? [] : rows.split('/')));
}

/** The schema of a result with these data. */
export function resultOf(data: ToolSchema): ObjectSchema {
  return { type: 'object', properties: { data } };
}

/** The first members. Without numbers, which are texts if they have more digits than a number can hold, and without what may be null. */
function membersOf({ type, properties = {}, required = [] }: Schema): ToolSchema {
  const members = Object.entries(properties).filter(
    ([name, each]) =>
      required.includes(name) && name !== LINKS && !each.nullable && each.type !== 'integer' && each.type !== 'number',
  );
  if (members.length === 0) return { type };
  const shown = members.slice(0, MOST_MEMBERS).map(([name, each]) => [name, below(each, [])] as const);
  return { type, properties: Object.fromEntries(shown) };
}

/** The value at a location alone. */
function below({ type, items, properties }: Schema, [name, ...rest]: readonly string[]): ToolSchema {
  const found = name === undefined ? undefined : properties?.[name];
  if (name !== undefined && found) return { type, properties: { [name]: below(found, rest) } };
  return { type, ...(items && { items: { type: items.type } }) };
}
