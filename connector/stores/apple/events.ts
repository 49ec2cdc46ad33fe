// Events that App Store Connect reports by a webhook: the trigger, and what belongs to it.
import { path, recipeRows, relayRows } from '../../core/builders.ts';
import {
  bytes,
  define,
  field,
  flag,
  id,
  integer,
  link,
  moment,
  none,
  object,
  type Schema,
  text,
} from '../../core/schema.ts';
import { eventSubscriptionList } from '../../relay/eventSubscriptions.ts';
import { appChoices } from './dynamicValues.ts';
import { eventTypes } from './overlay/webhooks.ts';

/** Longest callback address, in characters. */
const LONGEST_CALLBACK = 4_096;

const app: Schema = { ...field(id, 'App', 'The app whose events start the flow.'), choices: appChoices };
const types = field(eventTypes, 'Event types', 'Only these events. All of them if empty.');

/** One event as the flow gets it. Fields that an event does not have are left out. */
const event: Schema = define(
  'AppStoreEvent',
  object(
    {
      eventId: field(text, 'Event ID', 'The ID of the event. An event may come twice with the same ID.'),
      eventType: field(text, 'Event type', 'What happened, such as BUILD_UPLOAD_STATE_UPDATED.'),
      occurredAt: field(moment, 'Happened', 'When it happened.'),
      appId: field(text, 'App ID', 'The ID of the app.'),
      appName: field(text, 'App name', 'The name of the app.'),
      bundleId: field(text, 'Bundle ID', 'The bundle ID of the app.'),
      resourceType: field(text, 'Resource type', 'What the event is about, such as appStoreVersions.'),
      resourceId: field(text, 'Resource ID', 'The ID of what the event is about.'),
      oldState: field(text, 'Previous state', 'The state before.'),
      newState: field(text, 'New state', 'The state now.'),
      versionString: field(text, 'Version number', 'The number of the version that it is about.'),
      platform: field(text, 'Platform', 'The platform of the version or build.'),
      buildNumber: field(text, 'Build number', 'The number of the build that it is about.'),
      url: field(link, 'App Store Connect URL', 'The page of the app in App Store Connect.'),
      attributes: field(text, 'Event attributes', 'All that Apple says of the event, as JSON.'),
    },
    ['eventId', 'eventType', 'appId', 'attributes'],
  ),
);

export const appleEventTriggers = recipeRows('apple', {
  WhenAppStoreEvent: {
    route: 'POST /hooks',
    summary: 'When an event is reported by App Store Connect',
    description:
      'This operation triggers when something happens to an app: a version or a build changes its state, a tester sends feedback, a background asset or an alternative distribution package changes.',
    access: 'write',
    verifyWith: 'ListEventSubscriptions',
    visibility: 'important',
    recipe: 'subscribe',
    notifies: { hint: 'To see it work, use the action Test event subscription, or create a version.', content: event },
    body: define(
      'NewEventSubscription',
      object(
        {
          appId: app,
          eventTypes: types,
          callback: {
            ...field({ ...link, maxLength: LONGEST_CALLBACK }, 'Callback', 'Where the platform waits for the events.'),
            visibility: 'internal',
            isCallback: true,
          },
        },
        ['appId', 'callback'],
      ),
    ),
    responds: define(
      'EventSubscription',
      object(
        {
          appId: field(text, 'App ID', 'The ID of the app.'),
          webhookId: field(text, 'Webhook ID', 'The ID of the webhook in App Store Connect.'),
        },
        ['appId', 'webhookId'],
      ),
    ),
  },
});

export const appleEventRecipes = [
  ...recipeRows('apple', {
    ListEventSubscriptions: {
      route: 'GET /hooks',
      summary: 'List event subscriptions',
      description: 'Lists the flows that wait for events of App Store Connect, without the addresses they wait at.',
      access: 'read',
      visibility: 'advanced',
      recipe: 'eventSubscriptions',
      responds: eventSubscriptionList,
    },
    TestEventSubscription: {
      route: 'POST /hooks/test',
      summary: 'Test event subscription',
      description:
        'Lets App Store Connect send a test event for an app, and waits until the relay receives it. Flows do not start by it.',
      access: 'write',
      verifyWith: 'ListWebhookDeliveries',
      visibility: 'advanced',
      recipe: 'testEvents',
      body: define('EventTest', object({ appId: app }, ['appId'])),
      responds: define(
        'EventTestResult',
        object(
          {
            received: field(flag, 'Is received', 'Whether the test event arrived.'),
            milliseconds: field(integer(), 'Milliseconds', 'The time from the request for it until it arrived.'),
            problem: field(text, 'Problem', 'Why it did not arrive, as far as App Store Connect says so.'),
          },
          ['received'],
        ),
      ),
    },
    EndEventSubscription: {
      route: 'DELETE /hooks/{subscription}',
      summary: 'End event subscription',
      description: 'Ends a subscription. The platform calls it when a flow is turned off. Needs no key.',
      access: 'write',
      verifyWith: 'ListEventSubscriptions',
      visibility: 'internal',
      recipe: 'unsubscribe',
      anonymous: true,
      parameters: [path('subscription', 'Subscription', 'The end of the address in Location.')],
      responds: none,
    },
  }),
  ...relayRows({
    ReceiveAppStoreEvent: {
      route: 'POST /events/apple/{webhook}',
      summary: 'Receive App Store event',
      description: 'Takes an event of App Store Connect, which signs it. Needs no key.',
      access: 'read',
      safe: true,
      hidden: true,
      recipe: 'receiveEvent',
      anonymous: true,
      bodyEncoding: 'bytes',
      parameters: [path('webhook', 'Webhook', 'The address of the webhook.')],
      body: bytes,
      responds: object({}),
    },
  }),
];
