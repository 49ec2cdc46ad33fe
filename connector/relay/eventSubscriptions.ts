// The subscriptions of flows to events that a store reports.
import { arrayOf, define, field, moment, object, text } from '../core/schema.ts';

const subscription = object(
  {
    appId: field(text, 'App ID', 'The ID or package name of the app.'),
    eventTypes: field(arrayOf(text), 'Event types', 'The events that it gets; all if empty.'),
    host: field(text, 'Callback host', 'The host that the events are sent to.'),
    created: field(moment, 'Created', 'When it was made.'),
  },
  ['appId', 'eventTypes', 'host', 'created'],
);

export const eventSubscriptions = define(
  'EventSubscriptions',
  object({ subscriptions: field(arrayOf(subscription), 'Subscriptions', 'The subscriptions.') }, ['subscriptions']),
);
