// Reads a Bicep file: what it declares, as nodes of its syntax tree. There is no compiler here, so the grammar is the judge.
import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';
import { readText } from '../support/sources.ts';

export interface BicepParameter {
  readonly name: string;
  readonly type: string;
  readonly value: Node | undefined;
  /** Its decorators: `@allowed(['22', '24'])` is allowed, with the node of the list. */
  readonly decorators: Readonly<Record<string, Node | undefined>>;
}

export interface BicepDeclaration {
  readonly symbol: string;
  /** `Microsoft.Web/sites@2024-04-01`, or the path of a module. */
  readonly what: string;
  readonly condition: Node | undefined;
  readonly body: Node;
}

export interface BicepOutput {
  readonly name: string;
  readonly type: string;
  readonly value: Node;
}

export interface Bicep {
  readonly scope: string | undefined;
  readonly parameters: readonly BicepParameter[];
  readonly variables: ReadonlyMap<string, Node>;
  readonly resources: readonly BicepDeclaration[];
  readonly modules: readonly BicepDeclaration[];
  readonly outputs: readonly BicepOutput[];
  /** Where the grammar does not fit, as line:column. */
  readonly faults: readonly string[];
}

const load = createRequire(import.meta.url);

async function makeParser(): Promise<Parser> {
  await Parser.init();
  const parser = new Parser();
  return parser.setLanguage(await Language.load(load.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')));
}
let parser: Promise<Parser> | undefined;

export function bicepPartsOf(node: Node): Node[] {
  return node.namedChildren.filter((each): each is Node => each !== null && each.type !== 'comment');
}

/** The words of a string without anything to fill in. */
export function nodeText(node: Node): string {
  return bicepPartsOf(node)
    .map(({ text }) => text)
    .join('')
    .replaceAll("\\'", "'");
}

function faultsOf(node: Node): string[] {
  if (node.isMissing || node.type === 'ERROR')
    return [`${node.startPosition.row + 1}:${node.startPosition.column + 1}`];
  return node.hasError ? node.children.flatMap((each) => (each ? faultsOf(each) : [])) : [];
}

function decoratorsOf(node: Node | undefined): BicepParameter['decorators'] {
  return Object.fromEntries(
    (node ? bicepPartsOf(node) : []).map((decorator) => {
      const [name, given] = bicepPartsOf(decorator.firstNamedChild ?? decorator);
      return [name?.text ?? '', given && bicepPartsOf(given)[0]];
    }),
  );
}

function declared(node: Node): BicepDeclaration {
  const [symbol, what, rest] = bicepPartsOf(node);
  if (!symbol || !what || !rest) throw new Error(`This declares nothing: ${node.text}`);
  const [condition, body] = rest.type === 'if_statement' ? bicepPartsOf(rest) : [undefined, rest];
  if (!body) throw new Error(`This has no body: ${node.text}`);
  return { symbol: symbol.text, what: nodeText(what), condition, body };
}

function output(node: Node): BicepOutput {
  const [name, type, value] = bicepPartsOf(node);
  if (!name || !type || !value) throw new Error(`This puts nothing out: ${node.text}`);
  return { name: name.text, type: type.text, value };
}

/** Decorators stand before what they decorate, in a node of their own. */
function parametersOf(nodes: readonly Node[]): BicepParameter[] {
  return nodes.flatMap((node, at) => {
    if (node.type !== 'parameter_declaration') return [];
    const [name, type, value] = bicepPartsOf(node);
    const before = nodes[at - 1];
    const decorators = decoratorsOf(before?.type === 'decorators' ? before : undefined);
    return [{ name: name?.text ?? '', type: type?.text ?? '', value, decorators }];
  });
}

export async function parseBicep(text: string): Promise<Bicep> {
  parser ??= makeParser();
  const tree = (await parser).parse(text);
  if (!tree) throw new Error('The grammar gave no tree.');
  const nodes = bicepPartsOf(tree.rootNode);
  const all = (type: string): Node[] => nodes.filter((node) => node.type === type);
  const scope = all('target_scope_assignment')[0]?.firstNamedChild;
  return {
    scope: scope ? nodeText(scope) : undefined,
    parameters: parametersOf(nodes),
    variables: new Map(
      all('variable_declaration').flatMap((node) => {
        const [name, value] = bicepPartsOf(node);
        return name && value ? [[name.text, value]] : [];
      }),
    ),
    resources: all('resource_declaration').map(declared),
    modules: all('module_declaration').map(declared),
    outputs: all('output_declaration').map(output),
    faults: faultsOf(tree.rootNode),
  };
}

export function readBicep(path: string): Promise<Bicep> {
  return parseBicep(readText(path));
}
