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

/** A literal in upper case (paths are case-insensitive), the name of a value, or the name of a catch-all. */
type Part = { readonly literal: string } | { readonly value: string } | { readonly rest: string };

export interface RouteMatch {
  readonly routed: Routed;
  readonly values: Readonly<Record<string, string>>;
}

export type FindRoute = (method: string, segments: readonly string[]) => RouteMatch | undefined;

/** The HTTP functions in the order in which the host tries them: by name, case-insensitively. */
export function routesOf(functions: readonly Registered[], prefix: string, log: HostLog): readonly Routed[] {
  const accepted: Routed[] = [];
  for (const registered of [...functions].filter((each) => !runsInBackground(each)).sort(byName)) {
    const trigger = triggerOf(registered);
    const routed = trigger && route(registered, trigger, prefix);
    const fault = routed ? faultOf(routed, accepted) : 'this host runs HTTP, timer and queue functions only';
    if (fault) log('error', `The function ${registered.name} is left out: ${fault}.`);
    else if (routed) accepted.push(routed);
  }
  return accepted;
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
    const found = trees.get(method)?.find(segments) ?? [];
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
function faultOf(routed: Routed, accepted: readonly Routed[]): string | undefined {
  if (!/^[a-z][a-z0-9_-]{0,127}$/i.test(routed.name)) return 'its name is not a name for a function';
  const begin = triggerOf(routed.registered)?.route?.split('/')[0]?.toLowerCase();
  if (begin === 'admin' || begin === 'runtime')
    return `its route begins with ${begin}, which the host keeps for itself`;
  const rival = accepted.find((other) => sameRoute(other, routed));
  return rival && `${rival.name} has the same route and method`;
}

function partOf(segment: string): Part {
  const value = /^\{(\w+)\}$/.exec(segment)?.[1];
  if (value) return { value };
  const rest = /^\{\*(\w+)\}$/.exec(segment)?.[1];
  if (rest) return { rest };
  if (/[{}*?:]/.test(segment))
    throw new Error(`This host knows only plain {names} and {*names} in a route, not ${segment}.`);
  return { literal: segment.toUpperCase() };
}

function sameRoute(one: Routed, other: Routed): boolean {
  return (
    one.route.toUpperCase() === other.route.toUpperCase() &&
    one.methods.some((method) => other.methods.includes(method))
  );
}

function isWide({ parts }: Routed): boolean {
  return parts.some((part) => 'rest' in part);
}

function valuesOf({ parts }: Routed, segments: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    parts.flatMap((part, at) => {
      if ('rest' in part) return [[part.rest, segments.slice(at).join('/')] as const];
      return 'value' in part ? [[part.value, segments[at] ?? ''] as const] : [];
    }),
  );
}
