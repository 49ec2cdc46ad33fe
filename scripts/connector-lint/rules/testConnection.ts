// Rules about the operation that tests a new connection (x-ms-capabilities, testConnection).
import type { LintedConnector } from '../connector.ts';
import { missingFor } from '../dynamicInputs.ts';
import { isTree, tree, under } from '../json.ts';
import type { LintRule } from '../rule.ts';

export const testConnectionRules: readonly LintRule[] = [
  {
    name: 'TestConnectionMissing',
    level: 'recommendation',
    sentence: 'Name an operation in x-ms-capabilities that tests a new connection.',
    check: (connector) => (testConnectionOf(connector).test ? [] : [connector.root.place]),
  },
  {
    name: 'TestConnectionNotGet',
    level: 'error',
    sentence: 'Test the connection with a GET.',
    check: (connector) => {
      const { operation, place } = testConnectionOf(connector);
      return operation && operation.method !== 'get' ? [place] : [];
    },
  },
  {
    name: 'TestConnectionNeedsInput',
    level: 'error',
    sentence: 'Test the connection with an operation that needs no input, or give the input.',
    check: (connector) => {
      const { test, operation, place } = testConnectionOf(connector);
      const given = Object.keys(tree(test?.parameters));
      return operation?.method === 'get' && missingFor(connector, operation, given).length > 0 ? [place] : [];
    },
  },
];

function testConnectionOf({ root, operations }: LintedConnector) {
  const test = tree(root.node['x-ms-capabilities']).testConnection;
  const operation = operations.find(({ id }) => id !== '' && id === tree(test).operationId);
  return {
    test: isTree(test) ? test : undefined,
    operation,
    place: under(root.place, 'x-ms-capabilities', 'testConnection'),
  };
}
