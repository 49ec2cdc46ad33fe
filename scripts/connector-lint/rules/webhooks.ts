// Rules about webhook triggers: the callback URL, the notification content, and the end of a subscription.
import type { LintedConnector } from '../connector.ts';
import { type Field, schemaFieldsOf } from '../follow.ts';
import { asText, isTree, type JsonTree, tree } from '../json.ts';
import { isHidden, isTrigger, isWebhook, type OperationPart } from '../parts.ts';
import { type LintRule, where, whereKeys } from '../rule.ts';

const CONTENT = 'x-ms-notification-content';
const CALLBACK = 'x-ms-notification-url';

export const webhookLintRules: readonly LintRule[] = [
  {
    name: 'WebhookOperationsMissingNotificationUrlProperty',
    level: 'error',
    sentence: `Mark the property of the body that takes the callback address: "${CALLBACK}": true.`,
    check: (connector) =>
      where(connector.operations, (one) => isWebhook(one) && callbackUrlsOf(connector, one).length === 0),
  },
  {
    name: 'OperationMustHaveNotificationContentExtension',
    level: 'error',
    sentence: `Describe what the hook receives in "${CONTENT}" of the path.`,
    check: (connector) =>
      where(connector.operations, (one) => callbackUrlsOf(connector, one).length > 0 && !(CONTENT in one.item)),
  },
  {
    name: 'NotificationContentNotValid',
    level: 'recommendation',
    sentence: 'Give the notification content a description and a schema.',
    check: ({ paths }) =>
      whereKeys(paths, ({ node }) => {
        const content = node[CONTENT];
        return isTree(content) && !(asText(content.description) && isTree(content.schema)) ? [CONTENT] : [];
      }),
  },
  {
    name: 'NotificationUrlNotAllowedInThisPosition',
    level: 'error',
    sentence: 'Mark a callback address only in the body of a call.',
    check: ({ schemas }) =>
      where(schemas, (part) => isCallbackUrl(part) && (!part.input || part.output || part.position === 'items')),
  },
  {
    name: 'NotificationUrlNotInternal',
    level: 'error',
    sentence: 'Hide the callback address; the platform fills it in.',
    check: whereCallbackUrl(({ internal }) => !internal),
  },
  {
    name: 'NotificationUrlNotRequired',
    level: 'error',
    sentence: 'Require the callback address and everything that it is in.',
    check: whereCallbackUrl(({ required }) => !required),
  },
  {
    name: 'NotificationUrlNotString',
    level: 'error',
    sentence: 'Let the callback address be a text.',
    check: whereCallbackUrl(({ node }) => node.type !== 'string'),
  },
  {
    name: 'WebhookResponseNotCreated',
    level: 'recommendation',
    sentence: 'Answer a subscription with 201 and a Location header; the platform deletes it by that address.',
    check: ({ operations }) =>
      where(operations, (one) => isWebhook(one) && !one.responses.some(({ status }) => status === '201')),
  },
  {
    name: 'WebhookDeleteMissing',
    level: 'recommendation',
    sentence: 'Add an internal DELETE that ends a subscription.',
    check: ({ operations }) =>
      where(
        operations,
        (one) =>
          isWebhook(one) &&
          !operations.some(
            (other) => other.method === 'delete' && other.path.startsWith(`${one.path}/{`) && isHidden(other),
          ),
      ),
  },
  {
    name: 'NotificationExtensionSupportedForTriggerOnly',
    level: 'error',
    sentence: 'Take x-ms-notification out; only a trigger has it.',
    check: ({ operations }) => where(operations, (one) => 'x-ms-notification' in one.node && !isTrigger(one)),
  },
  {
    name: 'NotificationExtensionNotSupportedInWebhookOperation',
    level: 'error',
    sentence: 'Take x-ms-notification out; a webhook is notified anyway.',
    check: ({ operations }) => where(operations, (one) => 'x-ms-notification' in one.node && isWebhook(one)),
  },
  {
    name: 'NotificationOperationMustBeWebhook',
    level: 'error',
    sentence: 'Name a webhook operation in x-ms-notification.',
    check: ({ operations }) =>
      where(operations, ({ node }) => {
        const id = tree(node['x-ms-notification']).operationId;
        const target = operations.find((one) => one.id === id);
        return target !== undefined && !isWebhook(target);
      }),
  },
];

function callbackUrlsOf({ root }: LintedConnector, { body }: OperationPart): readonly Field[] {
  return schemaFieldsOf(root.node, body).filter(isCallbackUrl);
}

function isCallbackUrl({ node }: { node: JsonTree }): boolean {
  return node[CALLBACK] === true;
}

/** The check of a rule about the callback URL: the operations in which one fails. */
function whereCallbackUrl(faulty: (field: Field) => boolean) {
  return (connector: LintedConnector): readonly string[] =>
    where(connector.operations, (one) => callbackUrlsOf(connector, one).some(faulty));
}
