// Adds a subscription to the events of an app.
import type { Store } from '../../connector/core/stores.ts';
import { Failure } from '../core/errors.ts';
import { secret } from '../core/secret.ts';
import { senderOf } from '../pipeline/limiterKey.ts';
import type { EventServices } from '../workflow/eventServices.ts';
import { inputOf, type RecipeContext } from '../workflow/storeApi.ts';
import { checkCallback } from './callbackClient.ts';
import { claimPlace, MOST_OF_CALLER, removeSubscription } from './ownSubscriptions.ts';
import {
  isFull,
  listSubscriptions,
  MOST_SUBSCRIPTIONS,
  MOST_WEBHOOKS,
  newSubscriptionId,
  readWebhook,
  SUBSCRIPTION_TTL,
  subscriptionEntity,
  subscriptionValue,
} from './webhookTable.ts';

interface Asked {
  readonly webhook: string;
  readonly callback: string;
  readonly eventTypes: readonly string[];
  readonly caller: string;
  readonly owner: string;
  readonly operation: string;
}

/** What a call asks for. Throws a Failure if nothing can be subscribed, or if events must not be sent to its callback. */
export function subscriptionAsked(context: RecipeContext, store: Store): Omit<Asked, 'webhook'> {
  const { operation, policy, call, events } = context;
  if (events.problem !== undefined) throw new Failure('not_configured', events.problem);
  const callback = inputOf<string>(context, 'callback') ?? '';
  checkCallback(callback, events.callbackHosts, events.isSimulated(store));
  const eventTypes = inputOf<readonly string[]>(context, 'eventTypes') ?? [];
  const { caller } = policy;
  return { callback, eventTypes, caller, owner: senderOf(caller, call.keyDigest, '').caller, operation: operation.id };
}

/**
 * Adds a subscription, and prepares its webhook with `keep`; without a webhook there is no subscription. Returns the end of
 * the address that ends it, and what `keep` returns. Throws `limit_reached`.
 */
export async function addSubscription<T>(
  services: EventServices,
  { webhook, callback, ...asked }: Asked,
  keep: () => Promise<T>,
): Promise<{ readonly name: string; readonly kept: T }> {
  const before = await listSubscriptions(services, webhook);
  // the same trigger subscribes again when it changes; its old address then ends nothing
  const replaced = before.filter((each) => each.callback.reveal() === callback);
  if (before.length - replaced.length >= MOST_SUBSCRIPTIONS)
    throw full(`An app has at most ${MOST_SUBSCRIPTIONS} subscriptions`);
  if (!(await readWebhook(services, webhook)) && (await isFull(services)))
    throw full(`A relay has subscriptions to at most ${MOST_WEBHOOKS} apps`);
  const id = newSubscriptionId();
  const subscription = {
    ...asked,
    callback: secret(callback),
    created: new Date(services.now()).toISOString(),
  };
  if (!(await claimPlace(services, webhook, { id, owner: asked.owner }, replaced)))
    throw full(`A caller has at most ${MOST_OF_CALLER} subscriptions`);
  try {
    const entity = subscriptionEntity(webhook, id);
    await services.webhooks.insert(entity, subscriptionValue(subscription), SUBSCRIPTION_TTL);
    const kept = await keep();
    for (const each of replaced) await removeSubscription(services, webhook, each.id);
    return { name: `${webhook}-${id}`, kept };
  } catch (error) {
    await removeSubscription(services, webhook, id);
    throw error;
  }
}

function full(sentence: string): Failure {
  return new Failure('limit_reached', `${sentence}. Turn off flows that you no longer need.`);
}
