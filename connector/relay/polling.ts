// Inputs and responses that all triggers share: the checkpoint that a flow returns, and the two response styles.
import { query } from '../core/builders.ts';
import { arrayOf, define, field, object, oneOf, type Schema, text } from '../core/schema.ts';

const state = query(
  'state',
  // empty at the first poll; the relay ignores a value that it did not write
  { ...text, minLength: 0, maxLength: 4096, pattern: '^[A-Za-z0-9_-]*$' },
  'State',
  'What the poll before answered as Next state; empty at the first one.',
  { visibility: 'internal', shared: 'TriggerState' },
);

const dialect = query(
  'dialect',
  oneOf('items', 'native'),
  'Dialect',
  'items for Power Automate; native for Logic Apps: 202 while nothing is new, and the next address in Location.',
  { visibility: 'internal', shared: 'TriggerDialect' },
);

/** Inputs of every trigger. */
export const polling = [state, dialect] as const;

/** The response of a poll: oldest first, so that a flow processes items in the order of their creation. */
export function polledResponse(
  name: string,
  title: string,
  what: string,
  fields: Readonly<Record<string, Schema>>,
): Schema {
  return define(
    name,
    object(
      {
        items: field(arrayOf(object(fields)), title, `The ${what} since the last poll, the oldest first.`),
        next: field(
          { ...text, visibility: 'internal' },
          'Next state',
          'The checkpoint for the next poll. The platform stores it.',
        ),
      },
      ['items', 'next'],
    ),
  );
}
