// All operations of one store, and what operations over all stores need of it.
import type { Operation, Parameter, RelayOperation } from './operation.ts';
import type { Schema } from './schema.ts';

export interface StoreCatalog {
  readonly operations: readonly Operation[];
  /** Whole jobs in one action. */
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
  readonly asks: string;
  /** The member of an item that is the value; its ID if absent. */
  readonly value?: unknown;
}

/** The inputs that name an app, and the member of the response that tells where it stands. */
export interface StoreStatus {
  readonly app: Parameter;
  /** Name of the input with the account. */
  readonly account: string;
  readonly name: string;
  readonly answer: Schema;
}
