// Type constraints on rows beyond their fields: a row that the connector cannot express does not compile.
import type { Row } from './operation.ts';
import type { Schema } from './schema.ts';

/** A property that no row has; its name is the reason shown by the compiler. */
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

/** The row's own literal type, so that the compiler reports an error at this row only. */
export type DeclaredInputs<R extends Row> = { readonly [K in keyof R]?: unknown };

type Misfits<T, R> = { [K in keyof T & keyof R]: T[K] extends R[K] ? never : K }[keyof T & keyof R];

/** The reason why a row is invalid. The row's own type reports missing columns. */
type Fault<T, R extends Row> = [Misfits<T, R>] extends [never]
  ? R
  : 'description' extends Misfits<T, R>
    ? Wrong<'a description ends with a full stop'>
    : Wrong<`no row has such a value as its ${Misfits<T, R> & string}`>;

/** Rows by operationId, each checked. */
export type RowTable<T, R extends Row> = {
  readonly [K in keyof T]: T[K] extends R ? T[K] & Fits<K, T[K]> : Fault<T[K], R>;
};
