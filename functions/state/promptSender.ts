// Does the work of a message at once in the instance that sends it. The message is in the queue first, for the case that the instance dies.
import type { QueueMessage, StateQueue } from './state.ts';

export interface PromptParts {
  readonly queue: StateQueue;
  /** Does the work within `limit` milliseconds; rejects if it failed, or did not do all of it. */
  readonly run: (message: QueueMessage, limit: number) => Promise<void>;
  /** Most works at the same time. A message beyond these comes from the queue. */
  readonly most: number;
  /** Longest time of the work, in milliseconds: then the message comes from the queue, unless it was removed. */
  readonly longest: number;
}

/**
 * A queue in Azure Storage is polled, up to every two seconds when little happens. Resolves once the message is in the
 * queue; it is removed when the work is done, and comes from the queue if the work failed.
 */
export function createPromptSender({
  queue,
  run,
  most,
  longest,
}: PromptParts): (message: QueueMessage) => Promise<void> {
  let running = 0;
  return async (message) => {
    if (running >= most) return queue.send(message);
    running += 1;
    const leave = (): void => {
      running -= 1;
    };
    const remove = await queue.sendRemovable(message, longest).catch((thrown: unknown) => {
      leave();
      throw thrown;
    });
    void run(message, longest)
      .then(remove)
      .catch(() => undefined)
      .finally(leave);
  };
}
