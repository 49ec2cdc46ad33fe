// The inputs that dynamic extensions pass to the operations they call, matched with the inputs of both operations.
import type { LintedConnector } from './connector.ts';
import type { Dynamic, DynamicInput } from './dynamics.ts';
import { schemaFieldsOf } from './follow.ts';
import { asText, type JsonTree } from './json.ts';
import type { OperationPart } from './parts.ts';

/** An input of an operation: a parameter, or a field of the body. */
interface Input {
  readonly name: string;
  readonly node: JsonTree;
  readonly required: boolean;
  /** Hidden from makers. */
  readonly internal: boolean;
}

/** One input passed by a dynamic extension, for one calling operation. */
export interface DynamicPair {
  readonly given: DynamicInput;
  /** The input of the called operation that receives the value. */
  readonly target: Input | undefined;
  /** The input of the calling operation that the value is read from. */
  readonly source: Input | undefined;
  /** The calling operation. */
  readonly owner: OperationPart | undefined;
  readonly dynamic: Dynamic;
}

/** The check of a rule about passed inputs: the places of those that fail, once each. */
export function inPairs(faulty: (pair: DynamicPair) => boolean) {
  return (connector: LintedConnector): readonly string[] => [
    ...new Set(
      pairsOf(connector)
        .filter(faulty)
        .map(({ given }) => given.place),
    ),
  ];
}

/** The inputs of an operation by reference name: body inputs begin with the body's name. */
export function inputsOfPart({ root }: LintedConnector, { parameters }: OperationPart): readonly Input[] {
  return parameters.flatMap(({ node }): readonly Input[] => {
    const [name, hidden] = [asText(node.name), node['x-ms-visibility'] === 'internal'];
    const own = { name, node, required: node.required === true, internal: hidden };
    if (node.in !== 'body') return [own];
    return schemaFieldsOf(root.node, node.schema).map((field) => ({
      ...field,
      name: `${name}/${field.path}`,
      internal: hidden || field.internal,
    }));
  });
}

/** The names of the required inputs of the called operation that have neither a passed value nor a default. */
export function missingFor(
  connector: LintedConnector,
  target: OperationPart,
  given: readonly string[],
): readonly string[] {
  return inputsOfPart(connector, target)
    .filter((input) => input.required && !isFilled(input))
    .map(({ name }) => name)
    .filter((name) => !given.some((one) => name === one || name.endsWith(`/${one}`)));
}

export function isFilled({ node }: Input): boolean {
  return 'default' in node;
}

/** The value comes from an input of the calling operation; it is not a fixed value. */
export function isReference({ given }: DynamicPair): boolean {
  return given.reference !== undefined;
}

/** Each input passed to a called operation, once per calling operation. */
function pairsOf(connector: LintedConnector): readonly DynamicPair[] {
  return connector.dynamics.flatMap((dynamic) =>
    dynamic.given.flatMap((given) => {
      const target = dynamic.target && inputNamed(inputsOfPart(connector, dynamic.target), given.name);
      const owners = dynamic.owners.length > 0 ? dynamic.owners : [undefined];
      return owners.map((owner) => {
        const source = owner && inputNamed(inputsOfPart(connector, owner), given.reference ?? '');
        return { given, target, source, owner, dynamic };
      });
    }),
  );
}

/** A body field may be referenced with or without the name of the body. */
function inputNamed(inputs: readonly Input[], name: string): Input | undefined {
  return inputs.find((one) => one.name === name) ?? inputs.find((one) => one.name.replace(/^[^/]*\//, '') === name);
}
