// Writes the library's HttpResponse to the connection, with backpressure.
import type { ServerResponse } from 'node:http';
import type { ReadableStream } from 'node:stream/web';
import type { HttpResponse } from '@azure/functions';
import type { WhenGone } from '../../functions/core/deadline.ts';

/** The same list as in the library's httpProxy.ts. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'trailers',
  'transfer-encoding',
  'upgrade',
]);

/** Made once: an error for each response would capture a stack for nothing. */
const disconnected = new Error('The client disconnected');

/** The client of a request; it is gone if its connection closes before the response is complete. */
export interface Client {
  readonly isGone: () => boolean;
  readonly whenGone: WhenGone;
}

/** A response of the host itself; like the real host, it sends an empty one for most errors. */
export function replyText(res: ServerResponse, status: number, text = ''): void {
  res.statusCode = status;
  if (text) res.setHeader('content-type', 'text/plain; charset=utf-8');
  res.setHeader('content-length', Buffer.byteLength(text));
  res.end(text);
}

/** The head is sent with the first byte of the body, so a body that fails at once can still become an error. */
export async function reply(res: ServerResponse, response: HttpResponse, client: Client): Promise<void> {
  res.statusCode = response.status;
  setHeaders(res, response.headers);
  res.strictContentLength = true; // a wrong length would corrupt the next response on the connection
  if (response.body) await sendBody(res, response.body, client);
  res.end();
}

function setHeaders(res: ServerResponse, headers: Headers): void {
  const named = (headers.get('connection') ?? '').split(',').map((name) => name.trim().toLowerCase());
  for (const [name, value] of headers) {
    if (hopByHop.has(name) || named.includes(name)) continue;
    if (name === 'set-cookie') res.appendHeader(name, value);
    else res.setHeader(name, value);
  }
}

/** Hand-written, because `pipeline` creates an abort signal per call, which halves the throughput of small responses. */
async function sendBody(res: ServerResponse, body: ReadableStream<Uint8Array>, client: Client): Promise<void> {
  const reader = body.getReader();
  const stop = (): void => void reader.cancel(disconnected).catch(() => {});
  const forget = client.whenGone(stop);
  try {
    while (!client.isGone()) {
      const { done, value } = await reader.read();
      if (done) return;
      if (!res.write(value) && !client.isGone()) await drained(res);
    }
  } finally {
    forget();
    stop();
  }
}

function drained(res: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      res.off('drain', go).off('close', go);
      resolve();
    };
    res.on('drain', go).on('close', go);
  });
}
