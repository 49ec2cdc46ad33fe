// Puts messages about events that failed too often back into their queue.
import type { Deadline } from '../core/deadline.ts';
import type { QueueMessage } from '../state/state.ts';
import type { EventServices } from '../workflow/eventServices.ts';

/** Most messages of one call, how many at a time, and how long others do not see them, in milliseconds. */
const MOST = 1_000;
const AT_ONCE = 32;
const HIDDEN = 60_000;
/** Part of the time of a call that is left for its response. */
const RESERVE = 0.2;

/**
 * Each message is sent before it is removed, so that an instance that dies in between leaves it in both queues: an event
 * that a subscription got is marked, and is not sent to it again.
 */
export async function retryFailed(
  { queue, poison }: Pick<EventServices, 'queue' | 'poison'>,
  deadline: Deadline,
): Promise<{ readonly retried: number; readonly left: number }> {
  let retried = 0;
  while (retried < MOST && deadline.left() > deadline.whole * RESERVE) {
    const batch = await poison.receive(Math.min(AT_ONCE, MOST - retried), HIDDEN);
    if (batch.length === 0) break;
    for (const { message, done } of batch) {
      await queue.send(anew(message));
      await done();
      retried += 1;
    }
  }
  return { retried, left: await poison.count() };
}

/** A delivery gets another day. Its count of tries stays above one: the first try leaves out what was tried before. */
function anew({ since: _, ...message }: QueueMessage): QueueMessage {
  return message.kind === 'delivery' ? { ...message, attempt: '2' } : message;
}
