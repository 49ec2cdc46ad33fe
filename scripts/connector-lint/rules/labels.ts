// Rules about outputs: the labels that a designer composes, and whether it offers every output.
import type { LintedConnector } from '../connector.ts';
import { asList, asText } from '../json.ts';
import { type LabelledOutput, LONGEST_OUTPUT_LABEL, labelledOutputs } from '../labels.ts';
import { composing } from '../outputs.ts';
import { type LintRule, where, whereKeys } from '../rule.ts';

export const labelRules: readonly LintRule[] = [
  {
    name: 'OutputLabelNotUnique',
    level: 'recommendation',
    sentence:
      'Give each output of the operation a label of its own; npm run check:connector -- --labels all lists them.',
    check: (connector) => operationsWith(connector, ({ isEqual }) => isEqual),
  },
  {
    name: 'OutputLabelTooLong',
    level: 'recommendation',
    sentence: `Keep the labels of an output and its parents within ${LONGEST_OUTPUT_LABEL} characters together; npm run check:connector -- --labels all lists them.`,
    check: (connector) => operationsWith(connector, ({ isLong }) => isLong),
  },
  {
    name: 'OutputLabelRepeatsWord',
    level: 'recommendation',
    sentence:
      'Take out of a label what the label in front of it says; npm run check:connector -- --labels all lists them.',
    check: (connector) => operationsWith(connector, ({ isDoubled }) => isDoubled),
  },
  {
    name: 'EnumValuesExtensionIncomplete',
    level: 'error',
    sentence:
      'Name every value of the enumeration in x-ms-enum-values; designers offer only those that are named there.',
    check: ({ values }) =>
      where(values, ({ node }) => {
        const named = asList(node['x-ms-enum-values']).map((each) => (each as { value?: unknown } | null)?.value);
        return 'x-ms-enum-values' in node && asList(node.enum).some((value) => !named.includes(value));
      }),
  },
  {
    name: 'ComposedObjectNotRead',
    level: 'error',
    sentence: 'List the properties of the object itself; designers do not read those of allOf, oneOf and anyOf.',
    check: ({ schemas }) => whereKeys(schemas, ({ node }) => (asText(node.$ref) === '' ? composing(node) : [])),
  },
];

/** The operations with a failing output. A label is composed from several places, so the finding names the operation. */
function operationsWith({ root, operations }: LintedConnector, faulty: (output: LabelledOutput) => boolean) {
  return [
    ...new Set(
      labelledOutputs(root.node, operations)
        .filter(faulty)
        .map(({ operation }) => operation.place),
    ),
  ];
}
