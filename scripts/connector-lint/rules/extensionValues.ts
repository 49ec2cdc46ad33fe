// Rules about the contents of single extensions: enumerations, pagination, chunking, annotations, editors and pickers.
import { find } from '../follow.ts';
import { asList, asText, isTree, type JsonTree, repeated, tree } from '../json.ts';
import { type LintedPart, type OperationPart, successResponseOf } from '../parts.ts';
import { type LintRule, where, whereKeys } from '../rule.ts';

/** The names of the next link that the platform supports. */
const nextLinkNames = ['nextLink', '@odata.nextLink'];

export const extensionValueRules: readonly LintRule[] = [
  {
    name: 'InvalidEnumValuesExtensionValue',
    level: 'error',
    sentence: 'Let each value of x-ms-enum-values be one of the enumeration.',
    check: ({ values }) =>
      where(values, (part) => enumValuesOf(part).some(({ value }) => !asList(part.node.enum).includes(value))),
  },
  {
    name: 'DuplicateEnumValuesInExtension',
    level: 'error',
    sentence: 'Give each value one display name.',
    check: ({ values }) => where(values, (part) => repeated(enumValuesOf(part).map(({ value }) => value)).length > 0),
  },
  {
    name: 'MissingEnumValuesDisplayName',
    level: 'error',
    sentence: 'Give each value a displayName.',
    check: ({ values }) => where(values, (part) => enumValuesOf(part).some(({ displayName }) => !asText(displayName))),
  },
  {
    name: 'InvalidNextLinkNameValue',
    level: 'error',
    sentence: 'Name the next link "nextLink" or "@odata.nextLink".',
    check: ({ operations }) =>
      where(operations, (one) => isPageable(one) && !nextLinkNames.includes(asText(nextLinkNameOf(one)))),
  },
  {
    name: 'NextLinkNotInResponse',
    level: 'error',
    sentence: 'Add the next link to the schema of the response.',
    check: ({ root, operations }) =>
      where(operations, (one) => {
        const isNamed = ['nextLink', '@odata.nextLink'].includes(asText(nextLinkNameOf(one)));
        return isNamed && !find(root.node, successResponseOf(one)?.schema, asText(nextLinkNameOf(one)));
      }),
  },
  {
    name: 'PageableWithoutPolicy',
    level: 'recommendation',
    sentence: 'Add an updatenextlink policy; else the second page is fetched past the connection.',
    check: ({ operations, policies }) => {
      const linked = policies.filter(({ template }) => template === 'updatenextlink');
      const isLinked = (id: string) => linked.some((one) => one.operations.length === 0 || one.operations.includes(id));
      return where(operations, (one) => isPageable(one) && !isLinked(one.id));
    },
  },
  {
    name: 'PageableNotOnGet',
    level: 'error',
    sentence: 'Make only a GET pageable.',
    check: ({ operations }) => where(operations, (one) => isPageable(one) && one.method !== 'get'),
  },
  {
    name: 'ChunkTransferNotValid',
    level: 'error',
    sentence: 'Write {"chunkTransfer": true}.',
    check: ({ operations }) =>
      where(operations, ({ node }) => {
        const capabilities = node['x-ms-capabilities'];
        return isTree(capabilities) && typeof capabilities.chunkTransfer !== 'boolean';
      }),
  },
  {
    name: 'ApiAnnotationStatusNotValid',
    level: 'error',
    sentence: 'Use the status Preview or Production.',
    check: ({ objects }) =>
      whereKeys(objects, ({ node }) => {
        const { status } = tree(node['x-ms-api-annotation']);
        return status === undefined || status === 'Preview' || status === 'Production' ? [] : ['x-ms-api-annotation'];
      }),
  },
  {
    name: 'InvalidCustomEditorExtensionDictionaryValue',
    level: 'error',
    sentence: 'Use the dictionary editor only for an object that takes further properties.',
    check: ({ schemas }) =>
      where(
        schemas,
        ({ node }) => node['x-ms-editor'] === 'dictionary' && !(node.type === 'object' && node.additionalProperties),
      ),
  },
  {
    name: 'SelectedItemValuePathNotAllowedInThisPosition',
    level: 'error',
    sentence: 'Give selectedItemValuePath only in "browse".',
    check: ({ objects }) =>
      whereKeys(objects, ({ node }) => {
        const picker = tree(node['x-ms-dynamic-tree']);
        const isMisplaced = 'selectedItemValuePath' in picker || 'selectedItemValuePath' in tree(picker.open);
        return isMisplaced ? ['x-ms-dynamic-tree'] : [];
      }),
  },
];

function enumValuesOf({ node }: LintedPart): readonly JsonTree[] {
  return asList(node['x-ms-enum-values']).map(tree);
}

function nextLinkNameOf({ node }: OperationPart): unknown {
  return tree(node['x-ms-pageable']).nextLinkName;
}

function isPageable({ node }: OperationPart): boolean {
  return isTree(node['x-ms-pageable']);
}
