// The subscriptions of flows to events that a store reports.
import { arrayOf, define, field, moment, object, oneOf, text } from '../core/schema.ts';

const subscription = object(
  {
    appId: field(text, 'App ID', 'The ID or package name of the app.'),
    kind: field(oneOf('events', 'purchases'), 'Kind', 'What it waits for.'),
    eventTypes: field(arrayOf(text), 'Event types', 'The events that it gets; all if empty.'),
    host: field(text, 'Callback host', 'The host that the events are sent to.'),
    created: field(moment, 'Created', 'When it was made.'),
  },
  ['appId', 'kind', 'eventTypes', 'host', 'created'],
);

export const eventSubscriptionList = define(
  'EventSubscriptions',
  object({ subscriptions: field(arrayOf(subscription), 'Subscriptions', 'The subscriptions.') }, ['subscriptions']),
);

/** The row that lists the subscriptions to purchase events of a store. `storefront` is where customers buy. */
export function purchaseList(storefront: string) {
  return {
    route: 'GET /purchases',
    summary: 'List purchase subscriptions',
    description: `Lists the flows that wait for purchase events of the ${storefront}, without the addresses they wait at.`,
    access: 'read',
    recipe: 'purchaseSubscriptions',
    responds: eventSubscriptionList,
  } as const;
}
