// Durable state: tables of entities and queues of messages, in this process or in Azure Storage.
import type { JsonObject } from '../../connector/core/json.ts';

/** Names one entity; both may be any text up to 1,024 characters. */
export interface EntityId {
  readonly partition: string;
  readonly key: string;
}

export interface Entity extends EntityId {
  readonly value: JsonObject;
  /** Identifies this version of the entity. */
  readonly etag: string;
}

/** What an entity means for a table in this process, which has little memory. Azure Storage takes no notice. */
export interface Capacity {
  /** Has no more than its share (memoryShares.ts). */
  readonly owner?: string;
  /** Characters that later versions may have more than the first one with it: a full table refuses that, and none of those. */
  readonly growth?: number;
  /** A full table removes it for another entity, the oldest first. */
  readonly evictable?: boolean;
}

/**
 * A table of entities. Each has a time to live in milliseconds, and is absent for every operation once it has passed.
 * All operations are atomic, also between instances. They reject with a Failure if the storage cannot be reached.
 */
export interface StateTable {
  readonly read: (id: EntityId) => Promise<Entity | undefined>;
  /** The ETag of the new entity; undefined if there is one already. */
  readonly insert: (id: EntityId, value: JsonObject, ttl: number, capacity?: Capacity) => Promise<string | undefined>;
  /** The new ETag; undefined if the entity has changed since `etag`, or is gone. Its owner stays. */
  readonly replace: (
    id: EntityId,
    etag: string,
    value: JsonObject,
    ttl: number,
    capacity?: Omit<Capacity, 'owner'>,
  ) => Promise<string | undefined>;
  /** Whether it was removed: false if it was absent, or has changed since `etag`. */
  readonly remove: (id: EntityId, etag?: string) => Promise<boolean>;
  /** The entities of one partition, in the order of their encoded keys (entityKey.ts). */
  readonly list: (partition: string) => AsyncIterable<Entity>;
  /** Removes expired entities, a bounded number in each call. Returns how many. */
  readonly sweep: () => Promise<number>;
}

/**
 * A message: a flat object of texts. The Functions worker parses every message as JSON, where a long number loses digits
 * (`12345678901234567890`), so an ID is never a number.
 */
export type QueueMessage = Readonly<Record<string, string>>;

/** One message that this consumer has leased. */
export interface Delivery {
  readonly id: string;
  readonly message: QueueMessage;
  /** How often it has been delivered, this time included. */
  readonly tries: number;
  /** Removes the message. False if the lease is over and another consumer may have it. */
  readonly done: () => Promise<boolean>;
  /** Hides it for this many milliseconds from now, and gives it back then: 0 at once. False as above. */
  readonly hide: (milliseconds: number) => Promise<boolean>;
}

export interface SendOptions {
  /** Milliseconds until it can be received; rounded up to seconds. */
  readonly delay?: number;
  /** Milliseconds until it is dropped; longer than the delay. Default: seven days. */
  readonly ttl?: number;
}

/** A queue. Messages are delivered at least once, in no particular order. */
export interface StateQueue {
  readonly name: string;
  readonly send: (message: QueueMessage, options?: SendOptions) => Promise<void>;
  /**
   * The same with a delay in milliseconds. The function that it returns removes the message as long as nobody has received
   * it; false if somebody has.
   */
  readonly sendRemovable: (message: QueueMessage, delay: number) => Promise<() => Promise<boolean>>;
  /** Up to `most` messages (at most 32), hidden from others for `lease` milliseconds; rounded up to seconds, at least one. */
  readonly receive: (most: number, lease: number) => Promise<readonly Delivery[]>;
  /** Approximate number of messages, hidden ones included. */
  readonly count: () => Promise<number>;
}

export interface State {
  readonly kind: 'memory' | 'storage';
  /** Loads what the tables need; otherwise the first operation does. */
  readonly load: () => Promise<void>;
  readonly table: (name: TableName) => StateTable;
  readonly queue: (name: QueueName | PoisonName) => StateQueue;
  /**
   * Runs this function for each message of a queue, if state is in this process (consumeInProcess.ts). In Azure Storage a
   * queue is consumed by the queue trigger of the Functions host, and this does nothing.
   */
  readonly consume: (name: QueueName, run: ConsumeMessage) => void;
  /** Removes what has expired in all tables. Returns how many entities. */
  readonly sweep: () => Promise<number>;
  readonly close: () => void;
}

/** Every table. Azure allows letters and digits in a name, and infra/relay.bicep creates each. */
export const tableNames = [
  'storerelayoutcomes',
  'storerelaysettings',
  'storerelayshared',
  'storerelayplans',
  'storerelayjobs',
  'storerelaywebhooks',
  'storerelayevents',
] as const;
export type TableName = (typeof tableNames)[number];

/** Every queue. Azure allows small letters, digits and dashes in a name, and infra/relay.bicep creates each. */
export const queueNames = ['storerelayevents', 'storerelayjobs'] as const;
export type QueueName = (typeof queueNames)[number];

/** The function of the host that consumes each queue; log lines name it. */
export const queueFunctionNames: Readonly<Record<QueueName, string>> = {
  storerelayevents: 'DeliverEvents',
  storerelayjobs: 'RunJobs',
};

/** Suffix of the queue for messages that failed too often, as in the queue trigger of Azure Functions. */
export const POISON = '-poison';
export type PoisonName = `${QueueName}${typeof POISON}`;

/** Runs the function of one message; `tries` counts from 1. A function that rejects is tried again (consume.ts). */
export type ConsumeMessage = (delivery: Pick<Delivery, 'id' | 'message' | 'tries'>) => Promise<void>;
