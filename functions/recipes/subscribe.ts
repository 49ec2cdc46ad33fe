// Subscribes a flow to the events of an app, and ends a subscription.
import { noteOwnChange } from '../core/ownChange.ts';
import { jsonResponse } from '../core/types.ts';
import { addSubscription, subscriptionAsked } from '../webhooks/addSubscription.ts';
import { keepWebhook } from '../webhooks/keepWebhook.ts';
import { removeSubscription } from '../webhooks/ownSubscriptions.ts';
import { endAddress, eventAddress } from '../webhooks/relayAddress.ts';
import { webhookIdOf } from '../webhooks/webhookTable.ts';
import { inputOf, type Recipe } from '../workflow/storeApi.ts';

const SUBSCRIPTION = /^([0-9a-f]{32})-([0-9a-f]{32})$/;

export const subscribe: Recipe = async (context) => {
  const { operation, call, deadline, events: services } = context;
  const { store } = operation;
  const source = store && services.sources[store];
  if (!source) throw new Error(`${operation.id} has no events`);
  const asked = subscriptionAsked(context, store);
  const { account: of } = context.store();
  const app = inputOf<string>(context, 'appId') ?? '';
  const account = of.name;
  const webhook = webhookIdOf(store, account, app);
  const url = eventAddress(services, operation, call, webhook);
  const place = { id: webhook, store, account, app, url };
  const { name, kept } = await addSubscription(services, { webhook, ...asked }, () =>
    keepWebhook({ services, source, open: (locked) => context.storeFor(of, locked), deadline }, place),
  );
  noteOwnChange(context.line);
  return jsonResponse(201, { appId: app, webhookId: kept }, { location: endAddress(context, name) });
};

/** Needs no key: the platform sends none. Whoever has the address may end the subscription; the answer is always the same. */
export const unsubscribe: Recipe = async (context) => {
  const { events: services, call, line } = context;
  const [, webhook = '', id = ''] = SUBSCRIPTION.exec(inputOf<string>(context, 'subscription') ?? '') ?? [];
  const isRemoved = await removeSubscription(services, webhook, id);
  if (isRemoved) noteOwnChange(line);
  // the store is called by the queue, so that this call does the same work for every address
  if (isRemoved) await services.queue.send({ kind: 'tidy', webhook, correlationId: call.id });
  return { status: 204, headers: {}, body: undefined };
};
