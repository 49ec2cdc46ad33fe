// Rules about paths: their spelling, and whether they are unambiguous.
import type { LintedConnector } from '../connector.ts';
import { asList, asText, repeated } from '../json.ts';
import type { LintedPart, OperationPart } from '../parts.ts';
import { type LintRule, where } from '../rule.ts';
import { methods } from '../visit.ts';

export const pathRules: readonly LintRule[] = [
  {
    name: 'OperationPathMustStartWithSlash',
    level: 'error',
    sentence: 'Begin the path with a slash.',
    check: ({ paths }) => where(paths, ({ path }) => !path.startsWith('/')),
  },
  {
    name: 'OperationPathMayNotContainQueryOrFragment',
    level: 'error',
    sentence: 'Take "?" and "#" out of the path; a query is made of parameters.',
    check: ({ paths }) => where(paths, ({ path }) => /[?#]/.test(path)),
  },
  {
    name: 'OperationPathContainsUnsupportedCharacters',
    level: 'error',
    sentence: 'Take "*" out of the path.',
    check: ({ paths }) => where(paths, ({ path }) => path.includes('*')),
  },
  {
    name: 'OperationPathTemplateNotValid',
    level: 'error',
    sentence: 'Close each variable within its segment, as in /apps/{id}.',
    check: ({ paths }) =>
      where(paths, ({ path }) => /[{}]/.test(path.replaceAll(/\{[^{}/]+\}/g, '')) && !/\{[^}]*\*/.test(path)),
  },
  {
    name: 'OperationPathVariablesContainDefaults',
    level: 'error',
    sentence: 'Take the default out of the variable; a parameter has a default of its own.',
    check: ({ paths }) => where(paths, ({ path }) => variablesOf(path).some((name) => name.includes('='))),
  },
  {
    name: 'OperationPathRepeatsVariable',
    level: 'error',
    sentence: 'Use each variable once in a path.',
    check: ({ paths }) => where(paths, ({ path }) => repeated(variablesOf(path)).length > 0),
  },
  {
    name: 'PathRedefined',
    level: 'error',
    sentence: 'Make the paths differ in more than capital letters.',
    check: (connector) => samePath(connector, (path) => path.toLowerCase()),
  },
  {
    name: 'DuplicateOperationPath',
    level: 'error',
    sentence: 'Make the paths differ in a fixed segment; names of variables do not distinguish them.',
    check: (connector) => {
      const redefined = samePath(connector, (path) => path.toLowerCase());
      return samePath(connector, form).filter((place) => !redefined.includes(place));
    },
  },
  {
    name: 'PartialDuplicateOperationPath',
    level: 'recommendation',
    sentence: 'Change a path: a value of its variable could reach the other operation.',
    check: ({ operations }) => where(operations, (one) => operations.some((other) => overlap(one, other))),
  },
  {
    // The name follows Microsoft's spelling.
    name: 'PathItemRefNotSuppored',
    level: 'error',
    sentence: 'Write the operations of the path here; a path cannot be a reference.',
    check: ({ paths }) => where(paths, ({ node }) => '$ref' in node),
  },
  {
    name: 'PathItemEmpty',
    level: 'certification',
    sentence: 'Give the path an operation, or take it out.',
    check: ({ paths }) => where(paths, ({ node }) => !('$ref' in node) && !methods.some((method) => method in node)),
  },
  {
    name: 'PathParametersContainDuplicateParameter',
    level: 'error',
    sentence: 'Name each parameter of the path once.',
    check: ({ paths, parameterLists }) =>
      where(paths, (path) => {
        const own = parameterLists.flat().filter(({ place }) => place.startsWith(`${path.place}/parameters/`));
        return repeated(own.filter(({ node }) => node.in !== 'body' && node.name !== undefined).map(keyOf)).length > 0;
      }),
  },
  {
    name: 'PathParametersContainMultipleBodyParameters',
    level: 'error',
    sentence: 'Give the path one body at most.',
    check: ({ paths }) =>
      where(
        paths,
        ({ node }) => asList(node.parameters).filter((one) => (one as LintedPart['node']).in === 'body').length > 1,
      ),
  },
];

function variablesOf(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
}

/** `/apps/{id}` without the names of its variables. */
function form(path: string): string {
  return path.toLowerCase().replaceAll(/\{[^{}]*\}/g, '{}');
}

/** The paths are equal, except that one has a literal segment where the other has a variable. */
function overlap(one: OperationPart, other: OperationPart): boolean {
  const [a, b] = [form(one.path).split('/'), form(other.path).split('/')];
  if (one === other || one.method !== other.method || a.length !== b.length || form(one.path) === form(other.path))
    return false;
  return a.every((segment, index) => segment === b[index] || segment === '{}' || b[index] === '{}');
}

function samePath({ paths }: LintedConnector, same: (path: string) => string): readonly string[] {
  const twice = repeated(paths.map(({ path }) => same(path)));
  return where(paths, ({ path }) => twice.includes(same(path)));
}

function keyOf({ node }: LintedPart): string {
  return `${asText(node.in)} ${asText(node.name)}`;
}
