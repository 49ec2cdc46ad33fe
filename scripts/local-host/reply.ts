// Writes the library's HttpResponse to the connection, with backpressure.
import type { ServerResponse } from 'node:http';
import type { ReadableStream } from 'node:stream/web';
import type { HttpResponse } from '@azure/functions';

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

/** A response of the host itself; like the real host, it sends an empty one for most errors. */
export function replyText(res: ServerResponse, status: number, text = ''): void {
  res.statusCode = status;
  if (text) res.setHeader('content-type', 'text/plain; charset=utf-8');
  res.setHeader('content-length', Buffer.byteLength(text));
  res.end(text);
}

/** The head is sent with the first byte of the body, so a body that fails at once can still become an error. */
export async function reply(res: ServerResponse, response: HttpResponse, gone: AbortSignal): Promise<void> {
  res.statusCode = response.status;
  setHeaders(res, response.headers);
  res.strictContentLength = true; // a wrong length would corrupt the next response on the connection
  if (response.body) await sendBody(res, response.body, gone);
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
async function sendBody(res: ServerResponse, body: ReadableStream<Uint8Array>, gone: AbortSignal): Promise<void> {
  const reader = body.getReader();
  const stop = (): void => void reader.cancel(gone.reason).catch(() => {});
  gone.addEventListener('abort', stop, { once: true });
  try {
    while (!gone.aborted) {
      const { done, value } = await reader.read();
      if (done) return;
      if (!res.write(value) && !gone.aborted) await drained(res);
    }
  } finally {
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
