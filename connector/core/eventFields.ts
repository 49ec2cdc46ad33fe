// The fields of a flat item about an event that a store sends: for each its schema, and where the event has its value.
import type { Schema } from './schema.ts';

export interface EventField {
  readonly schema: Schema;
  /** Paths in the event, such as `data.itemId`. The first that has a value counts. */
  readonly from: readonly [string, ...string[]];
  /** The unit of a time: it becomes a date and time in UTC. */
  readonly unit?: 'seconds' | 'milliseconds';
}

export type EventFields = Readonly<Record<string, EventField>>;

/** The properties of the item, for the definition. */
export function itemProperties(fields: EventFields): Readonly<Record<string, Schema>> {
  return Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema]));
}
