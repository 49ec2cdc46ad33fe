// The titles of the columns of an operation's response, from its schema.
import type { Operation } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';

/** Members without a column: they name other resources and addresses. */
const NOT_SHOWN = ['links', 'relationships'];

/** Title by column; a column is named like `name`, or `price.amount`. Attributes of JSON:API have no prefix. */
export function rowTitles({ responds, list, pages }: Operation): Readonly<Record<string, string>> {
  const place = list ?? pages?.items;
  const part = (place === undefined ? undefined : itemsOf(schemaAt(responds, place))) ?? firstPart(responds);
  return Object.fromEntries(columns(part).filter(([, title]) => title !== ''));
}

/** What is at `data/betaTesters`. */
function schemaAt(schema: Schema, place: string): Schema | undefined {
  return place
    .split('/')
    .reduce((inner: Schema | undefined, name) => (inner?.items ?? inner)?.properties?.[name], schema);
}

function itemsOf(schema: Schema | undefined): Schema | undefined {
  return schema?.items?.properties && schema.items;
}

/** The one resource, or else the items of the first list, as the dashboard looks for them. */
function firstPart(schema: Schema): Schema {
  const { data, ...others } = schema.properties ?? {};
  if (data?.properties) return data;
  const lists = [schema, ...(data ? [data] : []), ...Object.values(others)].map(itemsOf);
  return lists.find((each) => each !== undefined) ?? schema;
}

function columns({ properties = {} }: Schema, prefix = ''): readonly (readonly [string, string])[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    if (prefix === '' && NOT_SHOWN.includes(name)) return [];
    if (schema.properties) return columns(schema, prefix === '' && name === 'attributes' ? '' : `${prefix}${name}.`);
    return [[prefix + name, schema.title ?? ''] as const];
  });
}
