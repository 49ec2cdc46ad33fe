// Retention messages: what the App Store shows to a customer who is about to cancel a subscription. Apple gives access to this API on
// request. Source: Apple, "Retention Messaging API" 1.4, and its library, version 3.1.0.
import { path, rows } from '../../core/builders.ts';
import { arrayOf, define, field, none, object, type Schema, text } from '../../core/schema.ts';
import { byEnvironment, environment } from './inputs.ts';

const shared = { host: byEnvironment, byName: true } as const;

/** Apple's library: in lower case. */
const uuid: Schema = { ...text, pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' };

const messageIdentifier = {
  ...path('messageIdentifier', 'Message ID', 'A UUID in lower case that you choose for the message.'),
  schema: uuid,
};
const productId = {
  ...path('productId', 'Product ID', 'The product ID of the subscription.'),
  schema: { ...text, pattern: '^[A-Za-z0-9_-][A-Za-z0-9._-]{0,254}$' },
};
const locale = {
  ...path('locale', 'Language', 'The language of the customers, such as en-US.'),
  schema: { ...text, pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$' },
};
const usedMessage = define(
  'DefaultRetentionMessage',
  object({ messageIdentifier: field(uuid, 'Message ID', 'The UUID of an approved message.') }, ['messageIdentifier']),
);

const image = field(
  object(
    {
      imageIdentifier: field(uuid, 'Image ID', 'The UUID of an approved image.'),
      altText: field({ ...text, maxLength: 150 }, 'Alternative text', 'What the image shows.'),
    },
    ['imageIdentifier', 'altText'],
  ),
  'Image',
  'An image above the text. A message with an offer takes none.',
);

export const retention = rows('appstoreserver', {
  ListRetentionMessages: {
    ...shared,
    route: 'GET /inApps/v1/messaging/message/list',
    summary: 'List retention messages',
    description:
      'Lists the messages to customers who are about to cancel a subscription, and whether Apple approved them.',
    access: 'read',
    parameters: [environment],
    list: 'messageIdentifiers',
    responds: define(
      'RetentionMessages',
      object({
        messageIdentifiers: field(
          arrayOf(
            object({
              messageIdentifier: field(text, 'Message ID', 'The UUID of the message.'),
              messageState: field(text, 'Message state', 'PENDING_REVIEW, APPROVED or REJECTED.'),
            }),
          ),
          'Messages',
          'The uploaded messages.',
        ),
      }),
    ),
  },
  UploadRetentionMessage: {
    ...shared,
    route: 'PUT /inApps/v1/messaging/message/{messageIdentifier}',
    summary: 'Upload retention message',
    description:
      'Uploads a message to customers who are about to cancel a subscription. Apple reviews it, and it cannot be changed.',
    access: 'write',
    verifyWith: 'ListRetentionMessages',
    parameters: [messageIdentifier, environment],
    body: define(
      'RetentionMessage',
      object(
        {
          header: field({ ...text, maxLength: 66 }, 'Header', 'The headline, at most 66 characters.'),
          body: field({ ...text, maxLength: 144 }, 'Text', 'The text below it, at most 144 characters.'),
          image,
        },
        ['header', 'body'],
      ),
    ),
    responds: none,
  },
  DeleteRetentionMessage: {
    ...shared,
    route: 'DELETE /inApps/v1/messaging/message/{messageIdentifier}',
    summary: 'Delete retention message',
    description: 'Deletes a message to customers who are about to cancel a subscription.',
    access: 'publish',
    verifyWith: 'ListRetentionMessages',
    parameters: [messageIdentifier, environment],
    responds: none,
  },
  ListRetentionImages: {
    ...shared,
    route: 'GET /inApps/v1/messaging/image/list',
    summary: 'List retention message images',
    description: 'Lists the images of retention messages, and whether Apple approved them.',
    access: 'read',
    parameters: [environment],
    list: 'imageIdentifiers',
    responds: define(
      'RetentionImages',
      object({
        imageIdentifiers: field(
          arrayOf(
            object({
              imageIdentifier: field(text, 'Image ID', 'The UUID of the image.'),
              imageState: field(text, 'Image state', 'PENDING_REVIEW, APPROVED or REJECTED.'),
              imageSize: field(text, 'Image size', 'How large it is shown.'),
            }),
          ),
          'Images',
          'The uploaded images.',
        ),
      }),
    ),
  },
  ReadDefaultRetentionMessage: {
    ...shared,
    route: 'GET /inApps/v1/messaging/default/{productId}/{locale}',
    summary: 'Read default retention message',
    description: 'Reads which message customers of a subscription see in a language before they cancel.',
    access: 'read',
    parameters: [productId, locale, environment],
    responds: usedMessage,
  },
  SetDefaultRetentionMessage: {
    ...shared,
    route: 'PUT /inApps/v1/messaging/default/{productId}/{locale}',
    summary: 'Set default retention message',
    description: 'Shows an approved message to customers of a subscription in a language before they cancel.',
    access: 'publish',
    parameters: [productId, locale, environment],
    body: usedMessage,
    responds: none,
  },
  DeleteDefaultRetentionMessage: {
    ...shared,
    route: 'DELETE /inApps/v1/messaging/default/{productId}/{locale}',
    summary: 'Delete default retention message',
    description: 'Shows no message any more to customers of a subscription in a language before they cancel.',
    access: 'publish',
    parameters: [productId, locale, environment],
    responds: none,
  },
});
