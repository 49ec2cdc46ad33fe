// Visits every path, operation, parameter and response of a definition, once each.
import { followReference, reachedFrom } from './follow.ts';
import { asList, asText, isTree, tree, under } from './json.ts';
import type { LintedPart, OperationPart, PathPart, ResponsePart } from './parts.ts';

export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

export function parametersOf(root: LintedPart): readonly LintedPart[] {
  return [...entries(under(root.place, 'parameters'), root.node.parameters), ...parameterListsOf(root).flat()].filter(
    ({ node }) => !isReference(node),
  );
}

/** Every list of parameters, with references unresolved. */
export function parameterListsOf(root: LintedPart): readonly (readonly LintedPart[])[] {
  return [...pathsOf(root), ...visitOperations(root)].map(({ place, node }) =>
    items(under(place, 'parameters'), node.parameters),
  );
}

export function everyResponseOf(root: LintedPart): readonly ResponsePart[] {
  return [
    ...entries(under(root.place, 'responses'), root.node.responses).map((part) => ({ ...part, status: '' })),
    ...visitOperations(root).flatMap(({ place, node }) =>
      responsesOf(place, node.responses).filter((part) => !isReference(part.node)),
    ),
  ];
}

export function visitOperations(root: LintedPart): readonly OperationPart[] {
  return pathsOf(root).flatMap((path) =>
    methods.filter((method) => isTree(path.node[method])).map((method) => operationOf(root, path, method)),
  );
}

export function pathsOf(root: LintedPart): readonly PathPart[] {
  return entries(under(root.place, 'paths'), root.node.paths)
    .filter(({ key }) => !key.startsWith('x-'))
    .map(({ key, ...part }) => ({ ...part, path: key }));
}

/** The entries of an object as parts. */
export function entries(place: string, node: unknown): readonly (LintedPart & { readonly key: string })[] {
  return Object.entries(tree(node)).map(([key, value]) => ({ key, place: under(place, key), node: tree(value) }));
}

function isReference(node: unknown): boolean {
  return typeof tree(node).$ref === 'string';
}

function items(place: string, node: unknown): readonly LintedPart[] {
  return asList(node).map((value, index) => ({ place: under(place, index), node: tree(value) }));
}

function operationOf(root: LintedPart, path: PathPart, method: string): OperationPart {
  const place = under(path.place, method);
  const node = tree(path.node[method]);
  const own = items(under(place, 'parameters'), node.parameters).map((part) => follow(root, part));
  const shared = items(under(path.place, 'parameters'), path.node.parameters).map((part) => follow(root, part));
  const isOverridden = ({ node: { name, in: location } }: LintedPart) =>
    own.some((part) => part.node.name === name && part.node.in === location);
  const parameters = [...own, ...shared.filter((part) => !isOverridden(part))];
  const responses = responsesOf(place, node.responses).map((part) => follow(root, part));
  const reached = [...parameters, ...responses, { node: path.node['x-ms-notification-content'] }];
  return {
    place,
    node,
    path: path.path,
    method,
    id: asText(node.operationId),
    item: path.node,
    parameters,
    responses,
    body: parameters.find((part) => part.node.in === 'body')?.node.schema,
    definitions: reachedFrom(
      root.node,
      reached.map((part) => part.node),
    ),
  };
}

/** A part with its reference resolved; the place is that of the target. */
function follow<P extends LintedPart>(root: LintedPart, part: P): P {
  return isReference(part.node)
    ? { ...part, place: root.place + asText(part.node.$ref).slice(1), node: followReference(root.node, part.node) }
    : part;
}

function responsesOf(place: string, node: unknown): readonly ResponsePart[] {
  return entries(under(place, 'responses'), node)
    .filter(({ key }) => !key.startsWith('x-'))
    .map(({ key, ...part }) => ({ ...part, status: key }));
}
