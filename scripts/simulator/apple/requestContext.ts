// What every answer has before it: what arrived, whose key it was, and what that account's App Store Connect holds.

import type { Arrival } from '../httpMessage.ts';
import type { AppleAccount } from '../keys.ts';
import type { World } from './datastore.ts';
import type { Paging } from './engine/pageForm.ts';

export interface Desk {
  readonly arrival: Arrival;
  readonly account: AppleAccount;
  readonly world: World;
  readonly paging: Paging;
}

/** A moment as Apple writes it. */
export const moment = (time: number): string => new Date(time).toISOString().replace(/\.\d{3}Z$/, '+00:00');

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
