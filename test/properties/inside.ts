// Whether what goes to a store is inside what its operation declares.
import type { Operation } from '../../connector/operation.ts';

export interface Sent {
  readonly method: string;
  /** Path and query, as they go over the wire. */
  readonly url: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** What the relay and HTTP itself put into the head of a message. */
const ours = new Set([
  'accept',
  'accept-encoding',
  'user-agent',
  'content-type',
  'authorization',
  'service-account-id',
]);
const carried = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);

const pathOf = ({ path }: Operation): RegExp => new RegExp(`^${path.replace(/\{\w+\}/g, '[A-Za-z0-9_-]{1,128}')}$`);

const queryFaults = (operation: Operation, search: string): string[] => {
  const declared = new Set(
    operation.parameters.filter((each) => each.in === 'query' && each.name !== 'account').map(({ name }) => name),
  );
  const names = search === '' ? [] : search.split('&').map((pair) => decodeURIComponent(pair.split('=')[0] ?? ''));
  return [
    ...names.filter((name) => !declared.has(name)).map((name) => `undeclared query name ${JSON.stringify(name)}`),
    ...(new Set(names).size === names.length ? [] : ['a query name twice']),
  ];
};

const headerFaults = ({ bodyAs }: Operation, headers: Sent['headers']): string[] =>
  Object.entries(headers).flatMap(([name, value]) => [
    ...(ours.has(name) || carried.has(name) || (name === 'cookie' && bodyAs === 'cookies')
      ? []
      : [`the header ${name}`]),
    ...(/^[\x20-\x7e]*$/.test(String(value)) ? [] : [`the value of ${name}`]),
  ]);

/** Everything that is not as declared; nothing, where all is. */
export const outside = (operation: Operation, { method, url, headers, body }: Sent): string[] => {
  const [path = '', ...search] = url.split('?');
  const normal = new URL(url, 'https://store.example');
  return [
    ...(method === operation.method ? [] : [`the method ${method}`]),
    ...(pathOf(operation).test(path) ? [] : [`the path ${path}`]),
    ...(normal.origin === 'https://store.example' && normal.pathname === path ? [] : [`the address ${url}`]),
    ...(/^[\x21-\x7e]*$/.test(url) && !url.includes('#') && search.length < 2 ? [] : ['a character of the address']),
    ...queryFaults(operation, search.join('?')),
    ...headerFaults(operation, headers),
    ...(body === '' || (operation.body && operation.bodyAs !== 'cookies') ? [] : ['a body']),
  ];
};

/** The operation that a message at a store belongs to, by the store's own path. */
export const operationAt = (catalog: readonly Operation[], { method, url }: Sent): Operation | undefined =>
  catalog.find(
    (operation) => operation.store && operation.method === method && pathOf(operation).test(url.split('?')[0] ?? ''),
  );
