// What an operation is: its row, and what is read off it.
import type { Contracted } from './contracted.ts';
import type { Choices, Schema, Visibility } from './schema.ts';
import type { Store } from './stores.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What calling an operation can do; the policy (RELAY__ALLOW) is written in these words. */
export type Access = (typeof accesses)[number];
export const accesses = ['read', 'write', 'publish', 'credential', 'anything'] as const;

export interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly schema: Schema;
  readonly title: string;
  readonly description: string;
  readonly required?: boolean;
  readonly visibility?: Visibility;
  readonly choices?: Choices;
  /** Is for the designer alone, such as the app whose versions a drop-down lists; it goes to no store. */
  readonly relayOnly?: true;
  /** Set on a parameter that several operations share: its key in `#/parameters`. */
  readonly shared?: string;
}

/** The hosts of the stores: the one with the API, Galaxy Store's for files, and the one for receipts. */
export type Host = 'api' | 'upload' | 'iap';

/** A related resource that an input names by its ID, or several. */
export interface Relation {
  readonly relationship: string;
  readonly type: string;
  readonly many?: true;
}

/** The document of one resource (`included`: the input with others to make in the same call), or, where `links` is the input with the IDs, of links to resources of that type. */
export type DocumentForm =
  | {
      readonly type: string;
      /** The path value that is the ID of the resource; a new one has none. */
      readonly id?: string;
      /** The inputs that are relationships; all others are attributes. */
      readonly relations: Readonly<Record<string, Relation>>;
      readonly included?: string;
    }
  | { readonly links: string; readonly type: string; readonly many?: true };

/** How a list is read page by page; places are paths such as `meta/paging/nextCursor`. */
export interface Pages {
  /** The input that asks for a page. */
  readonly input: string;
  /** Where the input travels, when it is no query value. */
  readonly in?: 'body';
  /** The input for the size of a page, and the largest that the store takes. */
  readonly size?: { readonly input: string; readonly most: number };
  /** Where the list is. */
  readonly items: string;
  /** Where the answer says how many items there are in all, if it does. */
  readonly total?: string;
  /**
   * Where the answer says what to ask for next, or how many pages there are. `from` is for lists that say neither: the
   * input counts items (0) or pages (1), and `total` says where the list ends.
   */
  readonly next: { readonly at: string } | { readonly pages: string } | { readonly from: 0 | 1 };
  /** The answer has JSON:API's `links.next`, the second place that names the next page; here it points at the relay. */
  readonly linked?: true;
}

/** The row of one operation. The sentences are what a maker reads; everything else is a fact that the relay acts on. */
export interface Row extends Contracted {
  /** As the store's own documentation writes it: `GET /v1/apps/{id}`. */
  readonly route: `${Method} /${string}`;
  readonly summary: string;
  readonly description: `${string}.`;
  readonly access: Access;
  /** Of a write: the operation that reads what it changed. Without it, the one that reads the same path does. */
  readonly verifyWith?: string;
  readonly parameters?: readonly Parameter[];
  readonly body?: Schema;
  /** The call may come without its body: a file that can be given by its address, too. */
  readonly optionalBody?: true;
  readonly responds: Schema;
  readonly visibility?: Visibility;
  /** Who says that the store has this operation; without it, the store's own documentation does. */
  readonly evidence?: 'confirmed by clients' | 'single source';
  /** A POST without side effects: may be repeated after a fault, as a GET may. */
  readonly safe?: true;
  /** `jwt`: signed with the JWT itself. `none`: not at all. `given`: with the token in that header of the call, or else the account's own. */
  readonly authorization?: 'token' | 'jwt' | 'none' | { readonly given: string };
  /** The host of the store that has this operation, where it is not the usual one. */
  readonly host?: Host;
  /** How the body travels on: as JSON (default), as the Cookie header, or as bytes that are not looked at, alone or as the file of a form. */
  readonly bodyEncoding?: 'json' | 'cookies' | 'bytes' | 'form';
  /** How the flat inputs of the body become a JSON:API document. */
  readonly document?: DocumentForm;
  /** The store wants the query as a JSON body, where a connector allows none: with a GET or a DELETE. */
  readonly queryEncoding?: 'body';
  /** Inputs that the store no longer takes, and what to do instead. */
  readonly removedInputs?: Readonly<Record<string, `${string}.`>>;
  /** The media type that the store answers with, where it is not application/json. */
  readonly accept?: string;
  /** The answer is one page of a list. */
  readonly pages?: Pages;
  /** Where the list is in an answer that has others, too, and no pages. */
  readonly list?: string;
  /** The answer is the resource whose ID is this path value: one with another ID is not taken for it. */
  readonly responseIdFrom?: string;
  /** After a success the token that was used is dead, and the relay forgets it. */
  readonly revokesToken?: true;
}

/** The recipes that there are, by the name of their file. */
export type RecipeName =
  | ('accounts' | 'health' | 'version' | 'definition' | 'call' | 'page' | 'state' | 'operations')
  | ('appStoreChoices' | 'galaxyChoices' | 'galaxyBinaryChoices' | 'galaxyItemChoices')
  | ('allApps' | 'appStatus' | 'request' | 'submitVersion' | 'releaseVersion')
  | ('galaxyUpdate' | 'galaxyWhatsNew' | 'galaxyMetrics' | 'stagedRollout')
  | ('phasedRelease' | 'whatsNew' | 'tester' | 'testers' | 'screenshot')
  | ('salesReport' | 'financeReport' | 'analyticsReport')
  | 'trigger';

/** What a trigger can watch. */
export type WatchedSource =
  | ('reviews' | 'versions' | 'builds' | 'feedback' | 'salesReports' | 'runs')
  | ('galaxyReviews' | 'galaxyApps');

/** A row of the relay itself: answered by a recipe, not by one call to a store. */
export interface RelayRow extends Row {
  readonly recipe: RecipeName;
  /** Fields of the answer that name what was changed: the audit tells them, besides the IDs of the call. */
  readonly audited?: readonly string[];
  /** A flow that starts by itself asks again and again; the hint tells its author how to see it work. */
  readonly trigger?: { readonly hint: string; readonly watches: WatchedSource };
  /** Needs no function key. */
  readonly anonymous?: true;
  /** Needs none where the setting RELAY__OPEN_DEFINITION says so. */
  readonly publicWhenEnabled?: true;
  /** Is no action of the connector: it is for those who come without one. */
  readonly hidden?: true;
  /** Is there only where the setting RELAY__PAGE says so: without a key, or like every other call. */
  readonly page?: 'open' | 'keyed';
  /** Does nothing of its own: the policy is asked about the operation that it passes the call on to. */
  readonly delegates?: true;
  /** The input that holds the method of the request to the store: with GET it changes nothing. */
  readonly methodIn?: string;
  /** Fills drop-downs alone: the policy is asked about the operation whose list it shows. */
  readonly fillsDropDowns?: true;
  /** Of one that fills drop-downs: the operation in which people find the same values. */
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
  /** The names of the parameters, by place: read for every call. */
  readonly names: Readonly<Record<Parameter['in'], readonly string[]>>;
}

/** What only the relay's own rows have. */
type NoneOfRelay = { readonly [K in Exclude<keyof RelayRow, keyof Row>]?: never };

export interface StoreOperation extends Row, Derived, NoneOfRelay {
  readonly parameters: readonly Parameter[];
  readonly store: Store;
}

export interface RelayOperation extends RelayRow, Derived {
  readonly parameters: readonly Parameter[];
  /** The store whose account it uses; without one, it is about all of them. */
  readonly store?: Store;
}

export type Operation = StoreOperation | RelayOperation;
