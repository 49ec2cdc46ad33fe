// Subscribes a flow to the purchase events of an app, and receives them.
import { type Store, storeNames } from '../../connector/core/stores.ts';
import { within } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import { jsonResponse } from '../core/types.ts';
import { readEventBody } from '../webhooks/acceptEvent.ts';
import { addSubscription } from '../webhooks/addSubscription.ts';
import { checkCallback } from '../webhooks/callbackClient.ts';
import { keepPurchases } from '../webhooks/keepWebhook.ts';
import { receivePurchase } from '../webhooks/receivePurchase.ts';
import { endAddress, eventAddress } from '../webhooks/relayAddress.ts';
import { webhookIdOf } from '../webhooks/webhookTable.ts';
import { inputOf, type Recipe, type RecipeContext } from '../workflow/storeApi.ts';

/** Answers the address that an administrator enters at the store: no API of a store sets it. */
export const subscribePurchases: Recipe = async (context) => {
  const { operation, call, deadline, events: services } = context;
  const { store } = operation;
  const source = store && services.purchases[store];
  if (!source) throw new Error(`${operation.id} has no events`);
  if (services.problem !== undefined) throw new Failure('not_configured', services.problem);
  const callback = inputOf<string>(context, 'callback') ?? '';
  checkCallback(callback, services.callbackHosts, services.isSimulated(store));
  const api = context.store();
  const { name: account, fields } = api.account;
  if (source.setting && !fields[source.setting]) throw withoutKey(store, account, source.setting);
  const app = inputOf<string>(context, 'appId') ?? inputOf<string>(context, 'packageName') ?? '';
  const webhook = webhookIdOf(store, account, app, 'purchases');
  const url = eventAddress(services, operation, call, `purchases/${webhook}`);
  const eventTypes = inputOf<readonly string[]>(context, 'eventTypes') ?? [];
  const origin = { caller: context.policy.caller, operation: operation.id };
  const purchaseName = await source.identify(api, app);
  const place = { id: webhook, store, account, app, url, purchaseName };
  const { name } = await addSubscription(services, { webhook, callback, eventTypes, ...origin }, () =>
    keepPurchases(services, place, deadline),
  );
  return jsonResponse(201, { address: url }, { location: endAddress(context, name) });
};

export const receivePurchaseEvent: Recipe = async (context) => {
  const { call, deadline, valid, events: services } = context;
  const raw = await within(deadline, readEventBody(valid.bytes));
  const webhook = inputOf<string>(context, 'webhook') ?? '';
  await receivePurchase(services, { store: storeOf(context), webhook, raw, correlationId: call.id });
  return jsonResponse(200, {});
};

function storeOf({ operation }: RecipeContext): Store {
  const store = storeNames.find((each) => operation.address.startsWith(`events/${each}/`));
  if (!store) throw new Error(`${operation.id} is of no store`);
  return store;
}

function withoutKey(store: Store, account: string, setting: string): Failure {
  const name = [store.toUpperCase(), ...(account === 'default' ? [] : [account.toUpperCase()]), setting].join('__');
  return new Failure('not_configured', `An administrator has to set ${name}, the key that verifies purchase events.`);
}
