// Rules about the size of a connector (DOCS faq, table "Azure Logic Apps").
import type { LintedConnector } from '../connector.ts';
import { asList, asText, isTree, type JsonTree, tree } from '../json.ts';
import { type LintRule, where } from '../rule.ts';

const MOST_OPERATIONS = 256;
const MOST_SCHEMAS_IN_BODY = 512;
const MOST_SCHEMAS_IN_OPERATION = 16_384;
/** Microsoft does not publish its limit; deeper schemas are unusable for makers in any case. */
const DEEPEST = 20;

interface Extent {
  readonly count: number;
  readonly depth: number;
}

const none: Extent = { count: 0, depth: 0 };

export const sizeRules: readonly LintRule[] = [
  {
    name: 'TotalOperationsCountExceedsMaxAllowed',
    level: 'error',
    sentence: `Keep within ${MOST_OPERATIONS} operations.`,
    check: ({ root, operations }) => (operations.length > MOST_OPERATIONS ? [root.place] : []),
  },
  {
    name: 'BodySchemaCountExceedsMaxAllowed',
    level: 'error',
    sentence: `Keep within ${MOST_SCHEMAS_IN_BODY} schemas in a body.`,
    check: (connector) => {
      const extentOf = measure(connector);
      return where(connector.operations, ({ body }) => extentOf(body).count > MOST_SCHEMAS_IN_BODY);
    },
  },
  {
    name: 'OperationSchemaCountExceedsMaxAllowed',
    level: 'error',
    sentence: `Keep within ${MOST_SCHEMAS_IN_OPERATION} schemas in an operation.`,
    check: (connector) => {
      const extentOf = measure(connector);
      const countOf = (schemas: readonly unknown[]): number =>
        schemas.reduce<number>((sum, one) => sum + extentOf(one).count, 0);
      return where(connector.operations, ({ parameters, responses }) => {
        const inputs = parameters.map(({ node }) => node.schema ?? node);
        return countOf([...inputs, ...responses.map(({ node }) => node.schema)]) > MOST_SCHEMAS_IN_OPERATION;
      });
    },
  },
  {
    name: 'SchemaTooDeep',
    level: 'recommendation',
    sentence: `Keep schemas within ${DEEPEST} levels.`,
    check: (connector) => {
      const extentOf = measure(connector);
      return where(connector.operations, ({ body, responses }) =>
        [body, ...responses.map(({ node }) => node.schema)].some((schema) => extentOf(schema).depth > DEEPEST),
      );
    },
  },
];

function childrenOf(node: JsonTree): readonly unknown[] {
  return [
    ...Object.values(tree(node.properties)),
    ...[node.items, node.additionalProperties].filter(isTree),
    ...asList(node.allOf),
  ];
}

/** Number of schemas that a schema contains, with references resolved, and their depth; a cycle counts once. */
function measure(connector: LintedConnector) {
  const known = new Map<string, Extent>();
  const definitions = tree(connector.root.node.definitions);
  const extentOf = (schema: unknown, above: readonly string[]): Extent => {
    const node = tree(schema);
    const name = asText(node.$ref).replace('#/definitions/', '');
    if (name !== '') return extentOfDefinition(name, above);
    const inside = childrenOf(node).map((child) => extentOf(child, above));
    const count = inside.reduce((sum, one) => sum + one.count, 1);
    return { count, depth: inside.reduce((deepest, one) => Math.max(deepest, one.depth), 0) + 1 };
  };
  const extentOfDefinition = (name: string, above: readonly string[]): Extent => {
    if (above.includes(name)) return none;
    const extent = known.get(name) ?? extentOf(definitions[name], [...above, name]);
    known.set(name, extent);
    return extent;
  };
  return (schema: unknown): Extent => (isTree(schema) ? extentOf(schema, []) : none);
}
