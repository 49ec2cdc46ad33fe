// A lock on one webhook, so that two instances do not change it, here or at the store, at the same time.
import type { Deadline } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import { withSharedLock } from '../state/sharedLock.ts';
import type { EventServices } from '../workflow/eventServices.ts';

/** Whoever writes the entity of a webhook holds its lock. `locked` is the deadline for all requests of the work. */
export function withWebhookLock<T>(
  { webhooks, elapsed }: Pick<EventServices, 'webhooks' | 'elapsed'>,
  webhook: string,
  deadline: Deadline,
  work: (locked: Deadline) => Promise<T>,
): Promise<T> {
  const id = { partition: 'lock', key: webhook };
  return withSharedLock({ table: webhooks, id, elapsed, busy: beingChanged }, deadline, work);
}

export function beingChanged(): Failure {
  return new Failure('too_many_calls', 'The webhook of this app is being changed. Try again in a minute.');
}
