// Lists the subscriptions to events of one account, and tries whether events arrive.
import { stores } from '../../connector/core/stores.ts';
import { pause } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import { jsonResponse } from '../core/types.ts';
import { lastTestOf } from '../webhooks/acceptEvent.ts';
import { listSubscriptions, listWebhooks, readWebhook, webhookIdOf } from '../webhooks/webhookTable.ts';
import { inputOf, type Recipe, type RecipeContext } from '../workflow/storeApi.ts';

/** Without callback addresses, which are secrets, and without the addresses that end a subscription. */
export const eventSubscriptions: Recipe = async (context) => {
  return jsonResponse(200, { subscriptions: await subscriptionsOf(context) });
};

export const purchaseSubscriptions: Recipe = async (context) => {
  const all = await subscriptionsOf(context);
  return jsonResponse(200, { subscriptions: all.filter(({ kind }) => kind === 'purchases') });
};

/** Those of the account of a call. */
async function subscriptionsOf(context: RecipeContext) {
  const { events: services } = context;
  const { account } = context.store();
  const all = await listWebhooks(services);
  const own = all.filter((each) => each.store === account.store && each.account === account.name);
  const found = [];
  for (const { id, app, purchaseName } of own)
    for (const { callback, eventTypes, created } of await listSubscriptions(services, id)) {
      const kind = purchaseName === undefined ? 'events' : 'purchases';
      found.push({ appId: app, kind, eventTypes, host: new URL(callback.reveal()).hostname, created });
    }
  return found;
}

/** How long a test event may take, and how often it is looked for, in milliseconds. */
const TIME_LIMIT = 30_000;
const PAUSE = 100;

export const testEvents: Recipe = async (context) => {
  const { events: services, operation, deadline } = context;
  const source = operation.store && services.sources[operation.store];
  if (!source) throw new Error(`${operation.id} has no events`);
  const api = context.store();
  const id = webhookIdOf(api.account.store, api.account.name, inputOf<string>(context, 'appId') ?? '');
  const webhook = await readWebhook(services, id);
  if (!webhook?.storeId) throw new Failure('not_found', 'No flow is subscribed to the events of this app.');
  const { storeId } = webhook;
  const [started, since, before] = [services.elapsed(), services.now(), await lastTestOf(services, id)];
  await source.ping(api, storeId);
  while (services.elapsed() - started < TIME_LIMIT && deadline.left() > PAUSE * 2) {
    const last = await lastTestOf(services, id);
    if (last !== undefined && last !== before)
      return jsonResponse(200, { received: true, milliseconds: Math.round(services.elapsed() - started) });
    await pause(deadline, PAUSE);
  }
  const [failed] = await source.failed(api, storeId, since - 60_000, 1);
  return jsonResponse(200, {
    received: false,
    problem: failed?.reason ?? notArrived(context, stores[api.account.store].title),
  });
};

function notArrived({ call }: RecipeContext, title: string): string {
  return `${title} sent the test event, or has not sent it yet, but nothing arrived at ${new URL(call.self).host}.`;
}
