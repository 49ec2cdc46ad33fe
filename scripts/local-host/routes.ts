// Finds the function for a request by the rules of the real host (its FunctionMetadataManager.cs and ASP.NET's routing).
import { createPathTree, type PathPattern, type PathTree } from '../../functions/contract/pathTree.ts';
import { runsInBackground } from './background.ts';
import type { Binding, HostLog, Registered } from './core.ts';

export interface Routed {
  readonly name: string;
  readonly methods: readonly string[];
  /** Includes the route prefix. */
  readonly route: string;
  readonly authLevel: string;
  readonly registered: Registered;
  readonly parts: readonly Part[];
}

/**
 * A literal in upper case (paths are case-insensitive), values with or without literals beside them, or the name of a
 * catch-all.
 */
type Part = { readonly literal: string } | ValuePart | { readonly rest: string };

/** `{id}`, or with a pattern `{id}:cancel`, as Google's APIs have it: the groups of the pattern are the values. */
interface ValuePart {
  readonly values: readonly string[];
  readonly pattern?: RegExp;
}

export interface RouteMatch {
  readonly routed: Routed;
  readonly values: Readonly<Record<string, string>>;
}

export type FindRoute = (method: string, segments: readonly string[]) => RouteMatch | undefined;

/** The HTTP functions in the order in which the host tries them: by name, case-insensitively. */
export function routesOf(functions: readonly Registered[], prefix: string, log: HostLog): readonly Routed[] {
  /** Accepted functions by each method and route. */
  const accepted = new Map<string, Routed>();
  for (const registered of [...functions].filter((each) => !runsInBackground(each)).sort(byName)) {
    const trigger = triggerOf(registered);
    const routed = trigger && route(registered, trigger, prefix);
    const fault = routed ? faultOf(routed, accepted) : 'this host runs HTTP, timer and queue functions only';
    if (fault) log('error', `The function ${registered.name} is left out: ${fault}.`);
    else if (routed) for (const key of keysOf(routed)) accepted.set(key, routed);
  }
  return [...new Set(accepted.values())];
}

/** The first function that matches wins, however general its route. A wrong method does not match. */
export function makeFindRoute(routes: readonly Routed[]): FindRoute {
  const trees = new Map<string, PathTree<{ readonly routed: Routed; readonly at: number }>>();
  routes.forEach((routed, at) => {
    for (const method of routed.methods) {
      const tree = trees.get(method) ?? createPathTree(upperCase);
      trees.set(method, tree);
      tree.add(patternOf(routed), { routed, at }, isWide(routed));
    }
  });
  return (method, segments) => {
    const found = (trees.get(method)?.find(segments) ?? []).filter(({ routed }) => fits(routed, segments));
    let first = found[0];
    for (const each of found) if (first && each.at < first.at) first = each;
    return first && { routed: first.routed, values: valuesOf(first.routed, segments) };
  };
}

/** Up to a catch-all, which is the last part. */
function patternOf({ parts }: Routed): PathPattern {
  return parts.flatMap((part) => ('rest' in part ? [] : ['literal' in part ? part.literal : undefined]));
}

function upperCase(name: string): string {
  return name.toUpperCase();
}

function byName(one: Registered, other: Registered): number {
  const [a, b] = [one.name.toUpperCase(), other.name.toUpperCase()];
  return a < b ? -1 : a > b ? 1 : 0;
}

function triggerOf({ bindings }: Registered): Binding | undefined {
  return Object.values(bindings).find(({ type }) => type.toLowerCase() === 'httptrigger');
}

function route(registered: Registered, trigger: Binding, prefix: string): Routed {
  const path = [prefix, trigger.route ?? registered.name].filter(Boolean).join('/');
  const segments = path.split('/').filter(Boolean);
  return {
    name: registered.name,
    methods: (trigger.methods ?? ['GET', 'POST']).map((method) => method.toUpperCase()),
    route: segments.join('/'),
    authLevel: (trigger.authLevel ?? 'anonymous').toLowerCase(),
    registered,
    parts: segments.map(partOf),
  };
}

/** The reason why the real host would not load a function. */
function faultOf(routed: Routed, accepted: ReadonlyMap<string, Routed>): string | undefined {
  if (!/^[a-z][a-z0-9_-]{0,127}$/i.test(routed.name)) return 'its name is not a name for a function';
  const begin = triggerOf(routed.registered)?.route?.split('/')[0]?.toLowerCase();
  if (begin === 'admin' || begin === 'runtime')
    return `its route begins with ${begin}, which the host keeps for itself`;
  const rival = keysOf(routed).flatMap((key) => accepted.get(key) ?? [])[0];
  return rival && `${rival.name} has the same route and method`;
}

/** Routes are case-insensitive. */
function keysOf({ methods, route: path }: Routed): readonly string[] {
  return methods.map((method) => `${method} ${path.toUpperCase()}`);
}

/**
 * Only braces give characters a meaning: `{id:int}` has a constraint, and the colon of `{id}:cancel` is a literal. Source:
 * ASP.NET Core's RoutePatternParser, where a literal may have every character but a question mark.
 */
function partOf(segment: string): Part {
  const rest = /^\{\*(\w+)\}$/.exec(segment)?.[1];
  if (rest) return { rest };
  const values = [...segment.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const literals = segment.split(/\{\w+\}/);
  if (literals.some((each) => /[{}*?]/.test(each)) || literals.slice(1, -1).includes(''))
    throw new Error(`This host supports only {name} and {*name} in a route, not ${segment}.`);
  if (values.length === 0) return { literal: segment.toUpperCase() };
  if (literals.join('') === '') return { values };
  // greedy, as the real host is: it looks for each literal from the end
  return { values, pattern: new RegExp(`^${literals.map(escaped).join('(.+)')}$`, 'is') };
}

function escaped(literal: string): string {
  return literal.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}

/** Whether the segments with literals beside their values have these literals; all others were compared before. */
function fits({ parts }: Routed, segments: readonly string[]): boolean {
  return parts.every((part, at) => !('pattern' in part) || part.pattern.test(segments[at] ?? ''));
}

function isWide({ parts }: Routed): boolean {
  return parts.some((part) => 'rest' in part);
}

function valuesOf({ parts }: Routed, segments: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    parts.flatMap((part, at) => {
      if ('rest' in part) return [[part.rest, segments.slice(at).join('/')] as const];
      if (!('values' in part)) return [];
      const segment = segments[at] ?? '';
      const found = part.pattern ? (part.pattern.exec(segment)?.slice(1) ?? []) : [segment];
      return part.values.map((name, index) => [name, found[index] ?? ''] as const);
    }),
  );
}
