// Events that a store reports by calling an address: what a store has to offer for it.
import type { JsonObject } from '../../connector/core/json.ts';
import type { Secret } from '../core/secret.ts';
import type { StoreApi } from './storeApi.ts';

/** One event, as it was received. */
export interface ReceivedEvent {
  /** The same for each delivery of the event. */
  readonly id: string;
  /** As subscriptions name it: `BUILD_UPLOAD_STATE_UPDATED`. */
  readonly type: string;
  /** A test event, which is recorded and not passed on. */
  readonly isTest: boolean;
}

/** What a webhook at the store should be. */
export interface WantedWebhook {
  readonly app: string;
  /** The address that the store calls. */
  readonly url: string;
  readonly secret: Secret;
  /** At least one. */
  readonly eventTypes: readonly string[];
  /** Its ID at the store, if the store got this secret before. */
  readonly known: string | undefined;
}

/** A delivery that failed, by its ID at the store. */
export interface FailedDelivery {
  readonly id: string;
  readonly reason?: string;
}

/** Column `events` of a store's definition. Each function sends requests with the account of the given StoreApi. */
export interface EventSource {
  /** All types that a webhook may have. */
  readonly eventTypes: readonly string[];
  /** Whether the body was signed with the secret; compared in constant time. */
  readonly isSigned: (raw: Buffer, header: (name: string) => string | undefined, secret: Secret) => boolean;
  /** Reads an event that is signed. Never throws. */
  readonly parse: (raw: string) => ReceivedEvent;
  /** Makes the webhook of this address, or changes the one there is. Returns its ID at the store. */
  readonly ensure: (api: StoreApi, wanted: WantedWebhook) => Promise<string>;
  /** Removes a webhook; one that is gone is no failure. */
  readonly remove: (api: StoreApi, id: string) => Promise<void>;
  /** The item that a flow gets: the event, and what it is about as far as that is still there. */
  readonly describe: (api: StoreApi, app: string, raw: string) => Promise<JsonObject>;
  /** The same without any request. */
  readonly describeAlone: (app: string, raw: string) => JsonObject;
  /** Asks the store for a test event. */
  readonly ping: (api: StoreApi, id: string) => Promise<void>;
  /** The newest failed deliveries since this time (milliseconds since 1970), at most `most`. */
  readonly failed: (api: StoreApi, id: string, since: number, most: number) => Promise<readonly FailedDelivery[]>;
  /** Asks the store to send a delivery again. */
  readonly redeliver: (api: StoreApi, delivery: string) => Promise<void>;
}
