// What subscriptions and their deliveries share: tables, the queue, and the stores that report events.
import type { Store } from '../../connector/core/stores.ts';
import type { CallbackHosts } from '../config/callbackHosts.ts';
import type { AccountFields } from '../config/storeSettings.ts';
import { createLastReads } from '../core/lastReads.ts';
import type { Secret } from '../core/secret.ts';
import type { Time } from '../core/time.ts';
import { poisonNameOf } from '../state/consume.ts';
import { createPromptSender } from '../state/promptSender.ts';
import { openTable } from '../state/sealedTable.ts';
import { createSealer } from '../state/sealing.ts';
import type { QueueMessage, State, StateQueue, StateTable, TableName } from '../state/state.ts';
import type { EventSource } from './eventSource.ts';
import type { PurchaseSource } from './purchaseSource.ts';

export interface EventServices extends Time {
  /** Why nothing can be subscribed; undefined if it can. */
  readonly problem: string | undefined;
  /** Webhooks, subscriptions and locks: secrets and callback addresses, sealed. */
  readonly webhooks: StateTable;
  /** Received events, and marks of what was done with each; sealed. */
  readonly events: StateTable;
  readonly queue: StateQueue;
  /** Puts the message of an event into the queue; this instance then delivers it at once, if it has room. */
  readonly begin: (message: QueueMessage) => Promise<void>;
  readonly poison: StateQueue;
  /**
   * Messages in the poison queue, for a page: read in the last half minute, or the last number that could be read, while
   * the storage is slow or fails. undefined, or a failure, if none could be read yet.
   */
  readonly failed: () => Promise<number | undefined>;
  readonly sources: Readonly<Record<Store, EventSource | undefined>>;
  readonly purchases: Readonly<Record<Store, PurchaseSource | undefined>>;
  /** The settings of an account other than its keys; undefined if there is no such account. */
  readonly accountFields: (store: Store, account: string) => AccountFields | undefined;
  /** Whether this caller may, as the settings are now, use the operation with the account. */
  readonly isAllowed: (caller: string, operation: string, store: Store, account: string) => boolean;
  readonly callbackHosts: CallbackHosts;
  /** Origin at which the store reaches the relay; undefined if nothing says it. */
  readonly publicOrigin: string | undefined;
  /** Whether the store is simulated on this machine. */
  readonly isSimulated: (store: Store) => boolean;
}

interface Given
  extends Omit<
    EventServices,
    keyof Time | 'problem' | 'webhooks' | 'events' | 'queue' | 'begin' | 'poison' | 'failed'
  > {
  readonly stateKeys: readonly Secret[];
  /** Does the work of a message of the queue, within `limit` milliseconds. */
  readonly deliver: (message: QueueMessage, limit: number) => Promise<void>;
}

/** Events that one instance delivers at once, at the same time. */
const MOST_AT_ONCE = 32;
/** Longer than an event is described and a round of callbacks may take (deliverEvents.ts), in milliseconds. */
const LONGEST_DELIVERY = 90_000;

/** How long a page shows a count of failed events before it is read again, in milliseconds. */
const FAILED_FRESH = 30_000;

const UNSEALED =
  'Subscriptions hold secrets, which RELAY__STATE=storage keeps only sealed. An administrator has to set RELAY__STATE_KEY.';

/** Opens the tables and the queue. In this process nothing is sealed: it never leaves the memory. */
export function openEventServices(
  state: State,
  { now, elapsed }: Time,
  { stateKeys, deliver, ...given }: Given,
): EventServices {
  const sealer = state.kind === 'storage' ? createSealer(stateKeys) : undefined;
  const queue = state.queue('storerelayevents');
  const poison = state.queue(poisonNameOf('storerelayevents'));
  const counted = createLastReads<number>(elapsed, { fresh: FAILED_FRESH });
  const prompt = { queue, run: deliver, most: MOST_AT_ONCE, longest: LONGEST_DELIVERY };
  const open = (name: TableName): StateTable => openTable(state, name, sealer);
  return {
    ...given,
    now,
    elapsed,
    problem: state.kind === 'storage' && !sealer ? UNSEALED : undefined,
    webhooks: open('storerelaywebhooks'),
    events: open('storerelayevents'),
    queue,
    // a queue in this process begins with a message at once
    begin: state.kind === 'storage' ? createPromptSender(prompt) : queue.send,
    poison,
    failed: () => counted('', poison.count),
  };
}
