// Consumes a queue by the rules of the queue trigger of Azure Functions: five tries, then the poison queue.
import { type ConsumeMessage, type Delivery, POISON, type QueueMessage, type StateQueue } from './state.ts';

/** Settings of `extensions.queues` in host.json. Source: https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue */
export interface QueueRules {
  readonly batchSize: number;
  readonly maxDequeueCount: number;
  /** Milliseconds between a failed try and the next one. */
  readonly visibilityTimeout: number;
  /** How long a message is hidden while it is worked on, in milliseconds. Default: ten minutes, as in the queue trigger. */
  readonly lease?: number;
}

/** The rules of this app; host.json has the same for the queue trigger. */
export const queueRules: QueueRules = { batchSize: 16, maxDequeueCount: 5, visibilityTimeout: 30_000 };

/** How long a message is hidden while it is worked on, in milliseconds: as in the queue trigger. */
export const LEASE = 600_000;

/**
 * Works through one batch, one after the other for each message. Returns how many messages were received; never rejects
 * for a function that fails. A message that was tried too often goes to the poison queue before it is removed here, so
 * that a crash in between leaves it in both and never in none.
 */
export async function consumeBatch(
  queue: StateQueue,
  poison: StateQueue,
  rules: QueueRules,
  run: ConsumeMessage,
): Promise<number> {
  const batch = await queue.receive(rules.batchSize, rules.lease ?? LEASE);
  await Promise.all(batch.map((each) => consumeOne(each, poison, rules, run)));
  return batch.length;
}

export function poisonNameOf<Name extends string>(queue: Name): `${Name}${typeof POISON}` {
  return `${queue}${POISON}`;
}

/** Runs the function of one message, and removes or hides the message. Rejects only if a queue cannot be reached. */
export async function consumeOne(
  delivery: Delivery,
  poison: StateQueue,
  { maxDequeueCount, visibilityTimeout }: QueueRules,
  run: ConsumeMessage,
): Promise<void> {
  // the instance that had it for the last time died within it
  if (delivery.tries > maxDequeueCount) return toPoison(delivery, delivery.message, poison);
  try {
    await run(delivery);
  } catch {
    if (delivery.tries >= maxDequeueCount) return toPoison(delivery, delivery.message, poison);
    await delivery.hide(visibilityTimeout);
    return;
  }
  await delivery.done();
}

async function toPoison(delivery: Delivery, message: QueueMessage, poison: StateQueue): Promise<void> {
  await poison.send(message);
  await delivery.done();
}
