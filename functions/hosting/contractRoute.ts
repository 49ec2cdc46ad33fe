// Serves every path of a store that is in its contract but not in the catalog: one function with one catch-all route.
import type { HttpHandler, HttpRequest, InvocationContext } from '@azure/functions';
import { type Store, stores } from '../../connector/core/stores.ts';
import { storeCatalogs } from '../../connector/stores/index.ts';
import { contractOf, type Located, type StoreContractOperations } from '../contract/contractOperations.ts';
import { errorResponse, Failure } from '../core/errors.ts';
import type { Dispatch } from '../dispatch.ts';
import { correlationId, toAzure, toHandler } from './azureFunctions.ts';
import type { ContractFunction } from './contractFunctions.ts';
import type { FindResponse } from './proxiedResponse.ts';

/** Finds the operation by method and path, then handles the call like one to a function of its own. */
export function toContractHandler(
  { store, name }: ContractFunction,
  forward: Dispatch,
  responseOf: FindResponse,
): HttpHandler {
  return async (request, context) => {
    const found = locate(store, request);
    if (found instanceof Failure) return refuse(found, name, request, context);
    return toHandler(found.operation, forward, responseOf, found.path)(request, context);
  };
}

/** Reads the path from the URL: a host may decode the value of `{*path}`, and a value could then contain a slash. */
function locate(store: Store, { method, url }: HttpRequest): Located | Failure {
  const operations = contractOf(store);
  const path = operations && pathBelow(store, operations, new URL(url).pathname);
  const found = path === undefined ? undefined : operations?.at(method, path);
  if (found) return { operation: found.operation, path: decoded(found.path) };
  const methods = path === undefined ? [] : (operations?.methodsAt(path) ?? []);
  const { title } = stores[store];
  if (methods.length > 0)
    return new Failure('not_found', `${title} takes ${methods.join(', ')} at this path, and not ${method}.`);
  const [raw] = storeCatalogs[store].requests ?? [];
  const instead = raw ? ` ${raw.summary} reaches paths that it does not have.` : '';
  const sentence = `The contract of ${title}, version ${operations?.version}, has no such path.${instead}`;
  return new Failure('not_found', sentence);
}

/** The path below the name of the store. The route prefix may have the same name: a path of the store follows only one of both. */
function pathBelow(store: Store, { firstSegments }: StoreContractOperations, pathname: string): string | undefined {
  const parts = pathname.replace(/\/$/, '').split('/');
  const at = parts.findIndex(
    (part, index) => part.toLowerCase() === store && firstSegments.has((parts[index + 1] ?? '').toLowerCase()),
  );
  return at < 0 ? undefined : `/${parts.slice(at + 1).join('/')}`;
}

function refuse(failure: Failure, operation: string, request: HttpRequest, context: InvocationContext) {
  const id = correlationId(request, context);
  context.warn(JSON.stringify({ operation, correlationId: id, code: failure.code }));
  const { status, headers, body } = errorResponse(failure);
  const common = { 'x-correlation-id': id, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  return toAzure({ status, headers: { ...headers, ...common }, body });
}

/** Leaves what cannot be decoded as it is; validation rejects it. */
function decoded(path: Located['path']): Located['path'] {
  const decode = (value: string): string => {
    try {
      return decodeURIComponent(value);
    } catch {
      return value;
    }
  };
  return Object.fromEntries(Object.entries(path).map(([name, value]) => [name, decode(value)]));
}
