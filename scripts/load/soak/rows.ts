// An operation of the soak's own: a write with a value of its own, since the catalog has none yet that a store can tell apart.
import { query, rows } from '../../../connector/core/builders.ts';
import { object, text } from '../../../connector/core/schema.ts';

export const soakRows = rows('apple', {
  CreateMarked: {
    route: 'POST /v1/apps',
    summary: 'Create marked',
    description: 'Sends a write that must not reach the store twice.',
    access: 'write',
    parameters: [query('mark', text, 'Mark', 'What tells this write from all others.', { required: true })],
    responds: object({}),
  },
});
