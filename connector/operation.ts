// What an operation is: its row, and what is read off it.
import type { Schema } from './schema.ts';
import type { Store } from './stores.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What calling an operation can do; the policy (RELAY__ALLOW) is written in these words. */
export type Access = (typeof accesses)[number];
export const accesses = ['read', 'write', 'publish', 'credential'] as const;

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
  /** `jwt`: signed with the JWT itself. `given`: with the token in that header of the call, or else the account's own. */
  readonly authorization?: 'token' | 'jwt' | { readonly given: string };
  /** How the body travels on: as JSON (default), as the Cookie header, or as bytes that are not looked at. */
  readonly bodyAs?: 'json' | 'cookies' | 'bytes';
  /** The answer is the resource whose ID is this path value: one with another ID is not taken for it. */
  readonly answersFor?: string;
  /** After a success the token that was used is dead, and the relay forgets it. */
  readonly endsToken?: true;
}

/** The recipes that there are, by the name of their file. */
export type RecipeName = 'accounts' | 'health';

/** A row of the relay itself: answered by a recipe, not by one call to a store. */
export interface RelayRow extends Row {
  readonly recipe: RecipeName;
  /** Needs no function key. */
  readonly anonymous?: true;
}

interface Derived {
  /** PascalCase verb and noun; also the name of the Azure function. */
  readonly id: string;
  readonly method: Method;
  /** Route below the Functions prefix, without a leading slash: `apple/v1/apps/{id}`. */
  readonly address: string;
  /** The store's own path: `/v1/apps/{id}`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** The names of the parameters, by place: read for every call. */
  readonly names: Readonly<Record<Parameter['in'], readonly string[]>>;
}

export interface StoreOperation extends Row, Derived {
  readonly parameters: readonly Parameter[];
  readonly store: Store;
  readonly recipe?: never;
  readonly anonymous?: never;
}

export interface RelayOperation extends RelayRow, Derived {
  readonly parameters: readonly Parameter[];
  readonly store?: never;
}

export type Operation = StoreOperation | RelayOperation;
