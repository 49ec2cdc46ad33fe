// The context of every response: the request, its key, and the data of that account.

import type { Arrival } from '../httpMessage.ts';
import type { AppleAccount } from '../keys.ts';
import type { Datastore } from './datastore.ts';
import type { Paging } from './engine/pageForm.ts';

export interface AppleRequestContext {
  readonly arrival: Arrival;
  readonly account: AppleAccount;
  readonly datastore: Datastore;
  readonly paging: Paging;
}

/** A timestamp in Apple's format. */
export function isoMoment(time: number): string {
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, '+00:00');
}

export const MINUTE_SECONDS = 60_000;
export const HOUR_SECONDS = 60 * MINUTE_SECONDS;
export const DAY_SECONDS = 24 * HOUR_SECONDS;
