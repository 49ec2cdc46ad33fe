// What an operation is, and the small words that its row is written with.
import { type Schema, text } from './schema.ts';

export type Store = 'apple' | 'samsung';
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What calling an operation can do; the policy (RELAY__ALLOW) is written in these words. */
export type Access = 'read' | 'write' | 'publish' | 'credential';

/** Where the values of a drop-down come from: another operation of this catalog (x-ms-dynamic-values). */
export interface Choices {
  readonly operation: string;
  /** What to call it with: a fixed value, or the value of another input. */
  readonly parameters?: Readonly<Record<string, string | number | { readonly parameter: string }>>;
  readonly collection: string;
  readonly value: string;
  readonly label: string;
}

export interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly schema: Schema;
  readonly title: string;
  readonly description: string;
  readonly required?: boolean;
  readonly visibility?: 'important' | 'advanced' | 'internal';
  readonly choices?: Choices;
  /** Set on a parameter that several operations share: its key in `#/parameters`. */
  readonly shared?: string;
}

/** The row of one operation. The sentences are what a maker reads; everything else is a fact that the relay acts on. */
export interface Row {
  /** As the store's own documentation writes it: `GET /v1/apps/{id}`. */
  readonly route: `${Method} /${string}`;
  readonly summary: string;
  readonly description: `${string}.`;
  readonly access: Access;
  readonly parameters?: readonly Parameter[];
  readonly body?: Schema;
  readonly responds: Schema;
  readonly visibility?: 'important' | 'advanced' | 'internal';
  /** A POST without side effects: may be repeated after a fault, as a GET may. */
  readonly safe?: true;
  /** `jwt`: signed with the JWT itself. `given`: with the token that the call brings, or else the account's own. */
  readonly authorization?: 'token' | 'jwt' | 'given';
  /** How the body travels on: as JSON (default), as the Cookie header, or as bytes that are not looked at. */
  readonly bodyAs?: 'json' | 'cookies' | 'bytes';
  /** After a success the token that was used is dead, and the relay forgets it. */
  readonly endsToken?: true;
}

/** A row of the relay itself: answered by a recipe, not by one call to a store. */
export interface RelayRow extends Row {
  readonly recipe: string;
  /** Needs no function key. */
  readonly anonymous?: true;
}

export interface Operation extends Row {
  /** PascalCase verb and noun; also the name of the Azure function. */
  readonly id: string;
  readonly method: Method;
  /** Route below the Functions prefix, without a leading slash: `apple/v1/apps/{id}`. */
  readonly address: string;
  /** The store's own path: `/v1/apps/{id}`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly store?: Store;
  readonly recipe?: string;
  readonly anonymous?: true;
}

/** A value in a query or header is at most this long; a list has at most this many items of that length. */
const LONGEST = 255;
const MOST = 100;

const bounded = (schema: Schema): Schema => {
  if (schema.type === 'array')
    return { maxItems: MOST, ...schema, ...(schema.items && { items: bounded(schema.items) }) };
  const open = schema.type === 'string' && !schema.enum && schema.maxLength === undefined;
  return open ? { ...schema, minLength: 1, maxLength: LONGEST } : schema;
};

type Extra = Pick<Parameter, 'required' | 'visibility' | 'choices' | 'shared'>;

const parameter =
  <const In extends Parameter['in']>(place: In) =>
  <const Name extends string>(
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

export const query = parameter('query');
export const header = parameter('header');

/** The ids that the stores hand out: no dot, slash or percent sign, so that a path cannot be left. */
const id: Schema = { type: 'string', pattern: '^[A-Za-z0-9_-]{1,128}$' };
export const path = <const Name extends string>(
  name: Name,
  title: string,
  description: `${string}.`,
  extra: Extra = {},
) => ({ ...parameter('path')(name, id, title, description, extra), required: true }) as const;

const title = { apple: 'App Store Connect', samsung: 'Galaxy Store' };

/** Which of the configured accounts a call is for. Every operation of a store has it. */
const account = (store: Store): Parameter =>
  query(
    'account',
    { ...text, pattern: '^[A-Za-z0-9_-]{1,64}$' },
    'Account',
    `The ${title[store]} account to use. Leave it empty for the default account.`,
    {
      visibility: 'advanced',
      shared: store === 'apple' ? 'AppleAccount' : 'SamsungAccount',
      choices: {
        operation: 'ListAccounts',
        parameters: { store },
        collection: 'accounts',
        value: 'name',
        label: 'name',
      },
    },
  );

// What a row must satisfy beyond its fields. A row that the connector cannot express does not compile:
// the property that is missing then carries the reason as its name.
type Wrong<Reason extends string> = { readonly [K in Reason]: never };
type NamesIn<Route> = Route extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type PathNames<R extends Row> = R extends { parameters: readonly (infer P)[] }
  ? P extends { in: 'path'; name: infer Name }
    ? Name
    : never
  : never;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

type Fits<Id, R extends Row> = Id extends `${infer Head}${string}`
  ? Head extends Uppercase<Head>
    ? Same<NamesIn<R['route']>, PathNames<R>> extends true
      ? R extends { route: `GET ${string}` | `DELETE ${string}`; body: Schema }
        ? Wrong<'GET and DELETE take no body in a connector'>
        : R['summary'] extends `${string}.`
          ? Wrong<'a summary has no full stop'>
          : unknown
      : Wrong<'the route and its path parameters differ'>
    : Wrong<'an operation is named in PascalCase'>
  : never;

type Table<T, R extends Row> = { readonly [K in keyof T]: T[K] extends R ? T[K] & Fits<K, T[K]> : R };

const operation = (id: string, row: Row, prefix: string, parameters: readonly Parameter[]): Operation => {
  const [method, path] = row.route.split(' ') as [Method, string];
  return { ...row, id, method, path, address: `${prefix}${path}`.replace(/^\//, ''), parameters };
};

/** The operations of one store, from rows keyed by operationId. */
export const rows = <const T extends Record<string, Row>>(
  store: Store,
  table: Table<T, Row> & T,
): readonly Operation[] =>
  Object.entries<Row>(table).map(([id, row]) => ({
    ...operation(id, row, store, [...(row.parameters ?? []), account(store)]),
    store,
  }));

/** The operations of the relay itself. */
export const relayRows = <const T extends Record<string, RelayRow>>(
  table: Table<T, RelayRow> & T,
): readonly Operation[] =>
  Object.entries<RelayRow>(table).map(([id, row]) => operation(id, row, '', row.parameters ?? []));
