// Rules about the operations that policies apply to: the host, polling triggers, and policies that rewrite the same body.
import type { LintedConnector } from '../connector.ts';
import { asText, repeated, under } from '../json.ts';
import { isPolling } from '../parts.ts';
import { templateOf } from '../policyTemplates.ts';
import type { LintedPolicy } from '../properties.ts';
import { type LintRule, where } from '../rule.ts';

export const policyOperationRules: readonly LintRule[] = [
  {
    name: 'DynamicHostNotHttps',
    level: 'error',
    sentence: "Write the address as https://@connectionParameters('hostName').",
    check: (connector) =>
      where(
        policiesOfTemplate(connector, 'dynamichosturl'),
        ({ values }) =>
          typeof values.urlTemplate === 'string' &&
          !/^https:\/\/\S+$/.test(values.urlTemplate) &&
          !/^@connectionParameters\(/.test(values.urlTemplate),
      ),
  },
  {
    name: 'DynamicHostRepeated',
    level: 'error',
    sentence: 'Set the host once for an operation.',
    check: (connector) => {
      const hosts = policiesOfTemplate(connector, 'dynamichosturl');
      return where(connector.operations, ({ id }) => hosts.filter((one) => appliesTo(one, id)).length > 1);
    },
  },
  {
    name: 'BasePathLostByHostPolicy',
    level: 'recommendation',
    sentence: 'Use the base path "/", or repeat it at the end of the address in the host policy.',
    check: (connector) => {
      const { root, policies } = connector;
      const basePath = asText(root.node.basePath) || '/';
      const isLost = policies.some(
        ({ template: name, values }) => name === 'dynamichosturl' && !asText(values.urlTemplate).endsWith(basePath),
      );
      return basePath.startsWith('/') && basePath !== '/' && isLost ? [under(root.place, 'basePath')] : [];
    },
  },
  {
    name: 'PollingPolicyWithoutTrigger',
    level: 'error',
    sentence: 'Name polling triggers in a pollingtrigger policy, and at least one.',
    check: (connector) =>
      where(policiesOfTemplate(connector, 'pollingtrigger'), ({ operations: ids }) => {
        const named = connector.operations.filter(({ id }) => ids.includes(id));
        return ids.length === 0 || named.some((one) => !isPolling(one));
      }),
  },
  {
    name: 'ManyBodyPoliciesForOperation',
    level: 'recommendation',
    sentence:
      'Keep one policy that rewrites the body of an operation; several fail together (PowerPlatformConnectors issue 1882).',
    check: ({ policies, operations }) => {
      const rewriting = policies.filter((one) => templateOf(one)?.body);
      return where(operations, ({ id }) => rewriting.filter((one) => appliesTo(one, id)).length > 1);
    },
  },
  {
    name: 'PolicyOperationRepeated',
    level: 'recommendation',
    sentence: 'Name each operation once.',
    check: ({ policies }) => where(policies, (one) => repeated(one.operations).length > 0),
  },
];

function policiesOfTemplate({ policies }: LintedConnector, name: string): readonly LintedPolicy[] {
  return policies.filter((one) => one.template === name);
}

/** The policy applies to the operations that it names, or to all if it names none. */
function appliesTo(policy: LintedPolicy, id: string): boolean {
  return policy.operations.length === 0 || policy.operations.includes(id);
}
