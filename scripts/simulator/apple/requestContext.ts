// What every answer has before it: what arrived, whose key it was, and what that account's App Store Connect holds.

import type { Arrival } from '../httpMessage.ts';
import type { AppleAccount } from '../keys.ts';
import type { Datastore } from './datastore.ts';
import type { Paging } from './engine/pageForm.ts';

export interface AppleRequestContext {
  readonly arrival: Arrival;
  readonly account: AppleAccount;
  readonly world: Datastore;
  readonly paging: Paging;
}

/** A moment as Apple writes it. */
export function isoMoment(time: number): string {
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, '+00:00');
}

export const MINUTE_SECONDS = 60_000;
export const HOUR_SECONDS = 60 * MINUTE_SECONDS;
export const DAY_SECONDS = 24 * HOUR_SECONDS;
