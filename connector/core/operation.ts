// The definition of an operation (its row), and the facts derived from it.
import type { Contracted } from './contracted.ts';
import type { Conversions } from './conversions.ts';
import type { DocumentForm } from './documentForm.ts';
import type { HostChoice } from './hostChoice.ts';
import type { RecipeName } from './recipeNames.ts';
import type { Choices, Schema, Visibility } from './schema.ts';
import type { Store } from './stores.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The effect of an operation; the access policy (RELAY__ALLOW) uses these names. */
export type Access = (typeof accesses)[number];
export const accesses = ['read', 'write', 'publish', 'credential', 'anything'] as const;

export interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly schema: Schema;
  readonly title: string;
  /** Empty only where nobody reads it. */
  readonly description: string;
  readonly required?: boolean;
  readonly visibility?: Visibility;
  readonly choices?: Choices;
  /** Designer-only input (drives a drop-down); never sent to the store. */
  readonly relayOnly?: true;
  /** Set on a parameter that several operations share: its key in `#/parameters`. */
  readonly shared?: string;
}

/** Pagination of a list. Locations are paths such as `meta/paging/nextCursor`. */
export interface Pages {
  /** The input that selects a page. */
  readonly input: string;
  /** Where this input is sent, if not in the query. */
  readonly in?: 'body';
  /** The input for the page size, and the store's maximum. */
  readonly size?: { readonly input: string; readonly most: number };
  /** Location of the list. */
  readonly items: string;
  /** Location of the total number of items, if the response has one. */
  readonly total?: string;
  /** Location of the next page token, or of the number of pages. Without both, the input counts from 0 (items) or 1 (pages) up to `total`. */
  readonly next: { readonly at: string } | { readonly pages: string } | { readonly from: 0 | 1 };
  /** Location of a boolean: where it is false there is no next page, although the response has a token. */
  readonly more?: string;
  /** The response also has JSON:API's `links.next`, which is rewritten to point at the relay. */
  readonly linked?: true;
}

/** The row of one operation. Makers read its sentences; all other columns control the relay. */
export interface Row extends Contracted, Conversions {
  /** As in the store's documentation: `GET /v1/apps/{id}`. */
  readonly route: `${Method} /${string}`;
  readonly summary: string;
  readonly description: `${string}.`;
  readonly access: Access;
  /** For a write: the operation that reads the changed resource. Default: the operation that reads the same path. */
  readonly verifyWith?: string;
  /** For a write whose outcome no operation shows: what to do instead. */
  readonly unverifiable?: `${string}.`;
  readonly parameters?: readonly Parameter[];
  readonly body?: Schema;
  /** The body is optional: a file that may also be given by URL. */
  readonly optionalBody?: true;
  readonly responds: Schema;
  readonly visibility?: Visibility;
  /** The recipe that does what this single call is for: the designer offers only the recipe for new flows (docs/designer.md). Nothing else of the call changes. */
  readonly coveredBy?: string;
  /** No action of the connector: called by its name with *Call operation*, by its URL, on the page and by agents (docs/designer.md). */
  readonly byName?: true;
  /** Source of the operation; default is the store's own documentation. */
  readonly evidence?: 'confirmed by clients' | 'single source';
  /** A POST without side effects: may be retried like a GET. */
  readonly safe?: true;
  /** `jwt`: authorized with the JWT itself. `none`: not authorized. `given`: with the token in that request header, or else the account's own. */
  readonly authorization?: 'token' | 'jwt' | 'none' | { readonly given: string };
  /** The store's host for this operation, by its name in `origins` of the store's definition; the API's by default. */
  readonly host?: string | HostChoice;
  /** How the flat body inputs are converted to a JSON:API document. */
  readonly document?: DocumentForm;
  /** Inputs that the store no longer accepts, with the replacement. */
  readonly removedInputs?: Readonly<Record<string, `${string}.`>>;
  /** What the author of a flow can do, by an error code of the store, in place of what the store's table says. */
  readonly hints?: Readonly<Record<string, `${string}.`>>;
  /** Media type of the store's response, if not application/json. */
  readonly accept?: string;
  /** The response is one page of a list. */
  readonly pages?: Pages;
  /** Location of the list in a response that has several and no pages. */
  readonly list?: string;
  /** The columns that a table of the response shows first. */
  readonly columns?: readonly string[];
  /** The response is the resource with this path value as its ID; a response with another ID is rejected. */
  readonly responseIdFrom?: string;
  /** Revokes the token in use; on success it is evicted from the cache. */
  readonly revokesToken?: true;
}

/** A row of the relay itself: served by a recipe instead of a single store call. */
export interface RelayRow extends Row {
  readonly recipe: RecipeName;
  /** Response fields that identify what was changed: logged in the audit line, in addition to the IDs of the request. */
  readonly audited?: readonly string[];
  /** A trigger is polled repeatedly: what it watches is a name in `pollSources` of its store's workflows; the hint says how to test it. */
  readonly trigger?: { readonly hint: string; readonly watches: string };
  /** A trigger by subscription: what the relay sends to the callback of the body (`isCallback`), and how to test it. */
  readonly notifies?: { readonly hint: string; readonly content: Schema };
  /** What its steps have done stays if a later one fails, and a repeated call uses it and does what is left: its errors say so. */
  readonly continues?: true;
  /** Ends something that would continue otherwise: it requires no plan. */
  readonly ends?: true;
  /** Its response has no text of a store, only what the relay itself writes. */
  readonly ownTexts?: true;
  /** Its answer can be that of a job, whose failure has texts of a store. */
  readonly showsJob?: true;
  /** Requires no function key. */
  readonly anonymous?: true;
  /** Requires no key if the setting RELAY__OPEN_DEFINITION is on. */
  readonly publicWhenEnabled?: true;
  /** Not an action of the connector: for clients that do not use it. */
  readonly hidden?: true;
  /** The page draws its answer as charts, for a caller that may call it. */
  readonly charted?: true;
  /** Enabled by the setting RELAY__PAGE, either without a key or with one. */
  readonly page?: 'open' | 'keyed';
  /** Has no effect of its own: the access policy checks the operation that it delegates to. */
  readonly delegates?: true;
  /** May outlast a call: answers 202 with the address of its result if it does (docs/jobs.md). */
  readonly job?: true;
  /** Carries messages of another protocol: it has a function of its own, and the rate limit counts what the messages ask for. */
  readonly protocol?: 'mcp';
  /** Longest time until the answer, in milliseconds, where its clients wait less long than a flow does. */
  readonly answersWithin?: number;
  /** The input with the HTTP method of the store request; GET counts as a read. */
  readonly methodIn?: string;
  /** Only fills drop-downs: the access policy checks the operation whose list it returns. */
  readonly fillsDropDowns?: true;
  /** For an operation that fills drop-downs: the operation that returns the same values to users. */
  readonly shownBy?: string;
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
  /** Parameter names by location, computed once because every request reads them. */
  readonly names: Readonly<Record<Parameter['in'], readonly string[]>>;
}

/** Fields that only the relay's own rows have. */
type NoneOfRelay = { readonly [K in Exclude<keyof RelayRow, keyof Row>]?: never };

export interface StoreOperation extends Row, Derived, NoneOfRelay {
  readonly parameters: readonly Parameter[];
  readonly store: Store;
}

export interface RelayOperation extends RelayRow, Derived {
  readonly parameters: readonly Parameter[];
  /** The store whose account it uses; undefined if it covers all stores. */
  readonly store?: Store;
}

export type Operation = StoreOperation | RelayOperation;
