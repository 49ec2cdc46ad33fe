// Repeats of a write: which operations change something, and the input by which a caller names one call of them.
import type { Operation, Parameter } from './operation.ts';
import { text } from './schema.ts';

/** Whether a call changes nothing at the store: it may be made again after a fault. */
export function isRead({ method, safe }: Pick<Operation, 'method' | 'safe'>): boolean {
  return method === 'GET' || safe === true;
}

/** Characters of a key. */
export const LONGEST_KEY = 255;

/**
 * The header of the IETF draft "The Idempotency-Key HTTP Header Field", as Stripe and others have it: an input of every
 * operation that changes something, beside those of its row.
 */
export const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  title: 'Idempotency key',
  description:
    'A repeat with the same key within ten minutes gets the first outcome and changes nothing. Needed only for the same inputs twice in a loop.',
  schema: { ...text, maxLength: LONGEST_KEY },
  visibility: 'advanced',
  shared: 'IdempotencyKey',
};
