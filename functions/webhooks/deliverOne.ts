// Sends one event to one subscription.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { MessageWork } from '../state/consumers.ts';
import type { EntityId } from '../state/state.ts';
import type { BackgroundCalls } from '../workflow/backgroundCall.ts';
import type { EventServices } from '../workflow/eventServices.ts';
import { EVENT_TTL } from './acceptEvent.ts';
import { type CallbackClient, checkCallback } from './callbackClient.ts';
import { removeSubscription } from './ownSubscriptions.ts';
import { nextTry, TRIED_FOR } from './retrySchedule.ts';
import type { EventSubscription, Webhook } from './webhookTable.ts';

export interface DeliveryServices {
  readonly events: EventServices;
  readonly callbacks: CallbackClient;
  readonly background: BackgroundCalls;
}

export interface OneDelivery {
  readonly subscription: EventSubscription;
  readonly item: JsonObject;
  /** Deliveries of this event to this subscription, this one included. */
  readonly tries: number;
}

/**
 * Sends an event once. It is marked when it was sent, and when a later try is in the queue, so that a message that is worked
 * on twice sends nothing twice.
 */
export async function deliver(
  { events, callbacks }: DeliveryServices,
  webhook: Webhook,
  { message, line }: MessageWork,
  { subscription, item, tries }: OneDelivery,
): Promise<void> {
  const { event = '', correlationId = '' } = message;
  const { id } = webhook;
  const mark = { partition: id, key: `${event}/${subscription.id}` };
  const marked = await events.events.read(mark);
  if (marked && (tries === 1 || marked.value.delivered === true)) return;
  const refusal = refusalOf(events, webhook, subscription);
  if (refusal !== undefined) {
    line.cause = refusal;
    return;
  }
  const outcome = await callbacks.send(subscription.callback.reveal(), item, subscription.id);
  if (outcome.is === 'delivered') {
    if (marked) await events.events.replace(mark, marked.etag, { delivered: true }, EVENT_TTL);
    else await events.events.insert(mark, { delivered: true }, EVENT_TTL);
    return;
  }
  if (outcome.is === 'gone') {
    await removeSubscription(events, id, subscription.id);
    await events.queue.send({ kind: 'tidy', webhook: id, correlationId });
    return;
  }
  const since = message.since ?? String(events.now());
  const again = { kind: 'delivery', webhook: id, event, subscription: subscription.id, since, correlationId };
  const delay = nextTry(tries, outcome.wait);
  line.cause = `callback of a subscription: ${outcome.why}, try ${tries}`;
  await keepItem(events, { partition: id, key: event }, item);
  if (events.now() + delay - Number(since) > TRIED_FOR) await events.poison.send({ ...again, attempt: String(tries) });
  else await events.queue.send({ ...again, attempt: String(tries + 1) }, { delay });
  if (!marked) await events.events.insert(mark, {}, EVENT_TTL);
}

/** Later tries send the same item. The call that received the event may change its entity at the same moment. */
async function keepItem({ events }: EventServices, entity: EntityId, item: JsonObject): Promise<void> {
  for (;;) {
    const found = await events.read(entity);
    if (!found || isJsonObject(found.value.item)) return;
    if (await events.replace(entity, found.etag, { ...found.value, queued: true, item }, EVENT_TTL)) return;
  }
}

/** Why nothing is sent to this subscription; it may be allowed again later. */
function refusalOf(
  { callbackHosts, isSimulated, isAllowed }: EventServices,
  { store, account }: Webhook,
  { callback, caller, operation }: EventSubscription,
): string | undefined {
  if (!isAllowed(caller, operation, store, account)) return `subscription: caller ${caller} may not use it any more`;
  try {
    checkCallback(callback.reveal(), callbackHosts, isSimulated(store));
    return undefined;
  } catch {
    return 'subscription: its callback host is not in RELAY__CALLBACK_HOSTS any more';
  }
}
