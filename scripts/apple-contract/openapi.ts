// Reads the parts of Apple's OpenAPI document that rows are compared with.
import { asList, asText, asTexts, type JsonTree, tree } from '../connector-lint/json.ts';

/** One operation of the document; references are resolved in the whole document. */
export interface AppleOperation {
  readonly whole: JsonTree;
  readonly node: JsonTree;
}

export function contractOperationAt(whole: JsonTree, method: string, path: string): AppleOperation | undefined {
  const node = tree(tree(whole.paths)[path])[method.toLowerCase()];
  return node === undefined ? undefined : { whole, node: tree(node) };
}

/** Query parameters by name. */
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

/** The value of `type` of a resource. */
export function schemaTypeOf(whole: JsonTree, resource: JsonTree): string {
  return asText(asList(property(whole, resource, 'type').enum)[0]);
}

/** A nested property of a schema: `property(whole, schema, 'data', 'attributes')`. */
export function property(whole: JsonTree, schema: unknown, ...path: readonly string[]): JsonTree {
  return path.reduce<JsonTree>(
    (at, name) => {
      const inner = resolveSchema(whole, tree(at.properties)[name]);
      return inner.type === 'array' && name === 'data' ? { ...resolveSchema(whole, inner.items), isList: true } : inner;
    },
    resolveSchema(whole, schema),
  );
}

/** A schema with its references resolved; keywords beside a reference count, too. */
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

/** The media types of a success response, and the schema of one of them. */
export function successOf({ node }: AppleOperation, media: string): { types: readonly string[]; schema: unknown } {
  const [, success] = Object.entries(tree(node.responses)).find(([status]) => /^2/.test(status)) ?? [];
  const content = contentOf(success);
  return { types: Object.keys(content), schema: tree(content[media]).schema };
}

function contentOf(node: unknown): JsonTree {
  return tree(tree(node).content);
}
