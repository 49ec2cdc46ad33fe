// Idempotency of writes: which operations have side effects, and the input that identifies one request.
import type { Operation, Parameter } from './operation.ts';
import { text } from './schema.ts';

/** Returns whether a request has no side effects at the store, so that it may be retried after a failure. */
export function isRead({ method, safe }: Pick<Operation, 'method' | 'safe'>): boolean {
  return method === 'GET' || safe === true;
}

/** Maximum length of a key in characters. */
export const LONGEST_KEY = 255;

/**
 * The header of the IETF draft "The Idempotency-Key HTTP Header Field", also used by Stripe: an input of every operation
 * with side effects, in addition to those of its row.
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
