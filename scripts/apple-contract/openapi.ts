// Reads Apple's OpenAPI document as far as rows are judged by it.
import { list, type Tree, text, texts, tree } from '../connector-lint/json.ts';

/** One operation of the document; what it refers to is looked up in the whole. */
export interface AppleOperation {
  readonly whole: Tree;
  readonly node: Tree;
}

/** A schema with its references followed; what stands beside a reference counts, too. */
export const resolve = (whole: Tree, node: unknown): Tree => {
  const { $ref, ...beside } = tree(node);
  const target = text($ref)
    .split('/')
    .slice(1)
    .reduce<unknown>((at, key) => tree(at)[key], whole);
  return $ref === undefined ? beside : { ...resolve(whole, target), ...beside };
};

export const operationAt = (whole: Tree, method: string, path: string): AppleOperation | undefined => {
  const node = tree(tree(whole.paths)[path])[method.toLowerCase()];
  return node === undefined ? undefined : { whole, node: tree(node) };
};

/** The parameters of the query, by name. */
export const queryOf = ({ node }: AppleOperation): ReadonlyMap<string, Tree> =>
  new Map(
    list(node.parameters)
      .map(tree)
      .filter((each) => each.in === 'query')
      .map((each) => [text(each.name), each]),
  );

/** A property of a schema, by its way from the top: `property(whole, schema, 'data', 'attributes')`. */
export const property = (whole: Tree, schema: unknown, ...way: readonly string[]): Tree =>
  way.reduce<Tree>(
    (at, name) => {
      const inner = resolve(whole, tree(at.properties)[name]);
      return inner.type === 'array' && name === 'data' ? { ...resolve(whole, inner.items), isList: true } : inner;
    },
    resolve(whole, schema),
  );

export const properties = (schema: Tree): Tree => tree(schema.properties);
export const required = (schema: Tree): readonly string[] => texts(schema.required);

/** The value of `type` that a resource always has. */
export const typeOf = (whole: Tree, resource: Tree): string => text(list(property(whole, resource, 'type').enum)[0]);

const contentOf = (node: unknown): Tree => tree(tree(node).content);

export const bodyOf = ({ node }: AppleOperation): unknown =>
  tree(contentOf(node.requestBody)['application/json']).schema;

/** The media types of a success, and the schema of one of them. */
export const successOf = ({ node }: AppleOperation, media: string): { types: readonly string[]; schema: unknown } => {
  const [, success] = Object.entries(tree(node.responses)).find(([status]) => /^2/.test(status)) ?? [];
  const content = contentOf(success);
  return { types: Object.keys(content), schema: tree(content[media]).schema };
};
