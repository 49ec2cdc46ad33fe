// Webhooks, with which App Store Connect reports events.
import { moment, someOf, text } from '../../../core/schema.ts';
import { appChoices, chooseApp, chooseWebhook, deliveryChoices, webhookChoices } from '../dynamicValues.ts';
import type { BodyWords, Overlay } from './types.ts';

/** In the order of the drop-down: what happens to apps of the App Store first. */
export const eventTypes = someOf(
  'APP_STORE_VERSION_APP_VERSION_STATE_UPDATED',
  'BUILD_UPLOAD_STATE_UPDATED',
  'BUILD_BETA_DETAIL_EXTERNAL_BUILD_STATE_UPDATED',
  'BETA_FEEDBACK_CRASH_SUBMISSION_CREATED',
  'BETA_FEEDBACK_SCREENSHOT_SUBMISSION_CREATED',
  'BACKGROUND_ASSET_VERSION_STATE_UPDATED',
  'BACKGROUND_ASSET_VERSION_APP_STORE_RELEASE_STATE_UPDATED',
  'BACKGROUND_ASSET_VERSION_EXTERNAL_BETA_RELEASE_STATE_UPDATED',
  'BACKGROUND_ASSET_VERSION_INTERNAL_BETA_RELEASE_CREATED',
  'ALTERNATIVE_DISTRIBUTION_PACKAGE_AVAILABLE_UPDATED',
  'ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED',
  'ALTERNATIVE_DISTRIBUTION_TERRITORY_AVAILABILITY_UPDATED',
);

/** Apple never returns it. */
const secret: BodyWords = [
  'Secret',
  'Apple signs each call with it, so that the receiver knows who calls.',
  { schema: { ...text, format: 'password' } },
];

export const webhooks: Overlay = {
  resources: {
    Webhook: {
      what: 'webhook',
      attributes: {
        name: ['Webhook name', 'What the webhook is called in App Store Connect.'],
        url: ['Webhook URL', 'The https address that Apple calls.'],
        enabled: ['Is enabled', 'Whether Apple calls the address.'],
        eventTypes: ['The events that Apple reports.', { schema: eventTypes }],
      },
    },
    WebhookDelivery: {
      what: 'webhook delivery',
      plural: 'webhook deliveries',
      attributes: {
        createdDate: ['Happened', 'When the event happened.'],
        deliveryState: 'Whether the call arrived.',
        errorMessage: ['Fault', 'Why the call did not arrive.'],
        redelivery: ['Is a redelivery', 'Whether it was sent once more on demand.'],
        sentDate: ['Sent', 'When Apple made the call.'],
        request: [
          'Call',
          'The call that Apple made.',
          { fields: { url: ['Called URL', 'The address that Apple called.'] } },
        ],
        response: [
          'Answered',
          'What the receiver answered.',
          {
            fields: {
              httpStatusCode: ['HTTP status', 'The status that the receiver answered with.'],
              body: ['Answered text', 'The text that the receiver answered with.'],
            },
          },
        ],
      },
    },
    WebhookPing: { what: 'webhook ping' },
  },
  operations: {
    ListWebhooks: {
      of: 'apps_webhooks_getToManyRelated',
      coveredBy: 'WhenAppStoreEvent',
      summary: 'List webhooks',
      description: 'Lists the webhooks of an app, which App Store Connect calls when something happens.',
    },
    ReadWebhook: {
      of: 'webhooks_getInstance',
      coveredBy: 'WhenAppStoreEvent',
      summary: 'Read webhook',
      description: 'Reads one webhook. The response never includes its secret.',
      choosers: [chooseApp],
    },
    CreateWebhook: {
      of: 'webhooks_createInstance',
      coveredBy: 'WhenAppStoreEvent',
      summary: 'Create webhook',
      description: 'Registers a URL that App Store Connect calls when something happens to an app.',
      access: 'write',
      verifyWith: 'ListWebhooks',
      body: [
        'NewWebhook',
        {
          app: ['App', 'The app whose events the webhook reports.', { choices: appChoices }],
          name: {},
          url: {},
          enabled: {},
          eventTypes: {},
          secret,
        },
      ],
    },
    UpdateWebhook: {
      of: 'webhooks_updateInstance',
      coveredBy: 'WhenAppStoreEvent',
      summary: 'Update webhook',
      description: 'Changes the URL, the events or the secret of a webhook, or turns it on or off.',
      access: 'write',
      body: [
        'WebhookChanges',
        {
          name: {},
          url: {},
          enabled: {},
          eventTypes: {},
          secret,
        },
      ],
      choosers: [chooseApp],
    },
    DeleteWebhook: {
      of: 'webhooks_deleteInstance',
      coveredBy: 'WhenAppStoreEvent',
      summary: 'Delete webhook',
      description: 'Deletes a webhook: App Store Connect no longer calls its URL.',
      choosers: [chooseApp],
    },
    ListWebhookDeliveries: {
      of: 'webhooks_deliveries_getToManyRelated',
      coveredBy: 'WhenAppStoreEvent',
      summary: 'List webhook deliveries',
      description: 'Lists the deliveries of a webhook and their results.',
      inputs: {
        'filter[deliveryState]': ['Delivery states', 'Only those in these states.'],
        'filter[createdDateGreaterThanOrEqualTo]': ['From', 'Only those of this moment or later.', { schema: moment }],
        'filter[createdDateLessThan]': ['Before', 'Only those before this moment.', { schema: moment }],
      },
      choosers: [chooseApp],
    },
    RedeliverWebhook: {
      of: 'webhookDeliveries_createInstance',
      coveredBy: 'WhenAppStoreEvent',
      summary: 'Send webhook delivery again',
      description: 'Sends an earlier delivery of a webhook again, for example after the receiver was down.',
      access: 'write',
      visibility: 'advanced',
      verifyWith: 'ListWebhookDeliveries',
      body: [
        'NewWebhookDelivery',
        { template: ['Delivery', 'The delivery to repeat.', { as: 'deliveryId', choices: deliveryChoices() }] },
      ],
      choosers: [chooseApp, chooseWebhook],
    },
    PingWebhook: {
      of: 'webhookPings_createInstance',
      coveredBy: 'TestEventSubscription',
      summary: 'Send test event to webhook',
      description: 'Sends a test event to the URL of a webhook.',
      access: 'write',
      visibility: 'advanced',
      verifyWith: 'ListWebhookDeliveries',
      body: ['NewWebhookPing', { webhook: ['Webhook', 'The webhook to try.', { choices: webhookChoices() }] }],
      choosers: [chooseApp],
    },
  },
};
