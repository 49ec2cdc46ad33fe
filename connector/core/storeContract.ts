// The operations that a document of a store describes, most of which have no row in the catalog.
import type { Access, Method, StoreOperation } from './operation.ts';

/** The facts of the document are in connector/stores/<store>/contract.generated.json, read with the first of these operations that is needed. */
export interface StoreContract {
  /** The version of the document, such as `4.4.1`. */
  readonly version: string;
  /** The methods of its operations: one function serves all paths that have no row, and takes these. */
  readonly methods: readonly Method[];
  /** The page of the documentation that lists its operations, such as `docs/apple-operations.md`. */
  readonly page?: string;
  /** The operations of the parsed facts. */
  readonly open: (facts: unknown) => OpenContract;
}

export interface OpenContract {
  /**
   * The operations by the store's own names, sorted. Each has an underscore, which no name of the catalog has: a policy
   * and a call that have none do without the facts.
   */
  readonly names: readonly string[];
  /** What is known of an operation without its row being made. */
  readonly outline: (name: string) => ContractOutline;
  /** The row of an operation. Its path values are whole segments: `/v1/apps/{id}`. */
  readonly derive: (name: string) => StoreOperation;
  /** The name of the nearest GET that shows what a write has changed; undefined if there is none. */
  readonly readAfter: (name: string) => string | undefined;
}

export interface ContractOutline {
  readonly method: Method;
  /** As the store writes it: `/v1/apps/{id}`. It begins with a segment that is no value. */
  readonly path: string;
  /** The group of the operation in the document. */
  readonly tag: string;
  readonly access: Access;
  readonly summary: string;
  /** The names of the members of what it answers, such as `demoAccountName`, for the search. */
  readonly attributes: readonly string[];
  /** Source of the deprecation, as a phrase. */
  readonly deprecated: string | undefined;
}
