// Keeps the webhook of an app at its store: made with the first subscription, removed with the last one.
import { randomBytes } from 'node:crypto';
import type { Deadline } from '../core/deadline.ts';
import { type Secret, secret } from '../core/secret.ts';
import type { EventServices } from '../workflow/eventServices.ts';
import type { EventSource } from '../workflow/eventSource.ts';
import type { StoreApi } from '../workflow/storeApi.ts';
import { beingChanged, withWebhookLock } from './webhookLock.ts';
import {
  type EventSubscription,
  findWebhook,
  listSubscriptions,
  SUBSCRIPTION_TTL,
  type Webhook,
  webhookEntity,
  webhookValue,
} from './webhookTable.ts';

/** An app, and where its events are to be sent. */
export type WebhookPlace = Pick<Webhook, 'id' | 'store' | 'account' | 'app' | 'url'>;

type PurchasePlace = WebhookPlace & { readonly purchaseName: string };

interface Asked {
  readonly services: EventServices;
  readonly source: EventSource;
  /** Calls the store within a deadline, which ends when the lock of the webhook is lost. */
  readonly open: (deadline: Deadline) => StoreApi;
  readonly deadline: Deadline;
}

/** Makes or changes the webhook, so that it has what all subscriptions ask for. Returns its ID at the store. */
export function keepWebhook({ services, source, open, deadline }: Asked, place: WebhookPlace): Promise<string> {
  return withWebhookLock(services, place.id, deadline, async (locked) => {
    const { webhook: known, etag } = await findWebhook(services, place.id);
    const subscriptions = await listSubscriptions(services, place.id);
    const wanted: Webhook = {
      ...place,
      secret: known?.secret ?? newSecret(),
      eventTypes: unionOf(source, subscriptions),
      storeId: known?.storeId,
    };
    // first here: the store may call before its answer to the request has arrived
    const kept = await put(services, wanted, etag);
    try {
      const { app, url, eventTypes, secret: hidden } = wanted;
      const asked = { app, url, eventTypes, secret: hidden, known: known?.storeId };
      const storeId = await source.ensure(open(locked), asked);
      await put(services, { ...wanted, storeId }, kept);
      return storeId;
    } catch (error) {
      if (!known) await services.webhooks.remove(webhookEntity(place.id), kept);
      throw error;
    }
  });
}

/** Keeps what verifies the purchase events of an app. The secret stays unused: the store signs with a key of its own. */
export function keepPurchases(services: EventServices, place: PurchasePlace, deadline: Deadline): Promise<void> {
  return withWebhookLock(services, place.id, deadline, async () => {
    const { webhook: known, etag } = await findWebhook(services, place.id);
    if (known?.purchaseName === place.purchaseName && known.url === place.url) return;
    await put(services, { ...place, secret: newSecret(), eventTypes: [], storeId: undefined }, etag);
  });
}

/** Removes the webhook if nobody is subscribed to its app any more; `removeAtStore` removes the store's, if it has one. */
export function removeUnusedWebhook(
  services: EventServices,
  id: string,
  deadline: Deadline,
  removeAtStore: (storeId: string, locked: Deadline) => Promise<void>,
): Promise<void> {
  return withWebhookLock(services, id, deadline, async (locked) => {
    const { webhook, etag } = await findWebhook(services, id);
    if (!webhook || (await listSubscriptions(services, id)).length > 0) return;
    if (webhook.storeId !== undefined) await removeAtStore(webhook.storeId, locked);
    await services.webhooks.remove(webhookEntity(id), etag);
  });
}

function newSecret(): Secret {
  return secret(randomBytes(32).toString('base64url'));
}

/** Writes the webhook if it is still as it was read: `before` is that ETag, undefined if there was none. Returns the new one. */
async function put({ webhooks }: EventServices, webhook: Webhook, before: string | undefined): Promise<string> {
  const entity = webhookEntity(webhook.id);
  const value = webhookValue(webhook);
  const etag =
    before === undefined
      ? await webhooks.insert(entity, value, SUBSCRIPTION_TTL)
      : await webhooks.replace(entity, before, value, SUBSCRIPTION_TTL);
  if (etag === undefined) throw beingChanged();
  return etag;
}

function unionOf({ eventTypes }: EventSource, subscriptions: readonly EventSubscription[]): readonly string[] {
  const asked = new Set(subscriptions.flatMap((each) => each.eventTypes));
  const all = subscriptions.some((each) => each.eventTypes.length === 0);
  return eventTypes.filter((each) => all || asked.has(each));
}
