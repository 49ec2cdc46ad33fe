// Guards the MCP server: refuses other methods, and calls from pages of other sites.
import type { HttpHandler, HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import type { Operation } from '../../connector/core/operation.ts';
import { isLoopback } from '../core/loopback.ts';
import type { Dispatch } from '../dispatch.ts';
import { correlationId, toHandler } from './azureFunctions.ts';
import { mcpFunction } from './mcpFunction.ts';
import type { FindResponse } from './proxiedResponse.ts';

/** JSON-RPC 2.0: an error of the server, without the ID of a message. */
const SERVER_ERROR = -32_000;

/** Handles the messages of the protocol like calls to the operation. */
export function toMcpHandler(operation: Operation, forward: Dispatch, responseOf: FindResponse): HttpHandler {
  const handle = toHandler(operation, forward, responseOf);
  return async (request, context) => {
    if (isForeign(request)) return refuse(403, 'Pages of other sites cannot call this server.', request, context);
    if (request.method === operation.method) return handle(request, context);
    return refuse(405, 'Method not allowed.', request, context, { allow: operation.method });
  };
}

/**
 * Only browsers send Origin; a page of another site must not reach a server on the user's machine or network. The
 * protocol asks for this check, and its library leaves it to the server (2026-07-28, Transports, Security Warning). A
 * name that was rebound to this machine is its own host, too, but has no certificate: plain HTTP is for loopback names,
 * since a host such as `func start` checks no key.
 */
function isForeign({ headers, url }: HttpRequest): boolean {
  const origin = headers.get('origin');
  if (origin === null) return false;
  if (!URL.canParse(origin) || new URL(origin).host !== new URL(url).host) return true;
  return !(origin.startsWith('https:') || isLoopback(origin));
}

function refuse(
  status: number,
  message: string,
  request: HttpRequest,
  context: InvocationContext,
  headers: Readonly<Record<string, string>> = {},
): HttpResponseInit {
  const id = correlationId(request, context);
  context.warn(JSON.stringify({ operation: mcpFunction.name, correlationId: id, status }));
  const common = { 'x-correlation-id': id, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  return {
    status,
    headers: { 'content-type': 'application/json', ...common, ...headers },
    body: JSON.stringify({ jsonrpc: '2.0', error: { code: SERVER_ERROR, message }, id: null }),
  };
}
