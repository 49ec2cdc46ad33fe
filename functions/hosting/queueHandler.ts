// The queue functions: they hand each message to its consumer.
import type { InvocationContext, StorageQueueHandler } from '@azure/functions';
import { isJsonObject } from '../../connector/core/json.ts';
import { messageOf } from '../state/asciiText.ts';
import type { Consume } from '../state/consumers.ts';
import type { QueueName } from '../state/state.ts';

/**
 * The message is the argument: `triggerMetadata` has a copy of it, in which the first letter of each key is small. A
 * handler that rejects makes the host try the message again, and put it into the poison queue after the fifth time.
 */
export function toQueueHandler(name: QueueName, consume: Consume): StorageQueueHandler {
  return async (entry, context) => {
    await consume(
      name,
      { message: messageOf(entry), ...attemptOf(context) },
      {
        log: (level, line) => context[level](JSON.stringify(line)),
        audit: (line) => context.info(JSON.stringify(line)),
      },
    );
  };
}

function attemptOf({ triggerMetadata, invocationId }: InvocationContext): { id: string; tries: number } {
  const { id, dequeueCount } = isJsonObject(triggerMetadata) ? triggerMetadata : {};
  return { id: typeof id === 'string' ? id : invocationId, tries: countOf(dequeueCount) };
}

/**
 * The host sends a 64-bit integer, the worker makes an object of its two halves, and @azure/functions 4.16.5 copies that
 * without its methods (findings/functions-long-metadata.sh).
 */
function countOf(value: unknown): number {
  return Number(isJsonObject(value) ? value.low : value) || 1;
}
