// Events that did not arrive: asks the store to send them again, and keeps subscriptions from expiring.

import type { Deadline } from '../core/deadline.ts';
import { DAY_MS } from '../core/time.ts';
import type { MessageWork } from '../state/consumers.ts';
import type { EntityId } from '../state/state.ts';
import type { BackgroundCalls } from '../workflow/backgroundCall.ts';
import type { EventServices } from '../workflow/eventServices.ts';
import { EVENT_TTL } from './acceptEvent.ts';
import { OWNED_TTL, ownedEntity } from './ownSubscriptions.ts';
import { withWebhookLock } from './webhookLock.ts';
import {
  listSubscriptions,
  MOST_WEBHOOKS,
  SUBSCRIPTION_TTL,
  subscriptionEntity,
  type Webhook,
  webhookEntity,
} from './webhookTable.ts';

/** Deliveries that failed in this time are asked for again, in milliseconds. */
const LOOKED_BACK = DAY_MS;
/** Most failed deliveries of one webhook that are looked at, Apple's largest page, and most that are asked for in one run. */
const MOST_DELIVERIES = 200;
const MOST_ASKED_FOR = 20;
/** The operation that stands for it in the audit log. */
const REDELIVERY = 'RedeliverWebhook';

/** Puts one message for each webhook into the queue, for `recoverEvents`. Returns how many. */
export async function askForRecovery({ webhooks, queue }: EventServices): Promise<number> {
  let sent = 0;
  for await (const { key } of webhooks.list('webhook')) {
    if (sent >= MOST_WEBHOOKS) break;
    await queue.send({ kind: 'recover', webhook: key });
    sent += 1;
  }
  return sent;
}

interface Recovery {
  readonly events: EventServices;
  readonly background: BackgroundCalls;
}

/** Asks for each failed delivery once: a redelivery that fails is a delivery of its own. */
export async function recoverEvents(
  { events, background }: Recovery,
  webhook: Webhook,
  work: MessageWork,
): Promise<void> {
  await renew(events, webhook, work.deadline);
  const source = events.sources[webhook.store];
  if (!source || webhook.storeId === undefined) return;
  const api = background.storeApi(webhook.store, webhook.account, work);
  try {
    const failed = await source.failed(api, webhook.storeId, events.now() - LOOKED_BACK, MOST_DELIVERIES);
    let asked = 0;
    for (const { id } of failed) {
      if (asked >= MOST_ASKED_FOR) break;
      const mark = { partition: webhook.id, key: `redelivery/${id}` };
      if ((await events.events.insert(mark, {}, EVENT_TTL)) === undefined) continue;
      try {
        await source.redeliver(api, id);
        asked += 1;
      } catch (error) {
        // the next try asks again; if the store had accepted this one, the event is known by its ID when it comes twice
        await events.events.remove(mark);
        throw error;
      }
    }
  } finally {
    background.audit(REDELIVERY, work);
  }
}

/** Once a day writes the webhook and its subscriptions anew: with a new expiry, and sealed with the newest key. */
async function renew(services: EventServices, { id }: Webhook, deadline: Deadline): Promise<void> {
  const { webhooks } = services;
  if ((await webhooks.insert({ partition: 'renewal', key: id }, {}, DAY_MS)) === undefined) return;
  await withWebhookLock(services, id, deadline, async () => {
    await renewEntity(services, webhookEntity(id), SUBSCRIPTION_TTL);
    for (const each of await listSubscriptions(services, id)) {
      await renewEntity(services, subscriptionEntity(id, each.id), SUBSCRIPTION_TTL);
      await renewEntity(services, ownedEntity(id, each), OWNED_TTL);
    }
  });
}

async function renewEntity({ webhooks }: EventServices, entity: EntityId, ttl: number): Promise<void> {
  const found = await webhooks.read(entity);
  if (found) await webhooks.replace(entity, found.etag, found.value, ttl);
}
