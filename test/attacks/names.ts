// Names that no operation has in its query: mistyped, borrowed from elsewhere, or meant for the machine below.
import { catalog } from '../../connector/catalog.ts';
import type { Misuse } from './attack.ts';

// biome-ignore format: a table is read by its lines
const strange = [
  'Limit', 'LIMIT', 'limit[]', 'limit[0]', 'limit%20', '%20limit', 'limit%00', 'limit%0d%0a', 'limit.', '.limit',
  'limi%74%74',
  'filter', 'filter[]', 'filter[name][x]', 'filter[name][0000]', 'filter[name', 'filter%5Bname', 'filter[Name]', 'filter[name].x',
  'filter.name',
  'filter[id][$ne]', 'filter[bundleId][][]', 'filter%255Bname%255D', 'fields', 'fields[users]', 'fields[builds]',
  'Sort',
  'limit[builds]', 'include[]', 'exists', 'exists[builds]', 'cursor[]', 'page', 'page[limit]', 'offset', 'sort[]',
  '__proto__', '__proto__[x]', 'constructor', 'constructor[prototype][x]', 'prototype', 'toString',
  'hasOwnProperty',
  'toJSON', 'then', 'length', 'x[__proto__][y]', 'account[]', 'Account', 'accounts', 'account.name', 'key',
  'keyId',
  '\u00e9', '%C0%AE', '%F0%9F%98%80', '%EF%BC%8E', '', '%5B%5D', '%3Fx', '%26x', '%23x', '..%2f', '/',
  '%2F%2Fevil',
];

/** What other software along the way acts on. */
// biome-ignore format: a table is read by its lines
const borrowed = [
  'url', 'uri', 'host', 'origin', 'baseURL', 'proxy', 'socketPath', 'redirect', 'path', 'method', '_method',
  'callback', 'jsonp', 'debug', 'admin', 'token', 'access_token', 'authorization', 'service-account-id', 'cookie',
];

const everywhere = ['colour', '__proto__', 'constructor', 'limit%00', 'url', 'access-token', 'id', 'x', 'CODES', ''];

// biome-ignore format: a table is read by its lines
export const badNames: readonly Misuse[] = [
  ...[...strange, ...borrowed].map((name) => ({ operation: 'ListApps', query: `${name}=1` })),
  ...catalog.flatMap(({ id, body }) =>
    everywhere.map((name) => ({
      operation: id,
      query: `${name}=1`,
      ...(body && { headers: { 'content-type': 'application/json' }, body: '{}' }),
    })),
  ),
];
