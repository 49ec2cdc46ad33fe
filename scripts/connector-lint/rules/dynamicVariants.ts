// Rules about the two variants of dynamic extensions: x-ms-dynamic-list and -properties, and the older -values and -schema.
import type { LintedConnector } from '../connector.ts';
import { type DynamicPair, inPairs, inputsOfPart, isReference } from '../dynamicInputs.ts';
import { asText, tree } from '../json.ts';
import { type LintRule, where } from '../rule.ts';

export const dynamicVariantRules: readonly LintRule[] = [
  {
    name: 'DynamicExtensionDefinitionNotAllowedInParameter',
    level: 'error',
    sentence: 'Move the dynamic extension from the body into its schema.',
    check: ({ parameters }) =>
      where(
        parameters,
        ({ node }) => node.in === 'body' && Object.keys(node).some((key) => key.startsWith('x-ms-dynamic-')),
      ),
  },
  {
    name: 'DynamicListExtensionRequiredForNonParameterReferences',
    level: 'error',
    sentence: 'Add x-ms-dynamic-list; x-ms-dynamic-values cannot refer into a body.',
    check: needsSibling('values', 'x-ms-dynamic-list', pointsIntoBody),
  },
  {
    name: 'DynamicListExtensionRequiredForAmbiguousReferences',
    level: 'error',
    sentence: 'Add x-ms-dynamic-list; the reference could mean a field of the body.',
    check: needsSibling('values', 'x-ms-dynamic-list', isAmbiguous),
  },
  {
    name: 'DynamicPropertiesExtensionRequiredForNonParameterReferences',
    level: 'error',
    sentence: 'Add x-ms-dynamic-properties; x-ms-dynamic-schema cannot refer into a body.',
    check: needsSibling('schema', 'x-ms-dynamic-properties', pointsIntoBody),
  },
  {
    name: 'DynamicPropertiesExtensionRequiredForAmbiguousReferences',
    level: 'error',
    sentence: 'Add x-ms-dynamic-properties; the reference could mean a field of the body.',
    check: needsSibling('schema', 'x-ms-dynamic-properties', isAmbiguous),
  },
  {
    name: 'DynamicPropertiesExtensionRequiredForPropertiesValuePath',
    level: 'error',
    sentence: 'Add x-ms-dynamic-properties, which points at the schema itself.',
    check: ({ dynamics }) =>
      where(
        dynamics,
        ({ kind, node, carrier }) =>
          kind === 'schema' &&
          /(^|\/)properties$/.test(asText(node['value-path'])) &&
          !('x-ms-dynamic-properties' in carrier),
      ),
  },
  {
    name: 'DynamicPropertiesItemValuePathMismatch',
    level: 'error',
    sentence: 'Use the same path in both extensions, without "properties" at its end.',
    check: ({ dynamics }) =>
      where(dynamics, ({ kind, node, carrier }) => {
        const older = tree(carrier['x-ms-dynamic-schema'])['value-path'];
        return (
          kind === 'properties' &&
          asText(older) !== '' &&
          asText(older).replace(/\/?properties$/, '') !== asText(node.itemValuePath)
        );
      }),
  },
];

/**
 * The check of a rule that demands the newer variant next to the older one: only the newer variant supports references
 * into a body.
 */
function needsSibling(
  kind: 'values' | 'schema',
  sibling: string,
  faulty: (pair: DynamicPair, connector: LintedConnector) => boolean,
) {
  return (connector: LintedConnector): readonly string[] =>
    inPairs(
      (pair) =>
        pair.dynamic.kind === kind &&
        isReference(pair) &&
        !(sibling in pair.dynamic.carrier) &&
        faulty(pair, connector),
    )(connector);
}

function pointsIntoBody({ given }: DynamicPair): boolean {
  return given.reference?.includes('/') === true;
}

function isAmbiguous({ given, owner }: DynamicPair, connector: LintedConnector): boolean {
  const names = owner ? inputsOfPart(connector, owner).map(({ name }) => name) : [];
  const reference = given.reference ?? '';
  return !reference.includes('/') && names.includes(reference) && names.some((name) => name.endsWith(`/${reference}`));
}
