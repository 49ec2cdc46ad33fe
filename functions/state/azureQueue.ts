// State queue in Azure Queue Storage.
import type { DequeuedMessageItem, QueueClient } from '@azure/storage-queue';
import { messageText, readMessage } from './asciiText.ts';
import { inSeconds, MOST_RECEIVED, secondsOf } from './queueTimes.ts';
import type { Delivery, QueueMessage, SendOptions, StateQueue } from './state.ts';
import { STORAGE_TIMEOUT } from './storageClients.ts';
import { codeOf, fail, isMissing, withContainer } from './storageErrors.ts';

export function createAzureQueue(name: string, open: () => Promise<QueueClient>): StateQueue {
  return {
    name,
    send: async (message, options) => void (await sendTo(open, message, options)),
    sendRemovable: async (message, delay) => {
      const { messageId, popReceipt } = await sendTo(open, message, { delay });
      return async () => {
        const client = await open();
        return isOurs(() => client.deleteMessage(messageId, popReceipt, { abortSignal: limit() }));
      };
    },
    receive: async (most, lease) => {
      const client = await open();
      const numberOfMessages = Math.min(most, MOST_RECEIVED);
      const visibilityTimeout = Math.max(1, inSeconds(lease));
      try {
        const received = await client.receiveMessages({ numberOfMessages, visibilityTimeout, abortSignal: limit() });
        return received.receivedMessageItems.map((each) => deliver(client, each));
      } catch (error) {
        return isMissing(error) ? [] : fail(error);
      }
    },
    count: async () => {
      try {
        return (await (await open()).getProperties({ abortSignal: limit() })).approximateMessagesCount ?? 0;
      } catch (error) {
        return isMissing(error) ? 0 : fail(error);
      }
    },
  };
}

async function sendTo(open: () => Promise<QueueClient>, message: QueueMessage, options: SendOptions = {}) {
  const text = messageText(message);
  const { delay, ttl } = secondsOf(options);
  const times = {
    visibilityTimeout: delay,
    ...(ttl !== undefined && { messageTimeToLive: ttl }),
  };
  const client = await open();
  const send = () => client.sendMessage(text, { ...times, abortSignal: limit() });
  return withContainer(send, () => client.createIfNotExists({ abortSignal: limit() })).catch(fail);
}

/** Makes a change that a receipt allows; false if the receipt is not good any more. */
async function isOurs(change: () => Promise<unknown>): Promise<boolean> {
  try {
    await change();
    return true;
  } catch (error) {
    return /^(MessageNotFound|PopReceiptMismatch|QueueNotFound)$/.test(codeOf(error)) ? false : fail(error);
  }
}

/** A receipt is good for one change of the message, until it is delivered once more. */
function deliver(client: QueueClient, item: DequeuedMessageItem): Delivery {
  let receipt = item.popReceipt;
  return {
    id: item.messageId,
    message: readMessage(item.messageText),
    tries: item.dequeueCount,
    done: () => isOurs(() => client.deleteMessage(item.messageId, receipt, { abortSignal: limit() })),
    hide: (milliseconds) =>
      isOurs(async () => {
        const seconds = inSeconds(milliseconds);
        const changed = await client.updateMessage(item.messageId, receipt, item.messageText, seconds, {
          abortSignal: limit(),
        });
        receipt = changed.popReceipt ?? receipt;
      }),
  };
}

function limit(): AbortSignal {
  return AbortSignal.timeout(STORAGE_TIMEOUT);
}
