// Subscribes a flow to the events of an app, and ends a subscription.
import { Failure } from '../core/errors.ts';
import { secret } from '../core/secret.ts';
import { jsonResponse } from '../core/types.ts';
import { checkCallback } from '../webhooks/callbackClient.ts';
import { keepWebhook } from '../webhooks/keepWebhook.ts';
import { eventAddress, relayAddress } from '../webhooks/relayAddress.ts';
import {
  listSubscriptions,
  MOST_SUBSCRIPTIONS,
  newSubscriptionId,
  SUBSCRIPTION_TTL,
  subscriptionEntity,
  subscriptionValue,
  webhookIdOf,
} from '../webhooks/webhookTable.ts';
import { inputOf, type Recipe } from '../workflow/storeApi.ts';

const SUBSCRIPTION = /^([0-9a-f]{32})-([0-9a-f]{32})$/;

export const subscribe: Recipe = async (context) => {
  const { operation, call, deadline, events: services } = context;
  const { store } = operation;
  const source = store && services.sources[store];
  if (!source) throw new Error(`${operation.id} has no events`);
  if (services.problem !== undefined) throw new Failure('not_configured', services.problem);
  const callback = inputOf<string>(context, 'callback') ?? '';
  checkCallback(callback, services.callbackHosts, services.isSimulated(store));
  const api = context.store();
  const app = inputOf<string>(context, 'appId') ?? '';
  const account = api.account.name;
  const webhook = webhookIdOf(store, account, app);
  const url = eventAddress(services, operation, call, webhook);
  const before = await listSubscriptions(services, webhook);
  if (before.length >= MOST_SUBSCRIPTIONS)
    throw new Failure(
      'too_many_calls',
      `An app has at most ${MOST_SUBSCRIPTIONS} subscriptions. Turn off flows first.`,
    );
  const id = newSubscriptionId();
  const subscription = {
    callback: secret(callback),
    eventTypes: inputOf<readonly string[]>(context, 'eventTypes') ?? [],
    created: new Date(services.now()).toISOString(),
  };
  const entity = subscriptionEntity(webhook, id);
  await services.webhooks.insert(entity, subscriptionValue(subscription), SUBSCRIPTION_TTL);
  try {
    const place = { id: webhook, store, account, app, url };
    const webhookId = await keepWebhook({ services, source, api, deadline }, place);
    // the same trigger subscribes again when it changes; its old address then ends nothing
    const replaced = before.filter((each) => each.callback.reveal() === callback);
    for (const each of replaced) await services.webhooks.remove(subscriptionEntity(webhook, each.id));
    const location = `${relayAddress(operation, call)}/${operation.address}/${webhook}-${id}`;
    return jsonResponse(201, { appId: app, webhookId }, { location });
  } catch (error) {
    await services.webhooks.remove(entity);
    throw error;
  }
};

/** Needs no key: the platform sends none. Whoever has the address may end the subscription; the answer is always the same. */
export const unsubscribe: Recipe = async (context) => {
  const { events: services, call } = context;
  const [, webhook = '', id = ''] = SUBSCRIPTION.exec(inputOf<string>(context, 'subscription') ?? '') ?? [];
  const isRemoved = await services.webhooks.remove(subscriptionEntity(webhook, id));
  // the store is called by the queue, so that this call does the same work for every address
  if (isRemoved) await services.queue.send({ kind: 'tidy', webhook, correlationId: call.id });
  return { status: 204, headers: {}, body: undefined };
};
