// The webhooks of App Store Connect as a source of events.
import { isJsonObject } from '../../../connector/core/json.ts';
import { eventTypes } from '../../../connector/stores/apple/overlay/webhooks.ts';
import { Failure } from '../../core/errors.ts';
import type { EventSource, FailedDelivery, WantedWebhook } from '../../workflow/eventSource.ts';
import type { StoreApi } from '../../workflow/storeApi.ts';
import { flatEvent, readAppleEvent } from './eventPayload.ts';
import { describeAppleEvent } from './eventResources.ts';
import { isSignedByApple } from './eventSignature.ts';
import type { Resource, ResourceDocument, ResourceList } from './resource.ts';

interface WebhookAttributes {
  readonly url: string;
  readonly enabled: boolean;
  readonly eventTypes: readonly string[];
}

interface DeliveryAttributes {
  readonly errorMessage: string;
  readonly redelivery: boolean;
}

export const appleEvents: EventSource = {
  eventTypes: eventTypes.items?.enum ?? [],
  isSigned: isSignedByApple,
  parse: readAppleEvent,
  ensure: ensureWebhook,
  remove: async (api, id) => {
    await whereItIs(api.call('DeleteWebhook', { id }));
  },
  describe: describeAppleEvent,
  describeAlone: flatEvent,
  ping: async (api, id) => {
    await api.call('PingWebhook', { webhookId: id });
  },
  failed: async (api, id, since, most): Promise<readonly FailedDelivery[]> => {
    const list = await whereItIs(
      api.page<ResourceList<DeliveryAttributes>>('ListWebhookDeliveries', {
        id,
        'filter[deliveryState]': ['FAILED'],
        'filter[createdDateGreaterThanOrEqualTo]': new Date(since).toISOString(),
        limit: most,
      }),
    );
    return (list?.answer.data ?? []).map(({ id: delivery, attributes: { errorMessage } }) => ({
      id: delivery,
      ...(errorMessage && { reason: errorMessage }),
    }));
  },
  redeliver: async (api, deliveryId) => {
    await api.call('RedeliverWebhook', { deliveryId });
  },
};

/**
 * One webhook for the relay, whatever its address was. One that this relay does not know and that has its address is taken
 * over: a new secret replaces one that was lost with the memory of a relay.
 */
async function ensureWebhook(api: StoreApi, wanted: WantedWebhook): Promise<string> {
  const { app, url, secret, eventTypes: types, known } = wanted;
  const { data } = await api.listAll<ResourceList<WebhookAttributes>>('ListWebhooks', { id: app });
  const found = data.find(({ id }) => id === known) ?? data.find(({ attributes }) => attributes.url === url);
  const inputs = { url, enabled: true, eventTypes: types, secret: secret.reveal() };
  if (found) {
    const { eventTypes: has, enabled, url: address } = found.attributes;
    const isSame = found.id === known && address === url && enabled && types.every((each) => has?.includes(each));
    if (isSame) return found.id;
    await api.call('UpdateWebhook', { id: found.id, ...inputs });
    return found.id;
  }
  const made = await api.call<ResourceDocument<WebhookAttributes>>('CreateWebhook', {
    appId: app,
    name: `Store Relay ${url.slice(-6)}`,
    ...inputs,
  });
  return idOf(made.data);
}

function idOf(made: Resource<WebhookAttributes>): string {
  if (isJsonObject(made) && typeof made.id === 'string' && made.id !== '') return made.id;
  throw new Failure('store_invalid_answer', 'App Store Connect gave the new webhook no ID.');
}

/** undefined if the webhook is gone. */
async function whereItIs<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Failure && error.status === 404) return undefined;
    throw error;
  }
}
