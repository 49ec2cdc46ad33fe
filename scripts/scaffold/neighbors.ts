// What the rows near a new operation have in common: the inputs that all require, and the lists that fill drop-downs.
import type { Operation, Parameter } from '../../connector/core/operation.ts';
import type { Choices, Schema } from '../../connector/core/schema.ts';
import type { Store } from '../../connector/core/stores.ts';
import type { NewOperation } from './ask.ts';

export interface Siblings {
  /** Inputs that all siblings require in the query, if the new operation takes no body. */
  readonly queries: readonly Parameter[];
  /** Inputs that all siblings require in the body, if the new operation takes one. */
  readonly fields: Readonly<Record<string, Schema>>;
  /** The schemas of their responses. */
  readonly responses: readonly Schema[];
}

export type ParentList = Pick<Choices, 'operation' | 'collection' | 'value' | 'label'>;

/** The fewest rows that show a habit of the store. */
const FEWEST = 2;

const labels = ['name', 'title', 'label', 'version'];

/** The rows below the same path as the new operation. */
export function siblingsOf({ store, method, path }: NewOperation, catalog: readonly Operation[]): Siblings {
  const parent = path.slice(0, path.lastIndexOf('/') + 1);
  const all = catalog.filter((each) => isRow(each, store) && each.path.startsWith(parent));
  const takesBody = method !== 'GET' && method !== 'DELETE';
  const alike = all.filter((each) => (each.method !== 'GET' && each.method !== 'DELETE') === takesBody);
  const [first, ...others] = alike;
  if (!first || alike.length < FEWEST) return { queries: [], fields: {}, responses: all.map(responseOf) };
  const inQuery = first.parameters.filter(
    (each) => each.in === 'query' && each.required && others.every(({ parameters }) => parameters.includes(each)),
  );
  const inBody = Object.entries(first.body?.properties ?? {}).filter(
    ([name, shape]) =>
      isRequired(first.body, name) &&
      others.every(({ body }) => isRequired(body, name) && body?.properties?.[name] === shape),
  );
  return {
    queries: takesBody ? [] : inQuery,
    fields: takesBody ? Object.fromEntries(inBody) : {},
    responses: all.map(responseOf),
  };
}

/** The input of a row of this store for `name` behind `head`, such as `/v1/things/`. */
export function pathParameterAt(
  head: string,
  name: string,
  store: Store,
  catalog: readonly Operation[],
): Parameter | undefined {
  return catalog
    .filter((each) => isRow(each, store) && each.path.startsWith(`${head}{${name}}`))
    .flatMap(({ parameters }) => parameters)
    .find((each) => each.in === 'path' && each.name === name);
}

/** The row that lists what is behind `head`, such as `/v1/things/`, as the source of a drop-down. */
export function parentListOf(head: string, store: Store, catalog: readonly Operation[]): ParentList | undefined {
  const list = catalog.find(
    (each) => isRow(each, store) && each.method === 'GET' && `${each.path}/` === head && !each.path.includes('{'),
  );
  const collection = list?.pages?.items;
  const item = collection === undefined ? undefined : list?.responds.properties?.[collection]?.items;
  const members = Object.keys(item?.properties ?? {});
  const value = members.find((name) => /^id$/i.test(name)) ?? members.find((name) => /id$/i.test(name));
  if (!list || collection === undefined || value === undefined) return undefined;
  return { operation: list.id, collection, value, label: labels.find((name) => members.includes(name)) ?? value };
}

function isRow({ store, recipe }: Operation, wanted: Store): boolean {
  return store === wanted && recipe === undefined;
}

function isRequired(body: Schema | undefined, name: string): boolean {
  return body?.required?.includes(name) === true;
}

function responseOf({ responds }: Operation): Schema {
  return responds;
}
