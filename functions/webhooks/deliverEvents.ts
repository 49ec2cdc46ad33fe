// The work of the queue of events: describes an event, and sends it to every subscription that asks for it.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import { startDeadline } from '../core/deadline.ts';
import { openPart } from '../core/heldMemory.ts';
import { mapConcurrent } from '../overview/perAccount.ts';
import type { MessageWork, RunMessage } from '../state/consumers.ts';
import type { EntityId } from '../state/state.ts';
import type { BackgroundCalls } from '../workflow/backgroundCall.ts';
import type { EventServices } from '../workflow/eventServices.ts';
import type { EventSource } from '../workflow/eventSource.ts';
import { EVENT_TTL } from './acceptEvent.ts';
import { type CallbackClient, checkCallback } from './callbackClient.ts';
import { removeUnusedWebhook } from './keepWebhook.ts';
import { recoverEvents } from './recoverEvents.ts';
import { nextTry, TRIED_FOR } from './retrySchedule.ts';
import {
  type EventSubscription,
  listSubscriptions,
  readSubscription,
  readWebhook,
  subscriptionEntity,
  type Webhook,
} from './webhookTable.ts';

export interface DeliveryServices {
  readonly events: EventServices;
  readonly callbacks: CallbackClient;
  readonly background: BackgroundCalls;
}

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
    if (kind === 'recover') return recoverEvents(services, webhook, work);
    throw new Error('This is no message about an event');
  };
}

async function deliverToAll(services: DeliveryServices, webhook: Webhook, work: MessageWork): Promise<void> {
  const { event = '' } = work.message;
  const kept = await services.events.events.read({ partition: webhook.id, key: event });
  if (!kept) return; // it has expired
  const { raw, type } = kept.value;
  if (typeof raw !== 'string') throw new Error('The event cannot be opened');
  const all = await listSubscriptions(services.events, webhook.id);
  const asked = all.filter(({ eventTypes }) => eventTypes.length === 0 || eventTypes.includes(String(type)));
  if (asked.length === 0) return;
  const item = isJsonObject(kept.value.item) ? kept.value.item : await describe(services, webhook, work, raw);
  await keepItem(services.events, { partition: webhook.id, key: event }, item);
  await mapConcurrent(AT_ONCE, asked, (each) =>
    deliver(services, webhook, work, { subscription: each, item, tries: 1 }),
  );
}

async function deliverAgain(services: DeliveryServices, webhook: Webhook, work: MessageWork): Promise<void> {
  const { event = '', subscription: id = '', attempt } = work.message;
  const kept = await services.events.events.read({ partition: webhook.id, key: event });
  const subscription = await readSubscription(services.events, webhook.id, id);
  if (!subscription || !kept) return; // it has ended, or the event has expired
  if (!isJsonObject(kept.value.item)) throw new Error('The event cannot be opened');
  await deliver(services, webhook, work, { subscription, item: kept.value.item, tries: Number(attempt) || 1 });
}

interface OneDelivery {
  readonly subscription: EventSubscription;
  readonly item: JsonObject;
  /** Deliveries of this event to this subscription, this one included. */
  readonly tries: number;
}

/** Sends an event once. What was sent is marked, so that a message that is worked on twice sends nothing twice. */
async function deliver(
  { events, callbacks }: DeliveryServices,
  { id, store }: Webhook,
  { message, line }: MessageWork,
  { subscription, item, tries }: OneDelivery,
): Promise<void> {
  const { event = '', correlationId = '' } = message;
  const mark = { partition: id, key: `${event}/${subscription.id}` };
  if (await events.events.read(mark)) return;
  const address = subscription.callback.reveal();
  checkCallback(address, events.callbackHosts, events.isSimulated(store));
  const outcome = await callbacks.send(address, item, subscription.id);
  if (outcome.is === 'delivered') return void (await events.events.insert(mark, {}, EVENT_TTL));
  if (outcome.is === 'gone') {
    await events.webhooks.remove(subscriptionEntity(id, subscription.id));
    await events.queue.send({ kind: 'tidy', webhook: id, correlationId });
    return;
  }
  const since = message.since ?? String(events.now());
  const again = { kind: 'delivery', webhook: id, event, subscription: subscription.id, since, correlationId };
  const delay = nextTry(tries, outcome.wait);
  line.cause = `callback of a subscription: ${outcome.why}, try ${tries}`;
  if (events.now() + delay - Number(since) > TRIED_FOR) await events.poison.send({ ...again, attempt: String(tries) });
  else await events.queue.send({ ...again, attempt: String(tries + 1) }, { delay });
}

/** Later tries send the same item. The call that received the event may change its entity at the same moment. */
async function keepItem({ events }: EventServices, entity: EntityId, item: JsonObject): Promise<void> {
  for (;;) {
    const found = await events.read(entity);
    if (!found || isJsonObject(found.value.item)) return;
    if (await events.replace(entity, found.etag, { ...found.value, queued: true, item }, EVENT_TTL)) return;
  }
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
  const removeAtStore = async (storeId: string): Promise<void> => {
    const source = sourceOf(events, webhook);
    await source.remove(background.storeApi(webhook.store, webhook.account, work), storeId);
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
