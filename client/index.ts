// A client of a Store Relay: one function for each operation, over fetch.
import { type Callers, createCallers } from './callers.ts';
import type { RelayOptions } from './connection.ts';

export type { CallOptions, RelayOptions } from './connection.ts';
export { type ErrorDetail, RelayError } from './errors.ts';
export type * from './operations.generated.ts';
export type { List } from './pages.ts';
export { type Planning, withPlan } from './plan.ts';

/** A function for each operation, by its name in lower camel case: `ListApps` is `listApps`. */
export type RelayClient = Callers;

/**
 * Creates a client of one relay. It sends nothing by itself, and keeps nothing between two calls.
 *
 * Throws a TypeError if the address is not an absolute URL, or if it would send the key over plain http to another machine.
 */
export function createClient(options: RelayOptions): RelayClient {
  return createCallers(options);
}
