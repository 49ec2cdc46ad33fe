// The basis of an app's generated data: its row, the days before today, and IDs that are the same at every start.
import { createHash } from 'node:crypto';
import type { Attributes, Datastore, StoredResource } from '../datastore.ts';
import { DAY_SECONDS, HOUR_SECONDS, isoMoment } from '../requestContext.ts';
import type { AppRow } from './rows.ts';

export interface Seed {
  readonly datastore: Datastore;
  readonly row: AppRow;
  /** The index of the app in the list; generated values vary by it. */
  readonly index: number;
  readonly app: StoredResource;
  /** Time of generation, in milliseconds. */
  readonly now: number;
  /** `daysBefore` that time. */
  readonly ago: (days: number) => string;
  /** `mark` distinguishes resources of one type and app. */
  readonly make: (
    type: string,
    mark: string,
    attributes: Attributes,
    related?: StoredResource['related'],
  ) => StoredResource;
}

/** Past data of a day is dated 17:30 UTC. */
const BUSY = 17.5 * HOUR_SECONDS;

/**
 * A time this many days before the generation, in the past from 1 day on: the age of the data does not depend on the
 * current day, and is the same at every start on a day.
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

/** Apple's locale of an app's primary language, and one more locale that every app has. */
export function localesOf({ row }: Pick<Seed, 'row'>): readonly string[] {
  return [row.locale, row.locale.startsWith('en') ? 'de-DE' : 'en-US'];
}
