// The operations of one store, and its part of the operations that cover all stores.
import type { Operation, Parameter, RelayOperation } from './operation.ts';
import type { Schema } from './schema.ts';
import type { StoreContract } from './storeContract.ts';

export interface StoreCatalog {
  readonly operations: readonly Operation[];
  /** The operations of a document of the store: each can be called, with or without a row. */
  readonly contract?: StoreContract;
  /** Its operations by the subjects of its own documentation. A store with a contract has the tags of the contract. */
  readonly subjects?: Readonly<Record<string, readonly Operation[]>>;
  /** Operations that take more than one call to the store. */
  readonly recipes?: readonly RelayOperation[];
  /** Operations that only fill drop-downs. */
  readonly choices?: readonly RelayOperation[];
  /** Calls of the store's API without an operation (connector/relay/rawRequest.ts). */
  readonly requests?: readonly RelayOperation[];
  readonly triggers?: readonly RelayOperation[];
  /** The operation that reads the same values as a drop-down, by the name of its list. */
  readonly lists?: Readonly<Record<string, StoreList>>;
  /** Its part of Read app status. */
  readonly status?: StoreStatus;
}

export interface StoreList {
  /** The ID of the operation that lists the values. */
  readonly operation: string;
  /** The member of an item that is the value; its ID if absent. */
  readonly value?: unknown;
  /** The values are related resources with this name, which the operation returns with the input `include`. */
  readonly each?: string;
}

/** The inputs of *Read app status* that name an app of this store, and the member of the response with its status. */
export interface StoreStatus {
  /** The input with the ID of the app. */
  readonly app: Parameter;
  /** Name of the input with the account; the input itself is generated. */
  readonly account: string;
  /** Name of the member of the response, such as `apple`. */
  readonly name: string;
  /** Name of the ID inside that member, such as `appId`. */
  readonly id: string;
  /** Schema of that member. */
  readonly answer: Schema;
}
