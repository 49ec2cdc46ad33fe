// What everything that hangs on an app is grown from: its line of data, days before today, and IDs that stay the same at every start.
import { createHash } from 'node:crypto';
import type { Attributes, Datastore, StoredResource } from '../datastore.ts';
import { DAY_SECONDS, HOUR_SECONDS, isoMoment } from '../requestContext.ts';
import type { AppRow } from './rows.ts';

export interface Seed {
  readonly world: Datastore;
  readonly row: AppRow;
  /** The place of the app in its list; what differs between apps differs by it. */
  readonly index: number;
  readonly app: StoredResource;
  /** When the world was grown, in milliseconds. */
  readonly now: number;
  /** `daysBefore` that. */
  readonly ago: (days: number) => string;
  /** `mark` tells resources of one type and app apart. */
  readonly make: (
    type: string,
    mark: string,
    attributes: Attributes,
    related?: StoredResource['related'],
  ) => StoredResource;
}

/** On each of its days an account is busy at 17:30 in Greenwich. */
const BUSY = 17.5 * HOUR_SECONDS;

/**
 * A time so many days before the world was grown, in the past from 1 day on: what an account holds is as old on any day
 * that it is looked at, and the same at every start of a day.
 */
export function daysBefore(now: number, days: number): string {
  return isoMoment(Math.floor(now / DAY_SECONDS - days) * DAY_SECONDS + BUSY);
}

/** Apple gives apps a number and everything below them a UUID. */
export function uuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
}

/** Apple's name for the language of an app's page, and one more that every app is translated to. */
export function localesOf({ row }: Pick<Seed, 'row'>): readonly string[] {
  return [row.locale, row.locale.startsWith('en') ? 'de-DE' : 'en-US'];
}
