// Rules about triggers: polling, webhooks and their outputs.
import type { LintedConnector } from '../connector.ts';
import { type Field, followReference, propertiesOf, schemaFieldsOf } from '../follow.ts';
import { asText, isTree, tree } from '../json.ts';
import type { LintedPart, OperationPart } from '../parts.ts';
import { type LintRule, where, whereKeys } from '../rule.ts';

const TRIGGER = 'x-ms-trigger';
const CONTENT = 'x-ms-notification-content';
const URL_MARK = 'x-ms-notification-url';

export const triggerRules: readonly LintRule[] = [
  {
    name: 'TriggerBatchNeedsArray',
    level: 'error',
    sentence: 'Describe the list that a batch trigger answers; "single" is for one object.',
    check: (connector) =>
      where(connector.operations, (one) => {
        const data = dataOf(one);
        return one.node[TRIGGER] === 'batch' && data !== undefined && !hasList(connector, data);
      }),
  },
  {
    name: 'TriggerHintMissing',
    level: 'recommendation',
    sentence: 'Add x-ms-trigger-hint: "To see it work, ...".',
    check: ({ operations }) => where(operations, (one) => isTrigger(one) && !asText(one.node['x-ms-trigger-hint'])),
  },
  {
    name: 'TriggerPartWithoutTrigger',
    level: 'error',
    sentence: 'Add x-ms-trigger, or take its hint and metadata out.',
    check: ({ operations }) =>
      where(
        operations,
        (one) => !isTrigger(one) && ['-hint', '-metadata'].some((end) => `${TRIGGER}${end}` in one.node),
      ),
  },
  {
    name: 'TriggerMetadataNotValid',
    level: 'error',
    sentence: 'Write {"kind": "query", "mode": "polling"}, or "webhook".',
    check: ({ operations }) =>
      where(operations, (one) => {
        const metadata = one.node['x-ms-trigger-metadata'];
        const isKnown = ['polling', 'webhook'].includes(asText(tree(metadata).mode)) && tree(metadata).kind === 'query';
        return isTree(metadata) && !isKnown;
      }),
  },
  {
    name: 'TriggerMetadataMissing',
    level: 'recommendation',
    sentence: 'Add x-ms-trigger-metadata {"kind": "query", "mode": "polling"} to a polling trigger.',
    check: ({ operations }) => where(operations, (one) => isPolling(one) && !('x-ms-trigger-metadata' in one.node)),
  },
  {
    name: 'PollingTriggerWithoutPolicy',
    level: 'error',
    sentence: 'Add a pollingtrigger policy for the trigger.',
    check: ({ operations, policies }) =>
      where(
        operations,
        (one) =>
          isPolling(one) &&
          !speaksForItself(one) &&
          !policies.some(({ template, operations: ids }) => template === 'pollingtrigger' && ids.includes(one.id)),
      ),
  },
  {
    name: 'TriggerMethodNotValid',
    level: 'recommendation',
    sentence: 'Poll with GET, subscribe with POST.',
    check: ({ operations }) => where(operations, (one) => isTrigger(one) && !['get', 'post'].includes(one.method)),
  },
  {
    name: 'WebhookOperationsMissingNotificationUrlProperty',
    level: 'error',
    sentence: `Mark the property of the body that takes the callback address: "${URL_MARK}": true.`,
    check: (connector) => where(connector.operations, (one) => isWebhook(one) && urlsOf(connector, one).length === 0),
  },
  {
    name: 'OperationMustHaveNotificationContentExtension',
    level: 'error',
    sentence: `Describe what the hook receives in "${CONTENT}" of the path.`,
    check: (connector) =>
      where(connector.operations, (one) => urlsOf(connector, one).length > 0 && !(CONTENT in one.item)),
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
      where(schemas, (part) => isMarked(part) && (!part.input || part.output || part.position === 'items')),
  },
  {
    name: 'NotificationUrlNotInternal',
    level: 'error',
    sentence: 'Hide the callback address; the platform fills it in.',
    check: whereUrl(({ internal }) => !internal),
  },
  {
    name: 'NotificationUrlNotRequired',
    level: 'error',
    sentence: 'Require the callback address and everything that it is in.',
    check: whereUrl(({ required }) => !required),
  },
  {
    name: 'NotificationUrlNotString',
    level: 'error',
    sentence: 'Let the callback address be a text.',
    check: whereUrl(({ node }) => node.type !== 'string'),
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
          !operations.some(({ method, path, node }) => {
            const isBelow = method === 'delete' && path.startsWith(`${one.path}/{`);
            return isBelow && node['x-ms-visibility'] === 'internal';
          }),
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

export function isTrigger({ node }: LintedPart): boolean {
  return node[TRIGGER] !== undefined;
}

function isWebhook(one: OperationPart): boolean {
  return isTrigger(one) && one.method === 'post';
}

function isPolling(one: OperationPart): boolean {
  return isTrigger(one) && one.method === 'get';
}

/** The operation itself returns 202 if there is nothing new, as required by Logic Apps (azure-docs, logic-apps-create-api-app). */
function speaksForItself({ responses }: OperationPart): boolean {
  return responses.some(({ status }) => status === '202');
}

function isMarked({ node }: { node: LintedPart['node'] }): boolean {
  return node[URL_MARK] === true;
}

function urlsOf({ root }: LintedConnector, { body }: OperationPart): readonly Field[] {
  return schemaFieldsOf(root.node, body).filter(isMarked);
}

/** Operations with an invalid callback URL. */
function whereUrl(faulty: (field: Field) => boolean) {
  return (connector: LintedConnector): readonly string[] =>
    where(connector.operations, (one) => urlsOf(connector, one).some(faulty));
}

/** The output of the trigger: the response of a poll, or the payload of a webhook. */
function dataOf(one: OperationPart): unknown {
  return one.method === 'get'
    ? one.responses.find(({ status }) => status === '200')?.node.schema
    : tree(one.item[CONTENT]).schema;
}

function hasList({ root }: LintedConnector, schema: unknown): boolean {
  return (
    followReference(root.node, schema).type === 'array' ||
    Object.values(propertiesOf(root.node, schema)).some(
      (property) => followReference(root.node, property).type === 'array',
    )
  );
}
