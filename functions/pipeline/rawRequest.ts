// Raw request: wraps an arbitrary store path as an ad-hoc operation, restricted to that store's API paths.
import type { Method, Operation, StoreOperation } from '../../connector/core/operation.ts';
import { object } from '../../connector/core/schema.ts';
import { type Store, stores } from '../../connector/core/stores.ts';
import { Failure } from '../core/errors.ts';
import { verifierOf } from '../core/retryAdvice.ts';
import type { UsableAccount } from './accounts.ts';
import type { StoreCall } from './callStore.ts';
import type { StoreDefinition } from './storeDefinition.ts';
import type { ValidatedRequest } from './validate.ts';

export interface RawRequest {
  readonly method: Method;
  /** Path at the store, without a query. */
  readonly path: string;
  readonly query?: ValidatedRequest['query'];
  readonly body?: unknown;
}

const LONGEST_PATH = 1_024;

/** Characters that a server or proxy could interpret as a parent segment, a separator, a parameter or an end. */
const LEADS_ELSEWHERE = /[/\\%?#;]|\p{Cc}|\p{Cf}|^\.{1,2}$/u;

/** The operation and its values. `id` is the operation that was called, for error messages. */
export function rawOperation(
  catalog: readonly Operation[],
  { store, definition }: Pick<UsableAccount, 'store' | 'definition'>,
  id: string,
  asked: RawRequest,
): Pick<StoreCall, 'operation' | 'valid'> {
  const { method, path, query = {}, body } = asked;
  checkPath(stores[store].title, definition.rawPaths, path);
  const known = listed(catalog, store, asked);
  if (known && !isOrdinary(known)) throw refused(`This path needs more than a request: use ${known.summary} instead.`);
  const operation: StoreOperation = {
    id,
    route: `${method} ${path as `/${string}`}`,
    summary: id,
    description: 'A call that no row is written for.',
    access: 'anything',
    // only catalog rows declare a list at the root; every other store response is an object
    responds: known?.responds.type === 'array' ? known.responds : object({}),
    ...(known?.accept && { accept: known.accept }),
    ...(known?.unverifiable === undefined
      ? { verifyWith: (known && verifierOf(known)?.id) ?? id }
      : { unverifiable: known.unverifiable }),
    method,
    path,
    address: path.slice(1),
    parameters: [],
    names: { path: [], query: [], header: [] },
    store,
  };
  return { operation, valid: { path: {}, query, header: {}, ...(body !== undefined && { body }) } };
}

function checkPath(title: string, { begins, description }: StoreDefinition['rawPaths'], path: string): void {
  if (path.length > LONGEST_PATH) throw refused('The path is too long.');
  if (!begins.test(path)) throw refused(`The path must be one of ${title}, beginning with ${description}.`);
  const [, ...segments] = path.split('/');
  // rejects a path that normalization changes, as functions/pipeline/buildRequest.ts does
  if (segments.every(isPlain) && new URL(path, 'https://store.invalid').pathname === path) return;
  throw refused(
    'The path must not have empty segments, segments of dots only, a question mark or encoded slashes. Give the query as Query.',
  );
}

/** The catalog operation for the same request, if there is one. */
function listed(catalog: readonly Operation[], store: Store, { method, path }: RawRequest): StoreOperation | undefined {
  return catalog.find(
    (each): each is StoreOperation =>
      each.recipe === undefined && each.store === store && each.method === method && fits(each.path, path),
  );
}

/** Whether the operation sends JSON to the default host; all others need their own encoding, so they cannot be raw. */
function isOrdinary({
  responds,
  host = 'api',
  bodyEncoding: bodyAs = 'json',
  authorization = 'token',
}: StoreOperation): boolean {
  return responds.format !== 'binary' && host === 'api' && bodyAs === 'json' && authorization !== 'jwt';
}

function refused(message: string): Failure {
  return new Failure('invalid_request', message);
}

/** Whether it is still one segment after decoding and Unicode normalization, as a server may apply them. */
function isPlain(segment: string): boolean {
  return (
    /^(?:[\w.~:@=+,!$'()*-]|%[\dA-Fa-f]{2})+$/.test(segment) && !LEADS_ELSEWHERE.test(decode(segment).normalize('NFKC'))
  );
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '/'; // an undecodable segment is rejected like a slash
  }
}

function fits(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  return wanted.length === given.length && wanted.every((part, at) => part.startsWith('{') || part === given[at]);
}
