// Webhooks and subscriptions in durable state.

import { createHash, randomBytes } from 'node:crypto';
import type { JsonObject } from '../../connector/core/json.ts';
import type { Store } from '../../connector/core/stores.ts';
import { storeNames } from '../../connector/core/stores.ts';
import { type Secret, secret } from '../core/secret.ts';
import { DAY_MS } from '../core/time.ts';
import type { EventServices } from '../workflow/eventServices.ts';

/** The webhook of one app of one account at its store; all subscriptions to the app share it. */
export interface Webhook {
  readonly id: string;
  readonly store: Store;
  readonly account: string;
  readonly app: string;
  readonly secret: Secret;
  /** The address that the store calls. */
  readonly url: string;
  readonly eventTypes: readonly string[];
  /** Its ID at the store; undefined until the store has it. */
  readonly storeId: string | undefined;
  /**
   * Set for purchase events: the app as they name it. The store has no webhook for them; an administrator enters the address
   * there, and the store signs with a key of its own.
   */
  readonly purchaseName?: string | undefined;
}

export interface EventSubscription {
  readonly id: string;
  /** Holds a signature of the platform: a secret. */
  readonly callback: Secret;
  /** The types that it asks for; all if empty. */
  readonly eventTypes: readonly string[];
  /** Who subscribed, by name in the settings, and with which operation: both must still be allowed when an event comes. */
  readonly caller: string;
  /** Who is counted for it: the caller, or an unlisted one with its key (senderOf). */
  readonly owner: string;
  readonly operation: string;
  /** Date and time in ISO 8601. */
  readonly created: string;
}

type Tables = Pick<EventServices, 'webhooks'>;

/** In milliseconds; a timer renews it (renewSubscriptions.ts). */
export const SUBSCRIPTION_TTL = 400 * DAY_MS;

/** Most subscriptions to one app of one account. */
export const MOST_SUBSCRIPTIONS = 200;

/** Most webhooks of this relay, with those of purchase events, for which every package name is an app. */
export const MOST_WEBHOOKS = 10_000;

/** What a webhook reports. */
export type WebhookKind = 'webhook' | 'purchases';

/** The same for the same app of the same account, so that it is found without an index. It is no secret. */
export function webhookIdOf(store: Store, account: string, app: string, kind: WebhookKind = 'webhook'): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, store, account, app]))
    .digest('hex')
    .slice(0, 32);
}

/** 128 random bits: who knows it may end the subscription. */
export function newSubscriptionId(): string {
  return randomBytes(16).toString('hex');
}

export function webhookEntity(id: string) {
  return { partition: 'webhook', key: id };
}

export function subscriptionEntity(webhook: string, id: string) {
  return { partition: `subscriptions/${webhook}`, key: id };
}

/** Whether there are as many webhooks as there may be. */
export async function isFull({ webhooks }: Tables): Promise<boolean> {
  let found = 0;
  for await (const _ of webhooks.list('webhook')) {
    found += 1;
    if (found >= MOST_WEBHOOKS) return true;
  }
  return false;
}

/** undefined if there is none, or if it cannot be opened any more. */
export async function readWebhook(tables: Tables, id: string): Promise<Webhook | undefined> {
  return (await findWebhook(tables, id)).webhook;
}

interface FoundWebhook {
  readonly webhook: Webhook | undefined;
  /** Of the entity, also if it cannot be opened. */
  readonly etag: string | undefined;
}

export async function findWebhook({ webhooks }: Tables, id: string): Promise<FoundWebhook> {
  const found = await webhooks.read(webhookEntity(id));
  return { webhook: found && webhookOf(id, found.value), etag: found?.etag };
}

export async function listWebhooks({ webhooks }: Tables): Promise<readonly Webhook[]> {
  const all: Webhook[] = [];
  for await (const { key, value } of webhooks.list('webhook')) {
    const each = webhookOf(key, value);
    if (each) all.push(each);
  }
  return all;
}

export async function listSubscriptions({ webhooks }: Tables, webhook: string): Promise<readonly EventSubscription[]> {
  const all: EventSubscription[] = [];
  for await (const { key, value } of webhooks.list(`subscriptions/${webhook}`)) {
    const each = subscriptionOf(key, value);
    if (each) all.push(each);
  }
  return all;
}

export async function readSubscription(
  { webhooks }: Tables,
  webhook: string,
  id: string,
): Promise<EventSubscription | undefined> {
  const found = await webhooks.read(subscriptionEntity(webhook, id));
  return found && subscriptionOf(id, found.value);
}

export function subscriptionValue({ callback, ...others }: Omit<EventSubscription, 'id'>): JsonObject {
  return { ...others, callback: callback.reveal() };
}

export function webhookValue({ id: _, secret: hidden, ...others }: Webhook): JsonObject {
  return { ...others, secret: hidden.reveal() };
}

function subscriptionOf(id: string, value: JsonObject): EventSubscription | undefined {
  const { callback, eventTypes, caller, owner, operation, created } = value;
  if (typeof callback !== 'string') return undefined;
  const origin = {
    caller: String(caller),
    owner: String(owner),
    operation: String(operation),
    created: String(created),
  };
  return { id, callback: secret(callback), eventTypes: textsOf(eventTypes), ...origin };
}

function webhookOf(id: string, value: JsonObject): Webhook | undefined {
  const { account, app, url, secret: hidden, storeId } = value;
  const store = storeNames.find((each) => each === value.store);
  if (!store || typeof account !== 'string' || typeof app !== 'string') return undefined;
  if (typeof url !== 'string' || typeof hidden !== 'string') return undefined;
  const known = { id, store, account, app, url, secret: secret(hidden), eventTypes: textsOf(value.eventTypes) };
  return {
    ...known,
    storeId: typeof storeId === 'string' ? storeId : undefined,
    purchaseName: typeof value.purchaseName === 'string' ? value.purchaseName : undefined,
  };
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
