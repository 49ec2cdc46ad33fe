// Serves every App Store Connect path that is in Apple's contract but not in the catalog: one function with one catch-all route.
import type { HttpHandler, HttpRequest, InvocationContext } from '@azure/functions';
import { contractOperations, type Located } from '../contract/contractOperations.ts';
import { errorResponse, Failure } from '../core/errors.ts';
import type { Dispatch } from '../dispatch.ts';
import { correlationId, toAzure, toHandler } from './azureFunctions.ts';
import { contractFunction } from './contractFunction.ts';
import type { FindResponse } from './proxiedResponse.ts';

const BELOW_STORE = /\/apple(\/v\d\/.*?)\/?$/i;

/** Finds the operation by method and path, then handles the call like one to a function of its own. */
export function toContractHandler(forward: Dispatch, responseOf: FindResponse): HttpHandler {
  return async (request, context) => {
    const found = locate(request);
    if (found instanceof Failure) return refuse(found, request, context);
    return toHandler(found.operation, forward, responseOf, found.path)(request, context);
  };
}

/** Reads the path from the URL: a host may decode the value of `{*path}`, and a value could then contain a slash. */
function locate({ method, url }: HttpRequest): Located | Failure {
  const [, path] = BELOW_STORE.exec(new URL(url).pathname) ?? [];
  const operations = contractOperations();
  const found = path === undefined ? undefined : operations.at(method, path);
  if (found) return { operation: found.operation, path: decoded(found.path) };
  const methods = path === undefined ? [] : operations.methodsAt(path);
  return new Failure(
    'not_found',
    methods.length > 0
      ? `App Store Connect takes ${methods.join(', ')} at this path, and not ${method}.`
      : `The contract of App Store Connect, version ${operations.version}, has no such path. Send App Store Connect request reaches paths that it does not have.`,
  );
}

function refuse(failure: Failure, request: HttpRequest, context: InvocationContext) {
  const id = correlationId(request, context);
  context.warn(JSON.stringify({ operation: contractFunction.name, correlationId: id, code: failure.code }));
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
