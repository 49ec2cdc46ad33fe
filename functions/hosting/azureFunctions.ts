// Translates between Azure's request and response and the relay's. Always produces a response.
import { Readable } from 'node:stream';
import type { HttpHandler, HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import type { Operation } from '../../connector/core/operation.ts';
import type { WhenGone } from '../core/deadline.ts';
import { asFailure, errorResponse } from '../core/errors.ts';
import { describeCause } from '../core/logger.ts';
import type { RelayRequest, RelayResponse } from '../core/types.ts';
import type { Dispatch } from '../dispatch.ts';
import { keyDigestOf } from '../pipeline/identifyCaller.ts';
import { type FindResponse, pacedBody, whenClosed } from './proxiedResponse.ts';

/**
 * The handler of one operation. In streaming mode, Azure never responds if a handler throws (nodejs-library #324).
 * `responseOf` finds the response that the library sends. `values` are the path values, for a route that does not declare them.
 */
export function toHandler(
  operation: Operation,
  forward: Dispatch,
  responseOf: FindResponse = () => undefined,
  values?: RelayRequest['path'],
): HttpHandler {
  return async (request, context) => {
    try {
      const response = responseOf(context.invocationId);
      const gone = response ? whenClosed(response) : context.extraInputs.get('whenGone'); // set by the local host
      const call = fromAzure(operation, request, context, { values: values ?? request.params, gone });
      const answered = await forward(operation, call);
      if (!response || !(answered.body instanceof Readable)) return toAzure(answered);
      return toAzure({ ...answered, body: pacedBody(answered.body, response) });
    } catch (thrown) {
      const failure = asFailure(thrown);
      const line = {
        operation: operation.id,
        correlationId: context.invocationId,
        code: failure.code,
        cause: describeCause(failure),
      };
      context.error(JSON.stringify(line));
      return toAzure(errorResponse(failure));
    }
  };
}

/** Accepts a caller's correlation ID if it is safe to log. */
export function correlationId(request: HttpRequest, context: InvocationContext): string {
  const given = request.headers.get('x-correlation-id') ?? '';
  return /^[A-Za-z0-9-]{8,64}$/.test(given) ? given : context.invocationId;
}

export function toAzure({ status, headers, body }: RelayResponse): HttpResponseInit {
  return {
    status,
    headers,
    ...(body && { body }),
  };
}

/**
 * In streaming mode `request.params` also holds query values, so only the route's own names are read. The library's
 * `request.query` joins repeated values in classic mode, so the query is parsed from the URL.
 */
function fromAzure(
  operation: Operation,
  request: HttpRequest,
  context: InvocationContext,
  { values, gone }: { readonly values: RelayRequest['path']; readonly gone: unknown },
): RelayRequest {
  const { query, self, code } = addressOf(request.url);
  // of two such headers the host uses the first (AuthenticationLevelHandler), while fetch's Headers joins them
  const key = request.headers.get('x-functions-key')?.split(',')[0]?.trim() ?? code;
  return {
    id: correlationId(request, context),
    path: pathValues(operation, values),
    query,
    self,
    keyDigest: key === undefined ? undefined : keyDigestOf(key),
    header: (name) => request.headers.get(name) ?? undefined,
    body: request.body ?? undefined,
    whenGone: typeof gone === 'function' ? (gone as WhenGone) : undefined,
    traceparent: traceparent(context),
    log: (level, line) => context[level](JSON.stringify(line)),
    audit: (line) => context.info(JSON.stringify(line)),
  };
}

/**
 * Query and URL of a call without the function key, and that key (`code`; the host accepts the name in any case). The
 * URL is normalized already: parsing it once more would cost as much as validating the call.
 */
function addressOf(given: string): Pick<RelayRequest, 'query' | 'self'> & { readonly code: string | undefined } {
  const end = given.indexOf('#');
  const url = end < 0 ? given : given.slice(0, end);
  const at = url.indexOf('?');
  if (at < 0) return { query: new URLSearchParams(), self: url, code: undefined };
  const query = new URLSearchParams(url.slice(at + 1));
  const names = [...query.keys()].filter((name) => name.toLowerCase() === 'code');
  if (names.length === 0) return { query, self: url, code: undefined };
  const code = query.get(names[0] ?? '') ?? undefined;
  for (const name of names) query.delete(name);
  return { query, self: `${url.slice(0, at)}${query.size > 0 ? `?${query}` : ''}`, code };
}

function pathValues({ names }: Operation, values: RelayRequest['path']): RelayRequest['path'] {
  const path: Record<string, string | undefined> = {};
  for (const name of names.path) path[name] = values[name];
  return path;
}

/** W3C Trace Context. Any other value in that header is the caller's text and is not logged. */
function traceparent({ traceContext }: InvocationContext): string | undefined {
  return /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/.exec(traceContext?.traceParent ?? '')?.[0];
}
