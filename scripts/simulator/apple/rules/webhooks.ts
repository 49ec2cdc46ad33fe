// Webhooks: a ping or redelivery is recorded as a delivery.
import { uuid } from '../data/seed.ts';
import type { Datastore, StoredResource } from '../datastore.ts';
import { startDelivery } from '../deliveries.ts';
import { appleConflict, stateConflict } from '../entity.ts';
import { type AppleRequestContext, isoMoment } from '../requestContext.ts';
import type { ResourceRules } from '../rule.ts';

export const webhookRules: ResourceRules = {
  webhookPings: {
    create: (context, draft) => {
      const { datastore, arrival } = context;
      const webhook = draft.related.webhook ?? [];
      if (webhook[0]?.attributes.enabled !== true) return appleConflict(stateConflict('The webhook is not enabled.'));
      const event = [pingEvent(datastore, draft.id, arrival.now)];
      const related = { webhook, event };
      const delivery = { type: 'webhookDeliveries', id: uuid(`${draft.id}/delivery`), attributes: {}, related };
      send(context, datastore.addFirst(delivery), false);
      return undefined;
    },
  },
  webhookDeliveries: {
    create: (context, draft) => {
      const [{ related } = draft] = draft.related.template ?? [];
      Object.assign(draft.related, { webhook: related.webhook ?? [], event: related.event ?? [], template: [] });
      send(context, draft, true);
      return undefined;
    },
  },
};

/** The payload is the one of its event, also when it is sent again. */
function send({ datastore, arrival }: AppleRequestContext, delivery: StoredResource, redelivery: boolean): void {
  const [webhook] = delivery.related.webhook ?? [];
  const [event] = delivery.related.event ?? [];
  const payload = String(event?.attributes.payload ?? '');
  if (webhook) startDelivery(datastore, { webhook, delivery, payload, now: arrival.now }, redelivery);
}

function pingEvent(datastore: Datastore, id: string, now: number): StoredResource {
  const createdDate = isoMoment(now);
  const payload = JSON.stringify({
    data: { type: 'webhookPingCreated', id, version: 1, attributes: { timestamp: createdDate } },
  });
  const attributes = { ping: true, payload, createdDate };
  return datastore.add({ type: 'webhookEvents', id: uuid(`${id}/event`), attributes, related: {} });
}
