// State queue in this process, with the rules of Azure Queue Storage: leases, tries, times to live.
import { randomUUID } from 'node:crypto';
import { messageText, readMessage } from './asciiText.ts';
import type { MemorySize } from './memoryShares.ts';
import { memoryBounds } from './memoryTable.ts';
import { inSeconds, MOST_RECEIVED, QUEUE_TTL, secondsOf } from './queueTimes.ts';
import type { Delivery, QueueMessage, SendOptions, StateQueue } from './state.ts';
import { stateFull } from './stateErrors.ts';

interface Queued {
  readonly id: string;
  readonly text: string;
  readonly until: number;
  visible: number;
  tries: number;
}

export interface MemoryQueue extends StateQueue {
  /** Milliseconds until a message can be received, 0 if one can now; undefined if there is none. */
  readonly untilVisible: () => number | undefined;
  /** Calls this after each message that was sent. */
  readonly onSend: (onSent: () => void) => void;
}

/** `elapsed` is monotonic, in milliseconds. A full queue refuses a message. */
export function createMemoryQueue(name: string, elapsed: () => number, most: MemorySize = memoryBounds): MemoryQueue {
  const queued = new Map<string, Queued>();
  let bytes = 0;
  let onSent: (() => void) | undefined;

  const drop = (each: Queued): void => {
    if (queued.delete(each.id)) bytes -= each.text.length;
  };
  const removeExpired = (): void => {
    for (const each of queued.values()) if (elapsed() >= each.until) drop(each);
  };

  /** A lease ends with the next delivery, which counts one more try. */
  const deliver = (each: Queued): Delivery => {
    const tries = each.tries;
    const isOurs = (): boolean => queued.get(each.id) === each && each.tries === tries;
    return {
      id: each.id,
      message: readMessage(each.text),
      tries,
      done: async () => {
        const ours = isOurs();
        if (ours) drop(each);
        return ours;
      },
      hide: async (milliseconds) => {
        if (!isOurs()) return false;
        each.visible = elapsed() + inSeconds(milliseconds) * 1000;
        return true;
      },
    };
  };

  const add = (message: QueueMessage, options: SendOptions = {}): Queued => {
    const text = messageText(message);
    const { delay, ttl } = secondsOf(options);
    removeExpired();
    if (queued.size >= most.entries || bytes + text.length > most.bytes) throw stateFull();
    const now = elapsed();
    const until = now + (ttl === undefined ? QUEUE_TTL : ttl * 1000);
    const each: Queued = { id: randomUUID(), text, until, visible: now + delay * 1000, tries: 0 };
    queued.set(each.id, each);
    bytes += text.length;
    onSent?.();
    return each;
  };

  return {
    name,
    send: async (message, options) => void add(message, options),
    sendRemovable: async (message, delay) => {
      const each = add(message, { delay });
      return async () => {
        const isThere = each.tries === 0 && queued.has(each.id);
        if (isThere) drop(each);
        return isThere;
      };
    },
    receive: async (count, lease) => {
      removeExpired();
      const now = elapsed();
      const found = [...queued.values()].filter(({ visible }) => visible <= now);
      return found.slice(0, Math.min(count, MOST_RECEIVED)).map((each) => {
        each.visible = now + Math.max(1, inSeconds(lease)) * 1000;
        each.tries += 1;
        return deliver(each);
      });
    },
    count: async () => {
      removeExpired();
      return queued.size;
    },
    untilVisible: () => {
      removeExpired();
      let first: number | undefined;
      for (const { visible } of queued.values()) if (first === undefined || visible < first) first = visible;
      return first === undefined ? undefined : Math.max(0, first - elapsed());
    },
    onSend: (work) => {
      onSent = work;
    },
  };
}
