// Reads Apple's OpenAPI document as far as rows are judged by it.
import { asList, asText, asTexts, type JsonTree, tree } from '../connector-lint/json.ts';

/** One operation of the document; what it refers to is looked up in the whole. */
export interface AppleOperation {
  readonly whole: JsonTree;
  readonly node: JsonTree;
}

export function contractOperationAt(whole: JsonTree, method: string, path: string): AppleOperation | undefined {
  const node = tree(tree(whole.paths)[path])[method.toLowerCase()];
  return node === undefined ? undefined : { whole, node: tree(node) };
}

/** The parameters of the query, by name. */
export function queryOf({ node }: AppleOperation): ReadonlyMap<string, JsonTree> {
  return new Map(
    asList(node.parameters)
      .map(tree)
      .filter((each) => each.in === 'query')
      .map((each) => [asText(each.name), each]),
  );
}

export function schemaProperties(schema: JsonTree): JsonTree {
  return tree(schema.properties);
}

export function required(schema: JsonTree): readonly string[] {
  return asTexts(schema.required);
}

/** The value of `type` that a resource always has. */
export function schemaTypeOf(whole: JsonTree, resource: JsonTree): string {
  return asText(asList(property(whole, resource, 'type').enum)[0]);
}

/** A property of a schema, by its way from the top: `property(whole, schema, 'data', 'attributes')`. */
export function property(whole: JsonTree, schema: unknown, ...way: readonly string[]): JsonTree {
  return way.reduce<JsonTree>(
    (at, name) => {
      const inner = resolveSchema(whole, tree(at.properties)[name]);
      return inner.type === 'array' && name === 'data' ? { ...resolveSchema(whole, inner.items), isList: true } : inner;
    },
    resolveSchema(whole, schema),
  );
}

/** A schema with its references followed; what stands beside a reference counts, too. */
export function resolveSchema(whole: JsonTree, node: unknown): JsonTree {
  const { $ref, ...beside } = tree(node);
  const target = asText($ref)
    .split('/')
    .slice(1)
    .reduce<unknown>((at, key) => tree(at)[key], whole);
  return $ref === undefined ? beside : { ...resolveSchema(whole, target), ...beside };
}

export function contractBodyOf({ node }: AppleOperation): unknown {
  return tree(contentOf(node.requestBody)['application/json']).schema;
}

/** The media types of a success, and the schema of one of them. */
export function successOf({ node }: AppleOperation, media: string): { types: readonly string[]; schema: unknown } {
  const [, success] = Object.entries(tree(node.responses)).find(([status]) => /^2/.test(status)) ?? [];
  const content = contentOf(success);
  return { types: Object.keys(content), schema: tree(content[media]).schema };
}

function contentOf(node: unknown): JsonTree {
  return tree(tree(node).content);
}
