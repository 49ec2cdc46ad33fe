// Access to the response that the Functions library sends: to abort it, to pace it, and to notice that its client left.
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { WhenGone } from '../core/deadline.ts';

/** Header with the host's invocation ID on a forwarded call. Source: @azure/functions, httpProxy.ts. */
const INVOCATION = 'x-ms-invocation-id';

/** Finds the open response of an invocation; undefined on a host that sends responses by itself. */
export type FindResponse = (invocationId: string) => ServerResponse | undefined;

/**
 * Azure's host forwards each call to a server in the library, which is not exported. When a body fails, the library
 * (4.16.5, sendProxyResponse) neither ends nor resets its response, and the client waits forever; and it writes without
 * waiting for the client. Node publishes the responses of every server (channel `http.server.request.start`, Node 18 and
 * newer); the library's carry an invocation ID. Without the channel none is found.
 */
export function trackResponses(): FindResponse {
  const open = new Map<string, ServerResponse>();
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { readonly request: IncomingMessage; readonly response: ServerResponse };
    const id = request.headers[INVOCATION];
    if (typeof id !== 'string') return;
    open.set(id, response);
    response.once('close', () => {
      if (open.get(id) === response) open.delete(id);
    });
  });
  return (invocationId) => open.get(invocationId);
}

/**
 * Notices that the client left: the host then closes the connection to the library (YARP's HttpForwarder, which forwards
 * the call, ends with the client's request).
 */
export function whenClosed(response: ServerResponse): WhenGone {
  return (work) => {
    const closed = (): void => {
      if (!response.writableFinished) work();
    };
    response.once('close', closed);
    return () => void response.off('close', closed);
  };
}

/** The same body, which waits for the client to read, and resets the response if it fails. */
export function pacedBody(body: Readable, response: ServerResponse): Readable {
  body.once('error', () => response.destroy()); // a client must not wait, nor take a part for the whole
  return Readable.from(paced(body, response), { objectMode: false, highWaterMark: 0 });
}

async function* paced(body: Readable, response: ServerResponse): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    yield chunk;
    if (response.writableNeedDrain) await drained(response, body);
    if (response.destroyed) return;
  }
}

/** Resolves when the client has read, or when one of the two ends. */
function drained(response: ServerResponse, body: Readable): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      response.off('drain', go).off('close', go);
      body.off('close', go);
      resolve();
    };
    response.once('drain', go).once('close', go);
    body.once('close', go);
  });
}
