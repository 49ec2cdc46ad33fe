// Webhooks, with which App Store Connect reports events. Source: Apple's OpenAPI document 4.4.1, webhooks,
// webhookDeliveries and webhookPings.
import { query, rows } from '../../core/builders.ts';
import { field, flag, integer, link, moment, none, object, oneOf, someOf, text } from '../../core/schema.ts';
import { appChoices, chooseApp, chooseWebhook, deliveryChoices, webhookChoices } from './dynamicValues.ts';
import { applePages, cursor } from './jsonApi.ts';
import { theApp, theWebhook } from './pathParameters.ts';
import { creates, one, updates } from './requestBodies.ts';
import { limit, resource } from './resource.ts';

const written = {
  name: field(text, 'Webhook name', 'What the webhook is called in App Store Connect.'),
  url: field(link, 'Webhook URL', 'The https address that Apple calls.'),
  enabled: field(flag, 'Is enabled', 'Whether Apple calls the address.'),
  eventTypes: field(
    someOf(
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
    ),
    'Event types',
    'What Apple tells of.',
  ),
};
/** Apple never returns it. */
const secret = field(
  { ...text, format: 'password' },
  'Secret',
  'Apple signs each call with it, so that the receiver knows who calls.',
);

const webhook = resource('Webhook', 'webhooks', 'webhook', {
  attributes: written,
  one: ['app'],
  unlisted: ['deliveries'],
});

const delivery = resource('WebhookDelivery', 'webhookDeliveries', 'webhook delivery', {
  plural: 'webhook deliveries',
  attributes: {
    createdDate: field(moment, 'Happened', 'When the event happened.'),
    deliveryState: field(oneOf('SUCCEEDED', 'FAILED', 'PENDING'), 'Delivery state', 'Whether the call arrived.'),
    errorMessage: field(text, 'Fault', 'Why the call did not arrive.'),
    redelivery: field(flag, 'Is a redelivery', 'Whether it was sent once more on demand.'),
    sentDate: field(moment, 'Sent', 'When Apple made the call.'),
    request: field(
      object({ url: field(link, 'Called URL', 'The address that Apple called.') }),
      'Call',
      'The call that Apple made.',
    ),
    response: field(
      object({
        httpStatusCode: field(integer(), 'HTTP status', 'The status that the receiver answered with.'),
        body: field(text, 'Answered text', 'The text that the receiver answered with.'),
      }),
      'Answered',
      'What the receiver answered.',
    ),
  },
  one: ['event'],
});

const ping = resource('WebhookPing', 'webhookPings', 'webhook ping', {});

export const webhooks = rows('apple', {
  ListWebhooks: {
    route: 'GET /v1/apps/{id}/webhooks',
    summary: 'List webhooks',
    description: 'Lists the webhooks of an app, by which App Store Connect tells others of what happens.',
    access: 'read',
    parameters: [theApp, limit, cursor, webhook.include, webhook.fields],
    pages: applePages(200),
    responds: webhook.page,
  },
  ReadWebhook: {
    route: 'GET /v1/webhooks/{id}',
    summary: 'Read webhook',
    description: 'Reads one webhook. Its secret is never in the answer.',
    access: 'read',
    responseIdFrom: 'id',
    parameters: [theWebhook, webhook.include, webhook.fields, chooseApp],
    responds: webhook.document,
  },
  CreateWebhook: {
    route: 'POST /v1/webhooks',
    summary: 'Create webhook',
    description: 'Lets App Store Connect call an address when something happens to an app.',
    access: 'write',
    verifyWith: 'ListWebhooks',
    ...creates('NewWebhook', 'webhooks', {
      relations: { appId: one('app', 'apps', 'App', 'The app that the webhook tells of.', appChoices) },
      attributes: { ...written, secret },
      required: ['appId', 'name', 'url', 'enabled', 'eventTypes', 'secret'],
    }),
    responds: webhook.document,
  },
  UpdateWebhook: {
    route: 'PATCH /v1/webhooks/{id}',
    summary: 'Update webhook',
    description: 'Changes the address, the events or the secret of a webhook, or switches it off and on.',
    access: 'write',
    parameters: [theWebhook, chooseApp],
    ...updates('WebhookChanges', 'webhooks', { attributes: { ...written, secret } }),
    responds: webhook.document,
  },
  DeleteWebhook: {
    route: 'DELETE /v1/webhooks/{id}',
    summary: 'Delete webhook',
    description: 'Deletes a webhook: App Store Connect no longer calls its address.',
    access: 'publish',
    parameters: [theWebhook, chooseApp],
    responds: none,
  },
  ListWebhookDeliveries: {
    route: 'GET /v1/webhooks/{id}/deliveries',
    summary: 'List webhook deliveries',
    description: 'Lists what App Store Connect told by a webhook, and whether it arrived.',
    access: 'read',
    parameters: [
      theWebhook,
      query(
        'filter[deliveryState]',
        someOf('SUCCEEDED', 'FAILED', 'PENDING'),
        'Delivery states',
        'Only those in these states.',
      ),
      query('filter[createdDateGreaterThanOrEqualTo]', moment, 'From', 'Only those of this moment or later.'),
      query('filter[createdDateLessThan]', moment, 'Before', 'Only those before this moment.'),
      limit,
      cursor,
      delivery.include,
      delivery.fields,
      chooseApp,
    ],
    pages: applePages(200),
    responds: delivery.page,
  },
  RedeliverWebhook: {
    route: 'POST /v1/webhookDeliveries',
    summary: 'Send webhook delivery again',
    description: 'Sends once more what a webhook told before, for a receiver that was away.',
    access: 'write',
    verifyWith: 'ListWebhookDeliveries',
    visibility: 'advanced',
    parameters: [chooseApp, chooseWebhook],
    ...creates('NewWebhookDelivery', 'webhookDeliveries', {
      relations: {
        deliveryId: one('template', 'webhookDeliveries', 'Delivery', 'The delivery to repeat.', deliveryChoices()),
      },
      required: ['deliveryId'],
    }),
    responds: delivery.document,
  },
  PingWebhook: {
    route: 'POST /v1/webhookPings',
    summary: 'Send test event to webhook',
    description: 'Lets App Store Connect call the address of a webhook with a test event.',
    access: 'write',
    verifyWith: 'ListWebhookDeliveries',
    visibility: 'advanced',
    parameters: [chooseApp],
    ...creates('NewWebhookPing', 'webhookPings', {
      relations: { webhookId: one('webhook', 'webhooks', 'Webhook', 'The webhook to try.', webhookChoices()) },
      required: ['webhookId'],
    }),
    responds: ping.document,
  },
});
