// Azure's request and response <-> Call and Answer. In every case there is an answer.
import { Readable } from 'node:stream';
import type { HttpHandler, HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import type { Operation } from '../../connector/core/operation.ts';
import { asFailure, errorResponse } from '../core/errors.ts';
import { describeCause } from '../core/logger.ts';
import type { RelayRequest, RelayResponse } from '../core/types.ts';
import type { Dispatch } from '../dispatch.ts';
import { keyDigestOf } from '../pipeline/identifyCaller.ts';
import type { AbortResponse } from './abortResponse.ts';

const noReset: AbortResponse = () => undefined;

/**
 * The handler of one operation. Where a handler throws in streaming mode, Azure never answers (nodejs-library #324); `reset`
 * ends an answer whose body breaks off. `values` are those of the path, where the route of the function does not name them.
 */
export function toHandler(
  operation: Operation,
  forward: Dispatch,
  reset = noReset,
  values?: RelayRequest['path'],
): HttpHandler {
  return async (request, context) => {
    try {
      const answered = await forward(operation, fromAzure(operation, request, context, values ?? request.params));
      if (answered.body instanceof Readable) answered.body.once('error', () => reset(context.invocationId));
      return toAzure(answered);
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

/** A caller's own correlation id is taken when it cannot be mistaken for anything else in a log. */
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
 * `request.query` joins repeated values in classic mode, so the query is read from the URL.
 */
function fromAzure(
  operation: Operation,
  request: HttpRequest,
  context: InvocationContext,
  values: RelayRequest['path'],
): RelayRequest {
  const url = new URL(request.url);
  const query = url.searchParams;
  // of two such headers the host takes the first (AuthenticationLevelHandler), while fetch's Headers join them
  let key = request.headers.get('x-functions-key')?.split(',')[0]?.trim();
  for (const [name, value] of [...query]) {
    if (name.toLowerCase() !== 'code') continue; // the function key in the URL; the host reads it whatever its case
    key ??= value;
    query.delete(name);
  }
  const signal = context.extraInputs.get('signal'); // lent by hosts that can tell that the caller left; Azure cannot
  return {
    id: correlationId(request, context),
    path: Object.fromEntries(operation.names.path.map((name) => [name, values[name]])),
    query,
    self: url.href,
    keyDigest: key === undefined ? undefined : keyDigestOf(key),
    header: (name) => request.headers.get(name) ?? undefined,
    body: request.body ?? undefined,
    signal: signal instanceof AbortSignal ? signal : undefined,
    traceparent: traceparent(context),
    log: (level, line) => context[level](JSON.stringify(line)),
    audit: (line) => context.info(JSON.stringify(line)),
  };
}

/** W3C Trace Context; anything else in that header is a text of the caller's, and has no place in a log. */
function traceparent({ traceContext }: InvocationContext): string | undefined {
  return /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/.exec(traceContext?.traceParent ?? '')?.[0];
}
