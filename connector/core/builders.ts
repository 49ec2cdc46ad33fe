// Builder functions for operation definitions.
import type { DeclaredInputs, RowTable } from './constraints.ts';
import type { Method, Parameter, RelayOperation, RelayRow, Row, StoreOperation } from './operation.ts';
import { flag, id, integer, type Schema, text } from './schema.ts';
import { type Store, stores } from './stores.ts';

/** Maximum length of a value in a query or header, and maximum number of list items of that length. */
const LONGEST = 255;
const MOST = 100;

/** Excludes control characters, which could end a header or log line. */
const ONE_LINE = '^[^\\x00-\\x1f\\x7f]*$';

type Extra = Pick<Parameter, 'required' | 'visibility' | 'choices' | 'shared' | 'relayOnly'>;

export const query = parameter('query');
export const header = parameter('header');

/** Extra inputs of a paginated list: fetch all pages in one call. */
const walking: readonly Parameter[] = [
  query('all', flag, 'All pages', 'Yes to get all pages in one response, within the timeout of the call.', {
    relayOnly: true,
    shared: 'AllPages',
  }),
  query('maxItems', integer(1, 10_000), 'Most items', 'With All pages: at most this many items, 1000 if empty.', {
    visibility: 'advanced',
    relayOnly: true,
    shared: 'MostItems',
  }),
];

/** An input of every operation that may become a job. */
const wait = query(
  'wait',
  flag,
  'Wait',
  'No to get 202 with the URL of the result immediately. Otherwise the relay waits until the timeout of the call, and then responds with 202. Power Automate and Logic Apps follow that URL automatically.',
  { visibility: 'advanced', shared: 'Wait' },
);

/** The schema without the length bounds of every string and array: the relay enforces them, and makers need not read them. */
export function withoutDefaults(schema: Schema): Schema {
  const { items, ...shape } = schema;
  const { pattern, minLength, maxLength, ...open } = shape;
  const isOpen = pattern === ONE_LINE && minLength === 1;
  const { maxItems, ...list } = isOpen ? { ...open, ...(maxLength !== LONGEST && { maxLength }) } : shape;
  return {
    ...(list as Schema),
    ...(maxItems !== undefined && maxItems !== MOST && { maxItems }),
    ...(items && { items: withoutDefaults(items) }),
  };
}

/** The operations of one store, from rows keyed by operationId. */
export function rows<const T extends Record<string, DeclaredInputs<Row>>>(
  store: Store,
  table: RowTable<T, Row> & T,
): readonly StoreOperation[] {
  return Object.entries(table as Readonly<Record<string, Row>>).map(([id, row]) => storeOperation(store, id, row));
}

/** One store operation, from its row. */
export function storeOperation(store: Store, id: string, row: Row): StoreOperation {
  const parameters = [...(row.parameters ?? []), ...(row.pages ? walking : []), account(store)];
  return { ...row, ...derived(id, row.route, store, parameters), store };
}

/** The operations of the relay itself. */
export function relayRows<const T extends Record<string, DeclaredInputs<RelayRow>>>(
  table: RowTable<T, RelayRow> & T,
): readonly RelayOperation[] {
  return Object.entries(table as Readonly<Record<string, RelayRow>>).map(([id, row]) => ({
    ...row,
    ...derived(id, row.route, '', row.parameters ?? []),
  }));
}

/** Operations of the relay that use an account of one store. */
export function recipeRows<const T extends Record<string, DeclaredInputs<RelayRow>>>(
  store: Store,
  table: RowTable<T, RelayRow> & T,
): readonly RelayOperation[] {
  return Object.entries(table as Readonly<Record<string, RelayRow>>).map(([id, row]) => ({
    ...row,
    ...derived(id, row.route, store, [...(row.parameters ?? []), ...(row.job ? [wait] : []), account(store)]),
    store,
  }));
}

export function path<const Name extends string>(
  name: Name,
  title: string,
  description: `${string}.`,
  extra: Extra = {},
) {
  return { ...parameter('path')(name, id, title, description, extra), required: true } as const;
}

/** The configured account to use. Every store operation has this input. */
function account(store: Store): Parameter {
  return query(
    'account',
    { ...text, pattern: '^[A-Za-z0-9_-]{1,64}$' },
    'Account',
    `The ${stores[store].title} account to use. Leave it empty for the default account.`,
    {
      visibility: 'advanced',
      shared: stores[store].accountParameter,
      choices: {
        operation: 'ListAccounts',
        parameters: { store },
        collection: 'accounts',
        value: 'name',
        label: 'name',
      },
    },
  );
}

function derived(id: string, route: string, prefix: string, parameters: readonly Parameter[]) {
  const [method, path] = route.split(' ') as [Method, string];
  const names = (place: Parameter['in']): readonly string[] =>
    parameters.filter((each) => each.in === place).map(({ name }) => name);
  return {
    id,
    method,
    path,
    address: `${prefix}${path}`.replace(/^\//, ''),
    parameters,
    names: { path: names('path'), query: names('query'), header: names('header') },
  };
}

function parameter<const In extends Parameter['in']>(place: In) {
  return <const Name extends string>(
    name: Name,
    schema: Schema,
    title: string,
    description: `${string}.`,
    extra: Extra = {},
  ) => ({
    in: place,
    name,
    schema: bounded(schema),
    title,
    description,
    ...extra,
  });
}

function bounded(schema: Schema): Schema {
  if (schema.type === 'array')
    return { maxItems: MOST, ...schema, ...(schema.items && { items: bounded(schema.items) }) };
  const open = schema.type === 'string' && !schema.enum;
  return open ? { minLength: 1, maxLength: LONGEST, pattern: ONE_LINE, ...schema } : schema;
}
