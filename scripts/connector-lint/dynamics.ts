// The extensions that call another operation at design time: x-ms-dynamic-values, -list, -schema and -properties.
import { asText, isTree, type JsonTree, tree, under } from './json.ts';
import type { LintedPart, OperationPart } from './parts.ts';
import { schemasOf } from './schemas.ts';
import { parametersOf } from './visit.ts';

export type DynamicKind = 'values' | 'list' | 'schema' | 'properties';

/** One input of the called operation: a fixed value, or the name of an input of the calling operation. */
export interface DynamicInput {
  readonly place: string;
  readonly name: string;
  readonly value?: unknown;
  readonly reference?: string;
}

export interface Dynamic extends LintedPart {
  readonly kind: DynamicKind;
  /** The parameter or schema with the extension. */
  readonly carrier: JsonTree;
  readonly target?: OperationPart;
  /** The operations that use that parameter or schema. */
  readonly owners: readonly OperationPart[];
  readonly given: readonly DynamicInput[];
  /** Path of the list in the response, and of the fields read from each item. */
  readonly collection: string;
  readonly paths: readonly string[];
}

/** Path syntax of each extension (DOCS openapi-extensions). */
const spelling: Record<DynamicKind, { readonly collection: string; readonly paths: readonly string[] }> = {
  values: { collection: 'value-collection', paths: ['value-path', 'value-title'] },
  list: { collection: 'itemsPath', paths: ['itemValuePath', 'itemTitlePath'] },
  schema: { collection: '', paths: [] },
  properties: { collection: '', paths: [] },
};
const kinds = Object.keys(spelling) as DynamicKind[];

export function dynamicsOf(root: LintedPart, operations: readonly OperationPart[]): readonly Dynamic[] {
  return [...parametersOf(root), ...schemasOf(root)].flatMap((part) =>
    kinds.filter((kind) => isTree(part.node[`x-ms-dynamic-${kind}`])).map((kind) => dynamicOf(part, kind, operations)),
  );
}

function dynamicOf(part: LintedPart, kind: DynamicKind, operations: readonly OperationPart[]): Dynamic {
  const place = under(part.place, `x-ms-dynamic-${kind}`);
  const node = tree(part.node[`x-ms-dynamic-${kind}`]);
  const target = operations.find(({ id }) => id !== '' && id === node.operationId);
  return {
    place,
    node,
    kind,
    carrier: part.node,
    ...(target && { target }),
    owners: ownersOf(part, operations),
    given: givenOf(place, kind, node.parameters),
    collection: asText(node[spelling[kind].collection]),
    paths: spelling[kind].paths.map((key) => asText(node[key])).filter((path) => path !== ''),
  };
}

function ownersOf(part: LintedPart, operations: readonly OperationPart[]): readonly OperationPart[] {
  const definition = /#\/definitions\/([^/]+)/.exec(part.place)?.[1];
  return operations.filter(
    ({ place, parameters, definitions }) =>
      part.place.startsWith(`${place}/`) ||
      parameters.some((parameter) => `${part.place}/`.startsWith(`${parameter.place}/`)) ||
      (definition !== undefined && definitions.has(definition)),
  );
}

function givenOf(place: string, kind: DynamicKind, parameters: unknown): readonly DynamicInput[] {
  return Object.entries(tree(parameters)).map(([name, value]) => {
    const at = { place: under(place, 'parameters', name), name };
    if (!isTree(value)) return { ...at, value };
    const reference = kind === 'values' || kind === 'schema' ? value.parameter : value.parameterReference;
    return reference === undefined ? { ...at, value: value.value } : { ...at, reference: asText(reference) };
  });
}
