// An event that a store has sent and signed.
import type { JsonObject } from '../../connector/core/json.ts';

export interface StoreEvent {
  /** Identifies the event: the same in each delivery. At most 128 characters. */
  readonly id: string;
  /** The app as the store names it: a bundle ID or a package name. */
  readonly app: string;
  /** The flat item for the subscriber. */
  readonly item: JsonObject;
}
