// Breaks an answer off for its reader where the Functions library does not.
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a host calls an invocation, in the header of the call that it forwards. Source: @azure/functions, httpProxy.ts. */
const INVOCATION = 'x-ms-invocation-id';

/** Resets the answer to an invocation: what was written of it is no whole answer. */
export type AbortResponse = (invocationId: string) => void;

/**
 * Azure's host forwards each call to a server of the library, which is not exported. Where a body fails, the library
 * (4.16.5, sendProxyResponse) neither ends nor resets its response, and the reader waits for ever. Node tells of the
 * responses of every server (channel `http.server.request.start`, Node 18 and newer); those of the library's have the name of
 * an invocation. Without the channel nothing is reset.
 */
export function trackResponses(): AbortResponse {
  const underWay = new Map<string, ServerResponse>();
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { readonly request: IncomingMessage; readonly response: ServerResponse };
    const id = request.headers[INVOCATION];
    if (typeof id !== 'string') return;
    underWay.set(id, response);
    response.once('close', () => {
      if (underWay.get(id) === response) underWay.delete(id);
    });
  });
  return (invocationId) => void underWay.get(invocationId)?.destroy();
}
