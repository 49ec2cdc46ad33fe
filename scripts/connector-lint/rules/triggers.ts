// Rules about triggers: their hint, their metadata, and how they are polled.
import type { LintedConnector } from '../connector.ts';
import { followReference, propertiesOf } from '../follow.ts';
import { asText, isTree, tree } from '../json.ts';
import { isPolling, isTrigger, type OperationPart, TRIGGER } from '../parts.ts';
import { type LintRule, where } from '../rule.ts';

export const triggerRules: readonly LintRule[] = [
  {
    name: 'TriggerBatchNeedsArray',
    level: 'error',
    sentence: 'Describe the list that a batch trigger answers; "single" is for one object.',
    check: (connector) =>
      where(connector.operations, (one) => {
        const data = outputSchemaOf(one);
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
          !answersPending(one) &&
          !policies.some(({ template, operations: ids }) => template === 'pollingtrigger' && ids.includes(one.id)),
      ),
  },
  {
    name: 'TriggerMethodNotValid',
    level: 'recommendation',
    sentence: 'Poll with GET, subscribe with POST.',
    check: ({ operations }) => where(operations, (one) => isTrigger(one) && !['get', 'post'].includes(one.method)),
  },
];

/** The output of the trigger: the response of a poll, or the payload of a webhook. */
function outputSchemaOf(one: OperationPart): unknown {
  return one.method === 'get'
    ? one.responses.find(({ status }) => status === '200')?.node.schema
    : tree(one.item['x-ms-notification-content']).schema;
}

function hasList({ root }: LintedConnector, schema: unknown): boolean {
  return (
    followReference(root.node, schema).type === 'array' ||
    Object.values(propertiesOf(root.node, schema)).some(
      (property) => followReference(root.node, property).type === 'array',
    )
  );
}

/** The operation itself returns 202 if there is nothing new, as required by Logic Apps (azure-docs, logic-apps-create-api-app). */
function answersPending({ responses }: OperationPart): boolean {
  return responses.some(({ status }) => status === '202');
}
