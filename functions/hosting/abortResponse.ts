// Aborts a response where the Functions library does not.
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Header with the host's invocation ID on a forwarded call. Source: @azure/functions, httpProxy.ts. */
const INVOCATION = 'x-ms-invocation-id';

/** Resets the connection of an invocation's response, so that the client does not take a partial response for complete. */
export type AbortResponse = (invocationId: string) => void;

/**
 * Azure's host forwards each call to a server in the library, which is not exported. When a body fails, the library
 * (4.16.5, sendProxyResponse) neither ends nor resets its response, and the client waits forever. Node publishes the
 * responses of every server (channel `http.server.request.start`, Node 18 and newer); the library's carry an
 * invocation ID. Without the channel nothing is reset.
 */
export function trackResponses(): AbortResponse {
  const inProgress = new Map<string, ServerResponse>();
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { readonly request: IncomingMessage; readonly response: ServerResponse };
    const id = request.headers[INVOCATION];
    if (typeof id !== 'string') return;
    inProgress.set(id, response);
    response.once('close', () => {
      if (inProgress.get(id) === response) inProgress.delete(id);
    });
  });
  return (invocationId) => void inProgress.get(invocationId)?.destroy();
}
