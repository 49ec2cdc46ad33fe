// Rules about the versions of operations: deprecation, and the family, revision and status in x-ms-api-annotation.
import type { LintedConnector } from '../connector.ts';
import { asText, type JsonTree, repeated, tree } from '../json.ts';
import type { OperationPart } from '../parts.ts';
import { type LintRule, where } from '../rule.ts';

export const revisionRules: readonly LintRule[] = [
  {
    name: 'OperationDeprecatedNotMarked',
    level: 'recommendation',
    sentence: 'End the summary of a deprecated operation in "(deprecated)".',
    check: ({ operations }) =>
      where(operations, (one) => !isActive(one) && !asText(one.node.summary).toLowerCase().includes('deprecated')),
  },
  {
    name: 'ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations',
    level: 'error',
    sentence: 'Name a replacement only for a deprecated operation.',
    check: ({ operations }) => where(operations, (one) => isActive(one) && replacementOf(one) !== undefined),
  },
  {
    name: 'ApiAnnotationExtensionReplacementInfoMissingApiProperty',
    level: 'error',
    sentence: 'Name the "api" of the replacement.',
    check: ({ operations }) => where(operations, (one) => (replacementOf(one) ?? { api: 'x' }).api === undefined),
  },
  {
    name: 'ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty',
    level: 'error',
    sentence: 'Name the "operationId" of the replacement.',
    check: ({ operations }) =>
      where(operations, (one) => (replacementOf(one) ?? { operationId: 'x' }).operationId === undefined),
  },
  {
    name: 'OperationFamilyHasDuplicateRevisions',
    level: 'error',
    sentence: 'Give each operation of a family a revision of its own.',
    check: (connector) =>
      inFamilies(connector, (family) => {
        const revisions = family.map((one) => annotationOf(one).revision).filter((one) => one !== undefined);
        return repeated(revisions).length > 0;
      }),
  },
  {
    name: 'OperationFamilyHasManyActiveOperations',
    level: 'error',
    sentence: 'Deprecate the older operations of the family; two may stay active.',
    check: (connector) => inFamilies(connector, (family) => family.filter(isActive).length > 2),
  },
  {
    name: 'OperationFamilyHasManyActiveProductionOperations',
    level: 'error',
    sentence: 'Deprecate the older production operation of the family.',
    check: (connector) =>
      inFamilies(
        connector,
        (family) => family.filter((one) => isActive(one) && annotationOf(one).status === 'Production').length > 1,
      ),
  },
  {
    name: 'OperationFamilyHasManyEmptyRevisions',
    level: 'error',
    sentence: 'Give all operations of the family but the first a revision.',
    check: (connector) =>
      inFamilies(connector, (family) => family.filter((one) => annotationOf(one).revision === undefined).length > 1),
  },
  {
    name: 'OperationRevisionEmpty',
    level: 'recommendation',
    sentence: 'Say which revision of its family the operation is.',
    check: ({ operations }) =>
      where(operations, (one) => annotationOf(one).family !== undefined && annotationOf(one).revision === undefined),
  },
  {
    name: 'OperationIdShouldEndWithRevision',
    level: 'recommendation',
    sentence: 'End the operationId of a later revision in _V and its number.',
    check: ({ operations }) =>
      where(operations, (one) => {
        const { revision } = annotationOf(one);
        return typeof revision === 'number' && revision > 1 && !one.id.endsWith(`_V${revision}`);
      }),
  },
  {
    name: 'OperationStatusAheadOfConnector',
    level: 'error',
    sentence: 'An operation cannot be in production while the connector is in preview.',
    check: ({ root, operations }) =>
      tree(tree(root.node.info)['x-ms-api-annotation']).status === 'Preview'
        ? where(operations, (one) => annotationOf(one).status === 'Production')
        : [],
  },
];

function annotationOf({ node }: OperationPart): JsonTree {
  return tree(node['x-ms-api-annotation']);
}

function isActive({ node }: OperationPart): boolean {
  return node.deprecated !== true;
}

function replacementOf(operation: OperationPart): JsonTree | undefined {
  const value = annotationOf(operation).replacement;
  return value === undefined ? undefined : tree(value);
}

/** The operations of the families that satisfy the predicate. */
function inFamilies(
  { operations }: LintedConnector,
  faulty: (family: readonly OperationPart[]) => boolean,
): readonly string[] {
  const nameOf = (one: OperationPart): string => asText(annotationOf(one).family);
  const names = new Set(operations.map(nameOf).filter((name) => name !== ''));
  const families = [...names].map((name) => operations.filter((one) => nameOf(one) === name));
  return families.filter(faulty).flatMap((family) => family.map(({ place }) => place));
}
