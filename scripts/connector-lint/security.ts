// The security schemes of a definition, and where they are required.
import type { LintedConnector } from './connector.ts';
import { asList, type JsonTree, tree, under } from './json.ts';
import type { LintedPart } from './parts.ts';
import { entries } from './visit.ts';

/** One entry of a `security` list: the scheme that it names and the scopes that it requires. */
export interface SecurityRequirement {
  readonly place: string;
  readonly name: string;
  readonly value: unknown;
  readonly scheme: JsonTree | undefined;
}

/** Each security scheme with its name as the key. */
export function schemesOf({ root }: LintedConnector): readonly (LintedPart & { readonly key: string })[] {
  return entries(under(root.place, 'securityDefinitions'), root.node.securityDefinitions);
}

/** The entries of every `security` list, of the document and of its operations. */
export function requirementsOf(connector: LintedConnector): readonly SecurityRequirement[] {
  const schemes = new Map(schemesOf(connector).map(({ key, node }) => [key, node]));
  return [connector.root, ...connector.operations].flatMap(({ place, node }) =>
    asList(node.security).flatMap((requirement, index) =>
      Object.entries(tree(requirement)).map(([name, value]) => ({
        place: under(place, 'security', index, name),
        name,
        value,
        scheme: schemes.get(name),
      })),
    ),
  );
}
