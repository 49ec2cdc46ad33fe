// Subscribes a flow to the purchase events of an app, and receives them.
import type { Store } from '../../connector/core/stores.ts';
import { accountPrefix } from '../config/accountConfig.ts';
import { within } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import { noteOwnChange } from '../core/ownChange.ts';
import { jsonResponse } from '../core/types.ts';
import { readEventBody } from '../webhooks/acceptEvent.ts';
import { addSubscription, subscriptionAsked } from '../webhooks/addSubscription.ts';
import { keepPurchases } from '../webhooks/keepWebhook.ts';
import { receivePurchase } from '../webhooks/receivePurchase.ts';
import { endAddress, eventAddress, storeOfAddress } from '../webhooks/relayAddress.ts';
import { webhookIdOf } from '../webhooks/webhookTable.ts';
import { inputOf, type Recipe } from '../workflow/storeApi.ts';

/** Answers the address that an administrator enters at the store: no API of a store sets it. */
export const subscribePurchases: Recipe = async (context) => {
  const { operation, call, deadline, events: services } = context;
  const { store } = operation;
  const source = store && services.purchases[store];
  if (!source) throw new Error(`${operation.id} has no events`);
  const asked = subscriptionAsked(context, store);
  const api = context.store();
  const { name: account, fields } = api.account;
  if (source.setting && !fields[source.setting]) throw withoutKey(store, account, source.setting);
  const app = inputOf<string>(context, 'appId') ?? inputOf<string>(context, 'packageName') ?? '';
  const webhook = webhookIdOf(store, account, app, 'purchases');
  const url = eventAddress(services, operation, call, `purchases/${webhook}`);
  const purchaseName = await source.identify(api, app);
  const place = { id: webhook, store, account, app, url, purchaseName };
  const { name } = await addSubscription(services, { webhook, ...asked }, () =>
    keepPurchases(services, place, deadline),
  );
  noteOwnChange(context.line);
  return jsonResponse(201, { address: url }, { location: endAddress(context, name) });
};

export const receivePurchaseEvent: Recipe = async (context) => {
  const { operation, call, deadline, valid, events: services } = context;
  const raw = await within(deadline, readEventBody(valid.bytes));
  const webhook = inputOf<string>(context, 'webhook') ?? '';
  await receivePurchase(services, { store: storeOfAddress(operation), webhook, raw, correlationId: call.id });
  return jsonResponse(200, {});
};

function withoutKey(store: Store, account: string, setting: string): Failure {
  const name = `${accountPrefix(store, account)}${setting}`;
  return new Failure('not_configured', `An administrator has to set ${name}, the key that verifies purchase events.`);
}
