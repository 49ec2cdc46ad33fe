// The work of the queue of events: describes an event, and sends it to every subscription that asks for it.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import { type Deadline, startDeadline } from '../core/deadline.ts';
import { openPart } from '../core/heldMemory.ts';
import { mapConcurrent } from '../overview/perAccount.ts';
import type { MessageWork, RunMessage } from '../state/consumers.ts';
import type { EventServices } from '../workflow/eventServices.ts';
import type { EventSource } from '../workflow/eventSource.ts';
import { type DeliveryServices, deliver, type OneDelivery } from './deliverOne.ts';
import { removeUnusedWebhook } from './keepWebhook.ts';
import { recoverEvents } from './recoverEvents.ts';
import { listSubscriptions, readSubscription, readWebhook, type Webhook } from './webhookTable.ts';

/** The operation that stands for the removal of a webhook in the audit log. */
const END_OPERATION = 'EndEventSubscription';
/** Time limit of the requests that describe an event, in milliseconds. */
const DESCRIBED_WITHIN = 30_000;
/** Deliveries of one event at the same time. */
const AT_ONCE = 8;
/** A store that does not answer delays an event for so many tries of its message; then it comes without details. */
const TRIES_TO_DESCRIBE = 4;

export function createEventRunner(services: DeliveryServices): RunMessage {
  return async (work) => {
    const { kind, webhook: id = '' } = work.message;
    const webhook = await readWebhook(services.events, id);
    if (!webhook) return; // nobody is subscribed any more
    if (kind === 'event') return deliverToAll(services, webhook, work);
    if (kind === 'delivery') return deliverAgain(services, webhook, work);
    if (kind === 'tidy') return tidy(services, webhook, work);
    if (kind === 'recover') {
      const isUsed = (await listSubscriptions(services.events, id)).length > 0;
      return isUsed ? recoverEvents(services, webhook, work) : tidy(services, webhook, work);
    }
    throw new Error('This is no message about an event');
  };
}

async function deliverToAll(services: DeliveryServices, webhook: Webhook, work: MessageWork): Promise<void> {
  const { event = '' } = work.message;
  const [kept, all] = await Promise.all([
    services.events.events.read({ partition: webhook.id, key: event }),
    listSubscriptions(services.events, webhook.id),
  ]);
  if (!kept) return; // it has expired
  const { raw, type } = kept.value;
  if (typeof raw !== 'string') throw new Error('The event cannot be opened');
  const asked = all.filter(({ eventTypes }) => eventTypes.length === 0 || eventTypes.includes(String(type)));
  if (asked.length === 0) return;
  const item = isJsonObject(kept.value.item) ? kept.value.item : await describe(services, webhook, work, raw);
  // one that fails delays no other; the message is then tried again, for those that got nothing
  const failures: unknown[] = [];
  await mapConcurrent(AT_ONCE, asked, (each) =>
    deliverInTime(services, webhook, work, { subscription: each, item, tries: 1 }).catch((error) =>
      failures.push(error),
    ),
  );
  if (failures.length > 0) throw failures[0];
}

/**
 * After the deadline the message may come from the queue once more, and a delivery that is not marked by then is sent twice.
 * So none begins with less time left than twice a callback may take: once for it, once for the storage around it.
 */
async function deliverInTime(services: DeliveryServices, webhook: Webhook, work: MessageWork, one: OneDelivery) {
  if (work.deadline.left() < 2 * services.callbacks.limit)
    throw new Error('There was no time left for every subscription');
  return deliver(services, webhook, work, one);
}

async function deliverAgain(services: DeliveryServices, webhook: Webhook, work: MessageWork): Promise<void> {
  const { event = '', subscription: id = '', attempt } = work.message;
  const kept = await services.events.events.read({ partition: webhook.id, key: event });
  const subscription = await readSubscription(services.events, webhook.id, id);
  if (!subscription || !kept) return; // it has ended, or the event has expired
  if (!isJsonObject(kept.value.item)) throw new Error('The event cannot be opened');
  await deliver(services, webhook, work, { subscription, item: kept.value.item, tries: Number(attempt) || 1 });
}

async function describe(
  services: DeliveryServices,
  webhook: Webhook,
  work: MessageWork,
  raw: string,
): Promise<JsonObject> {
  const source = sourceOf(services.events, webhook);
  const deadline = startDeadline(DESCRIBED_WITHIN);
  openPart(deadline, work.deadline);
  try {
    const api = services.background.storeApi(webhook.store, webhook.account, { ...work, deadline });
    return await source.describe(api, webhook.app, raw);
  } catch (error) {
    if (work.tries < TRIES_TO_DESCRIBE) throw error;
    return source.describeAlone(webhook.app, raw);
  } finally {
    deadline.end();
  }
}

/** Work that fails is audited as well: the webhook may be gone all the same. */
async function tidy({ events, background }: DeliveryServices, webhook: Webhook, work: MessageWork): Promise<void> {
  const removeAtStore = async (storeId: string, locked: Deadline): Promise<void> => {
    const api = background.storeApi(webhook.store, webhook.account, { ...work, deadline: locked });
    await sourceOf(events, webhook).remove(api, storeId);
  };
  try {
    await removeUnusedWebhook(events, webhook.id, work.deadline, removeAtStore);
  } finally {
    background.audit(END_OPERATION, work);
  }
}

function sourceOf({ sources }: EventServices, { store }: Webhook): EventSource {
  const source = sources[store];
  if (!source) throw new Error(`${store} reports no events`);
  return source;
}
