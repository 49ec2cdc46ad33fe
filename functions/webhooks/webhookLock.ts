// A lock on one webhook, so that two instances do not change it at the store at the same time.
import { type Deadline, pause } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import type { EventServices } from '../workflow/eventServices.ts';

/** An instance that stops within its work leaves the lock for this long, in milliseconds. */
const LOCK_TTL = 60_000;
const PAUSE = 150;
const TIME_LIMIT = 20_000;

/** Runs `work` while no other instance runs any for this webhook. Its requests have to end within a minute. */
export async function withWebhookLock<T>(
  { webhooks, elapsed }: Pick<EventServices, 'webhooks' | 'elapsed'>,
  webhook: string,
  deadline: Deadline,
  work: () => Promise<T>,
): Promise<T> {
  const lock = { partition: 'lock', key: webhook };
  const until = elapsed() + TIME_LIMIT;
  let etag = await webhooks.insert(lock, {}, LOCK_TTL);
  while (etag === undefined) {
    if (elapsed() > until)
      throw new Failure('too_many_calls', 'The webhook of this app is being changed. Try again in a minute.');
    await pause(deadline, PAUSE);
    etag = await webhooks.insert(lock, {}, LOCK_TTL);
  }
  try {
    return await work();
  } finally {
    await webhooks.remove(lock, etag).catch(() => undefined); // it expires
  }
}
