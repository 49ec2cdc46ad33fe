// An operation that only the soak has: a write with a unique value, because the catalog has none that a store can distinguish.
import { query, rows } from '../../../connector/core/builders.ts';
import { object, text } from '../../../connector/core/schema.ts';

export const soakRows = rows('apple', {
  CreateMarked: {
    route: 'POST /v1/apps',
    summary: 'Create marked',
    description: 'Sends a write that must not reach the store twice.',
    access: 'write',
    parameters: [query('mark', text, 'Mark', 'A value that no other write has.', { required: true })],
    responds: object({}),
  },
});
