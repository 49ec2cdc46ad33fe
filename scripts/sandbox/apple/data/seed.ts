// What everything that hangs on an app is grown from: its line of data, fixed days, and IDs that stay the same at every start.
import { createHash } from 'node:crypto';
import type { Resource } from './collection.ts';
import type { AppRow } from './data.ts';
import type { KindName } from './kinds.ts';

export interface Seed {
  readonly row: AppRow;
  /** The place of the app in its list; what differs between apps differs by it. */
  readonly index: number;
  /** `mark` tells resources of one kind and app apart. */
  readonly make: (type: KindName, mark: string, attributes: Resource['attributes']) => Resource;
}

const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2026, 0, 5, 17, 30);

export const day = (days: number): string => new Date(FIRST_DAY + days * DAY).toISOString().replace('.000Z', '+00:00');

/** Apple gives apps a number and everything below them a UUID. */
const uuid = (text: string): string => {
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

export const plant = (row: AppRow, index: number, appId: string): Seed => ({
  row,
  index,
  make: (type, mark, attributes) => ({ type, id: uuid(`${appId}/${type}/${mark}`), attributes }),
});
