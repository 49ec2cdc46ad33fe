// Events that failed too often to be delivered.
import { relayRows } from '../core/builders.ts';
import { define, field, integer, object } from '../core/schema.ts';

const left = field(integer(), 'Left', 'About how many messages are left.');

export const failedEvents = relayRows({
  CountFailedEvents: {
    route: 'GET /events/failed',
    summary: 'Count failed events',
    description: 'Counts the messages about events that failed too often, of all stores and accounts.',
    access: 'read',
    ownTexts: true,
    hidden: true,
    recipe: 'failedEvents',
    responds: define('FailedEvents', object({ left }, ['left'])),
  },
  RetryFailedEvents: {
    route: 'POST /events/retry',
    summary: 'Retry failed events',
    description:
      'Sends events again that no flow took for a day, or that failed for another reason: up to 1,000 in a call. A flow that got an event does not get it again.',
    access: 'write',
    ownTexts: true,
    verifyWith: 'CountFailedEvents',
    hidden: true,
    recipe: 'retryEvents',
    responds: define(
      'RetriedEvents',
      object(
        {
          retried: field(integer(), 'Retried', 'How many messages are tried again.'),
          left,
        },
        ['retried', 'left'],
      ),
    ),
  },
});
