// Consumes a queue that is kept in this process, by the rules of the queue trigger of Azure Functions.
import { consumeOne, LEASE, type QueueRules } from './consume.ts';
import type { MemoryQueue } from './memoryQueue.ts';
import type { ConsumeMessage, StateQueue } from './state.ts';

/** Longest wait for the next message, in milliseconds: a timer of Node.js is at most 24.8 days long. */
const LONGEST_WAIT = 3_600_000;

/**
 * Runs `run` for each message as soon as it can be received, at most `batchSize` at a time. No timer keeps the process
 * alive. Returns a function that stops it: messages in progress are finished, those left stay in the queue.
 */
export function consumeInProcess(
  queue: MemoryQueue,
  poison: StateQueue,
  rules: QueueRules,
  run: ConsumeMessage,
): () => void {
  let [running, isOpen] = [0, true];
  let timer: NodeJS.Timeout | undefined;
  let soon: NodeJS.Immediate | undefined;

  const receive = async (): Promise<void> => {
    const free = rules.batchSize - running;
    running = rules.batchSize; // until it is known how many were received
    const batch = await queue.receive(free, LEASE);
    running += batch.length - free;
    // a poison queue that is full leaves the message where it is, until its lease ends
    for (const each of batch)
      void consumeOne(each, poison, rules, run)
        .catch(() => undefined)
        .finally(() => {
          running -= 1;
          plan();
        });
    plan();
  };
  const plan = (): void => {
    if (!isOpen || soon || running >= rules.batchSize) return;
    clearTimeout(timer);
    const wait = queue.untilVisible();
    if (wait === undefined) return;
    if (wait > 0) timer = setTimeout(plan, Math.min(wait, LONGEST_WAIT)).unref();
    else
      soon = setImmediate(() => {
        soon = undefined;
        void receive();
      }).unref();
  };

  queue.onSend(plan);
  plan();
  return () => {
    isOpen = false;
    clearTimeout(timer);
    clearImmediate(soon);
  };
}
