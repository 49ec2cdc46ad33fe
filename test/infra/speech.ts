// Says an expression of Bicep in the language of ARM templates, as the Bicep compiler would: the part that infra/ uses.
import type { Node } from 'web-tree-sitter';
import { type Bicep, type BicepDeclaration, bicepPartsOf, nodeText } from './bicep.ts';

export type BicepJson =
  | string
  | number
  | boolean
  | null
  | readonly BicepJson[]
  | { readonly [name: string]: BicepJson };

/** `seen` collects the resources that an expression asks about: whoever asks comes after them. */
type Say<Said> = (node: Node, seen: Set<string>) => Said;

export interface Speech {
  readonly expression: Say<string>;
  readonly value: Say<BicepJson>;
  /** The name of a resource; a child is named by its parents, too. */
  readonly namesOf: (resource: BicepDeclaration, seen: Set<string>) => string[];
  readonly idOf: (resource: BicepDeclaration, seen: Set<string>) => string;
}

const operators: Readonly<Record<string, string>> = { '==': 'equals', '&&': 'and', '||': 'or', '!': 'not' };
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
function keyWords(key: Node): string {
  return key.type === 'string' ? nodeText(key) : key.text;
}

export function bicepTypeOf({ what }: BicepDeclaration): string {
  return what.split('@')[0] ?? '';
}
export function versionOf({ what }: BicepDeclaration): string {
  return what.split('@')[1] ?? '';
}

/** The properties of an object, by name. */
export function entriesOf(node: Node): (readonly [Node, Node])[] {
  return bicepPartsOf(node).map((property) => {
    const [key, value] = bicepPartsOf(property);
    if (property.type !== 'object_property' || !key || !value) throw new Error(`This is no property: ${property.text}`);
    return [key, value];
  });
}

export function propertyOf(node: Node, name: string): Node | undefined {
  return entriesOf(node).find(([key]) => keyWords(key) === name)?.[1];
}

/** In one text, as the property `name` wants it. */
export function nameFrom(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `format('${names.map((_, at) => `{${at}}`).join('/')}', ${names.join(', ')})`;
}

function resourcesIn({ resources }: Bicep, expression: Say<string>): Pick<Speech, 'namesOf' | 'idOf'> {
  const namesOf: Speech['namesOf'] = ({ body }, seen) => {
    const parent = resources.find(({ symbol }) => symbol === propertyOf(body, 'parent')?.text);
    const name = propertyOf(body, 'name');
    if (!name) throw new Error(`This has no name: ${body.text}`);
    if (parent) seen.add(parent.symbol);
    return [...(parent ? namesOf(parent, new Set()) : []), expression(name, seen)];
  };
  const idOf: Speech['idOf'] = (resource, seen) => {
    seen.add(resource.symbol);
    const names = namesOf(resource, new Set()).join(', ');
    const scope = resources.find(({ symbol }) => symbol === propertyOf(resource.body, 'scope')?.text);
    if (scope) return `extensionResourceId(${idOf(scope, new Set())}, '${bicepTypeOf(resource)}', ${names})`;
    return `resourceId('${bicepTypeOf(resource)}', ${names})`;
  };
  return { namesOf, idOf };
}

export function makeSpeech(bicep: Bicep): Speech {
  const expression: Say<string> = (node, seen) => {
    const say = forms[node.type];
    if (!say) throw new Error(`This is not understood: ${node.type} ${node.text}`);
    return say(node, seen);
  };
  const { namesOf, idOf } = resourcesIn(bicep, expression);
  const parts: Say<string[]> = (node, seen) => bicepPartsOf(node).map((each) => expression(each, seen));
  const call =
    (name: string): Say<string> =>
    (node, seen) =>
      `${name}(${parts(node, seen).join(', ')})`;

  const string: Say<string> = (node, seen) => {
    const filled = bicepPartsOf(node).filter(({ type }) => type === 'interpolation');
    if (filled.length === 0) return quoted(nodeText(node));
    const given = filled.flatMap((part) => parts(part, seen));
    const text = bicepPartsOf(node).map((part) =>
      part.type === 'interpolation' ? `{${filled.indexOf(part)}}` : part.text,
    );
    return text.join('') === '{0}' ? given.join('') : `format(${[quoted(text.join('')), ...given].join(', ')})`;
  };

  const identifier: Say<string> = ({ text }) => {
    if (bicep.parameters.some(({ name }) => name === text)) return `parameters('${text}')`;
    if (bicep.variables.has(text)) return `variables('${text}')`;
    throw new Error(`Nothing is called ${text}`);
  };

  /** `storage.properties.primaryEndpoints.blob` asks Azure about the resource; its id and name are known before. */
  const member: Say<string> = (node, seen) => {
    const [object, property] = bicepPartsOf(node);
    // the grammar takes `a ? b : c.d` for `(a ? b : c).d`, which Bicep does not
    if (!object || !property || /^(ternary|binary|unary)/.test(object.type))
      throw new Error(`This can be read in two ways: ${node.text}`);
    const resource = bicep.resources.find(({ symbol }) => symbol === object.text);
    if (!resource) return `${expression(object, seen)}.${property.text}`;
    if (property.text === 'id') return idOf(resource, seen);
    if (property.text === 'name') return nameFrom(namesOf(resource, seen));
    if (property.text !== 'properties') throw new Error(`Of a resource only its properties are read: ${node.text}`);
    return `reference(${idOf(resource, seen)}, '${versionOf(resource)}')`;
  };

  const object: Say<string> = (node, seen) =>
    `createObject(${entriesOf(node)
      .map(([key, each]) => `${quoted(keyWords(key))}, ${expression(each, seen)}`)
      .join(', ')})`;

  const operation: Say<string> = (node, seen) => {
    const sign = node.children.find((each) => each && !each.isNamed)?.text ?? '';
    return call(operators[sign] ?? `unknown operator ${sign}`)(node, seen);
  };

  const forms: Readonly<Record<string, Say<string>>> = {
    string,
    identifier,
    object,
    member_expression: member,
    subscript_expression: (node, seen) => {
      const [from, index] = parts(node, seen);
      return `${from}[${index}]`;
    },
    call_expression: (node, seen) => {
      const [name, given] = bicepPartsOf(node);
      return given ? call(name?.text ?? '')(given, seen) : `${name?.text}()`;
    },
    parenthesized_expression: (node, seen) => parts(node, seen).join(''),
    unary_expression: operation,
    binary_expression: operation,
    ternary_expression: call('if'),
    array: call('createArray'),
    null: () => 'null()',
    boolean: ({ text }) => `${text}()`,
    number: ({ text }) => text,
  };

  const value: Say<BicepJson> = (node, seen) => {
    const key = (each: Node): string => (each.type === 'string' ? `${value(each, seen)}` : each.text);
    if (node.type === 'object')
      return Object.fromEntries(entriesOf(node).map(([name, each]) => [key(name), value(each, seen)]));
    if (node.type === 'array') return bicepPartsOf(node).map((each) => value(each, seen));
    if (node.type === 'number') return Number(node.text);
    if (node.type === 'boolean') return node.text === 'true';
    const filled = bicepPartsOf(node).some(({ type }) => type === 'interpolation');
    if (node.type === 'string' && !filled) return nodeText(node).replace(/^\[/, '[[');
    return `[${expression(node, seen)}]`;
  };
  return { expression, value, namesOf, idOf };
}
