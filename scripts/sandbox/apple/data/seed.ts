// What everything that hangs on an app is grown from: its line of data, fixed days, and IDs that stay the same at every start.
import { createHash } from 'node:crypto';
import { DAY, moment } from '../desk.ts';
import type { Attributes, Resource, World } from '../world.ts';
import type { AppRow } from './rows.ts';

export interface Seed {
  readonly world: World;
  readonly row: AppRow;
  /** The place of the app in its list; what differs between apps differs by it. */
  readonly index: number;
  readonly app: Resource;
  /** When the world was grown, in milliseconds. */
  readonly now: number;
  /** `mark` tells resources of one type and app apart. */
  readonly make: (type: string, mark: string, attributes: Attributes, related?: Resource['related']) => Resource;
}

const FIRST_DAY = Date.UTC(2026, 0, 5, 17, 30);

export const day = (days: number): string => moment(FIRST_DAY + days * DAY);

/** Apple gives apps a number and everything below them a UUID. */
export const uuid = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
};

/** Apple's name for the language of an app's page, and one more that every app is translated to. */
export const localesOf = ({ row }: Pick<Seed, 'row'>): readonly string[] => [
  row.locale,
  row.locale.startsWith('en') ? 'de-DE' : 'en-US',
];
