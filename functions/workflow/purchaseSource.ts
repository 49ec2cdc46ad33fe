// Purchase events, which a store signs and sends to an address that an administrator enters there.
import type { JsonObject } from '../../connector/core/json.ts';
import type { AccountFields } from '../config/storeSettings.ts';
import type { StoreApi } from './storeApi.ts';

/** An app whose purchase events are received. */
export interface PurchaseApp {
  /** As subscriptions name it: Apple's ID of the app, or the package name. */
  readonly app: string;
  /** As events name it: the bundle ID, or the package name. */
  readonly name: string;
}

/** A purchase event that the store has signed. */
export interface PurchaseEvent {
  /** Identifies the event: the same in each delivery. At most 128 characters. */
  readonly id: string;
  /** As subscriptions name it. */
  readonly type: string;
  /** The flat item for the flow. */
  readonly item: JsonObject;
}

/** Column `purchases` of a store's definition. */
export interface PurchaseSource {
  /** The setting of an account without which no event can be verified, if there is one. */
  readonly setting?: string;
  /** Finds how events name the app. Throws a Failure if the account has no such app. */
  readonly identify: (api: StoreApi, app: string) => Promise<string>;
  /**
   * The event in the body of a request; undefined if it is not signed as it should be, or is about another app. Never
   * rejects. `isSimulated`: the store is simulated on this machine.
   */
  readonly verify: (
    body: string,
    app: PurchaseApp,
    fields: AccountFields,
    isSimulated: boolean,
  ) => Promise<PurchaseEvent | undefined>;
}
