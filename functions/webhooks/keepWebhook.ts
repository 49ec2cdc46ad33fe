// Keeps the webhook of an app at its store: made with the first subscription, removed with the last one.
import { randomBytes } from 'node:crypto';
import type { Deadline } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import { type Secret, secret } from '../core/secret.ts';
import type { EventServices } from '../workflow/eventServices.ts';
import type { EventSource } from '../workflow/eventSource.ts';
import type { StoreApi } from '../workflow/storeApi.ts';
import { withWebhookLock } from './webhookLock.ts';
import {
  type EventSubscription,
  listSubscriptions,
  readWebhook,
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
  readonly api: StoreApi;
  readonly deadline: Deadline;
}

/** Makes or changes the webhook, so that it has what all subscriptions ask for. Returns its ID at the store. */
export function keepWebhook(asked: Asked, place: WebhookPlace): Promise<string> {
  const { services, source, api, deadline } = asked;
  return withWebhookLock(services, place.id, deadline, async () => {
    const known = await readWebhook(services, place.id);
    const subscriptions = await listSubscriptions(services, place.id);
    const wanted: Webhook = {
      ...place,
      secret: known?.secret ?? newSecret(),
      eventTypes: unionOf(source, subscriptions),
      storeId: known?.storeId,
    };
    // first here: the store may call before its answer to the request has arrived
    await put(services, wanted);
    try {
      const { app, url, eventTypes } = wanted;
      const storeId = await source.ensure(api, { app, url, eventTypes, secret: wanted.secret, known: known?.storeId });
      await put(services, { ...wanted, storeId });
      return storeId;
    } catch (error) {
      if (!known) await services.webhooks.remove(webhookEntity(place.id));
      throw error;
    }
  });
}

/** Keeps what verifies the purchase events of an app. The secret stays unused: the store signs with a key of its own. */
export function keepPurchases(services: EventServices, place: PurchasePlace, deadline: Deadline): Promise<void> {
  return withWebhookLock(services, place.id, deadline, async () => {
    const known = await readWebhook(services, place.id);
    if (known?.purchaseName === place.purchaseName && known.url === place.url) return;
    await put(services, { ...place, secret: newSecret(), eventTypes: [], storeId: undefined });
  });
}

/** Removes the webhook if nobody is subscribed to its app any more; `removeAtStore` removes the store's, if it has one. */
export function removeUnusedWebhook(
  services: EventServices,
  id: string,
  deadline: Deadline,
  removeAtStore: (storeId: string) => Promise<void>,
): Promise<void> {
  return withWebhookLock(services, id, deadline, async () => {
    const webhook = await readWebhook(services, id);
    if (!webhook || (await listSubscriptions(services, id)).length > 0) return;
    if (webhook.storeId !== undefined) await removeAtStore(webhook.storeId);
    await services.webhooks.remove(webhookEntity(id));
  });
}

function newSecret(): Secret {
  return secret(randomBytes(32).toString('base64url'));
}

async function put({ webhooks }: EventServices, webhook: Webhook): Promise<void> {
  const entity = webhookEntity(webhook.id);
  const value = webhookValue(webhook);
  const found = await webhooks.read(entity);
  const etag = found
    ? await webhooks.replace(entity, found.etag, value, SUBSCRIPTION_TTL)
    : await webhooks.insert(entity, value, SUBSCRIPTION_TTL);
  if (etag === undefined)
    throw new Failure('too_many_calls', 'The webhook of this app is being changed. Try again in a minute.');
}

function unionOf({ eventTypes }: EventSource, subscriptions: readonly EventSubscription[]): readonly string[] {
  const asked = new Set(subscriptions.flatMap((each) => each.eventTypes));
  const all = subscriptions.some((each) => each.eventTypes.length === 0);
  return eventTypes.filter((each) => all || asked.has(each));
}
