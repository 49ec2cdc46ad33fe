// What a row must satisfy beyond its fields: a row that the connector cannot express does not compile.
import type { Row } from './operation.ts';
import type { Schema } from './schema.ts';

/** A property that no row has; its name is the reason that the compiler shows. */
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

/** Rows by operationId, each of which fits. */
export type Table<T, R extends Row> = { readonly [K in keyof T]: T[K] extends R ? T[K] & Fits<K, T[K]> : R };
