// The rule about IDs in paths: makers choose one from a list.
import { asList, asText } from '../json.ts';
import { isHidden } from '../parts.ts';
import type { LintRule } from '../rule.ts';

export const idListRules: readonly LintRule[] = [
  {
    name: 'PathIdWithoutDynamicValues',
    level: 'recommendation',
    sentence: 'Let the maker pick the id from a list: add x-ms-dynamic-values.',
    check: ({ operations }) => [
      ...new Set(
        operations
          .filter((one) => !isHidden(one))
          .flatMap(({ parameters }) => parameters)
          .filter((part) => part.node.in === 'path' && /id$/i.test(asText(part.node.name)) && !isHidden(part))
          .filter(({ node }) => !('x-ms-dynamic-values' in node) && asList(node.enum).length === 0)
          .map(({ place }) => place),
      ),
    ],
  },
];
