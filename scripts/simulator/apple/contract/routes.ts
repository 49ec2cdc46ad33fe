// Apple's operations by method and path.
import { once, remembered } from '../../../../connector/core/memoize.ts';
import { addedRoutes } from './additions.ts';
import { groupedTypes, operationsText } from './source.ts';

export interface Route {
  readonly name: string;
  readonly method: string;
  /** As in Apple's documentation: `/v1/apps/{id}`. */
  readonly path: string;
}

const STATIC =
  /static (\w)(\w+)\(options\) \{\s+return \(options\??\.client \?\? [\w.]+\)\.(\w+)\(\{[^;]*?url: '([^']+)'/g;

const routes = once((): ReadonlyMap<string, readonly Route[]> => {
  const all = [...operationsText().matchAll(STATIC)].map(
    ([, first = '', rest, method = '', path = '']): Route => ({
      name: first.toUpperCase() + rest,
      method: method.toUpperCase(),
      path,
    }),
  );
  const keys = new Set(all.map(({ method, path }) => `${method} ${path}`));
  const more = addedRoutes().filter(({ method, path }) => !keys.has(`${method} ${path}`));
  return groupedTypes([...all, ...more], ({ path }) => path);
});

const KINDS = /^(\/v\d\/\w+)(?:\/|$)/;

const heads = once((): ReadonlySet<string> => new Set([...routes().keys()].map((path) => KINDS.exec(path)?.[1] ?? '')));

const VERSIONS = ['/v3', '/v2', '/v1'];

/** The collection path of a type: in-app purchases at /v2, most types at /v1. */
export const home = remembered((type: string): string => {
  const version = VERSIONS.find((each) => routesAt(`${each}/${type}/{id}`).length > 0) ?? '/v1';
  return `${version}/${type}`;
});

export function routesAt(path: string): readonly Route[] {
  return routes().get(path) ?? [];
}

/** Whether Apple has any path with this prefix: `/v1/apps`. */
export function isHead(head: string): boolean {
  return heads().has(head);
}
