// Receives an event that a store reports to the address of a webhook.
import { within } from '../core/deadline.ts';
import { jsonResponse } from '../core/types.ts';
import { acceptEvent, readEventBody } from '../webhooks/acceptEvent.ts';
import { storeOfAddress } from '../webhooks/relayAddress.ts';
import { inputOf, type Recipe } from '../workflow/storeApi.ts';

/** Answers at once: what the event means for subscriptions is the work of the queue. */
export const receiveEvent: Recipe = async (context) => {
  const { operation, call, deadline, valid, events: services } = context;
  const store = storeOfAddress(operation);
  const raw = await within(deadline, readEventBody(valid.bytes));
  const webhook = inputOf<string>(context, 'webhook') ?? '';
  await acceptEvent(services, { store, webhook, raw, header: call.header, correlationId: call.id });
  return jsonResponse(200, {});
};
