// Webhooks: a ping or a second delivery is noted as a delivery. Nothing goes out of the sandbox.
import { uuid } from '../data/seed.ts';
import type { Resource, World } from '../datastore.ts';
import { conflict, wrongState } from '../entity.ts';
import { type Desk, MINUTE, moment } from '../requestContext.ts';
import type { Rules } from '../rule.ts';

/** On its way first, arrived a minute later. */
const send = ({ world, arrival }: Desk, delivery: Resource, redelivery: boolean): void => {
  const url = (delivery.related.webhook ?? [])[0]?.attributes.url;
  const createdDate = moment(arrival.now);
  Object.assign(delivery.attributes, { createdDate, deliveryState: 'PENDING', redelivery, request: { url } });
  world.later(arrival.now + MINUTE, (at) => {
    const arrived = { deliveryState: 'SUCCEEDED', sentDate: moment(at), response: { httpStatusCode: 200, body: '' } };
    Object.assign(delivery.attributes, arrived);
  });
};

const pingEvent = (world: World, id: string, now: number): Resource => {
  const createdDate = moment(now);
  const payload = JSON.stringify({
    data: { type: 'webhookPings', id, version: 1, attributes: { timestamp: createdDate } },
  });
  const attributes = { ping: true, payload, createdDate };
  return world.add({ type: 'webhookEvents', id: uuid(`${id}/event`), attributes, related: {} });
};

export const webhookRules: Rules = {
  webhookPings: {
    create: (desk, draft) => {
      const { world, arrival } = desk;
      const webhook = draft.related.webhook ?? [];
      if (webhook[0]?.attributes.enabled !== true) return conflict(wrongState('The webhook is not enabled.'));
      const event = [pingEvent(world, draft.id, arrival.now)];
      const related = { webhook, event };
      const delivery = { type: 'webhookDeliveries', id: uuid(`${draft.id}/delivery`), attributes: {}, related };
      send(desk, world.addFirst(delivery), false);
      return undefined;
    },
  },
  webhookDeliveries: {
    create: (desk, draft) => {
      const [{ related } = draft] = draft.related.template ?? [];
      Object.assign(draft.related, { webhook: related.webhook ?? [], event: related.event ?? [], template: [] });
      send(desk, draft, true);
      return undefined;
    },
  },
};
