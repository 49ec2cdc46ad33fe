// The library's HttpResponse -> the wire, no faster than the caller reads.
import type { ServerResponse } from 'node:http';
import type { ReadableStream } from 'node:stream/web';
import type { HttpResponse } from '@azure/functions';

/** The list of the library's own httpProxy.ts. */
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

/** An answer of the host itself; an empty one is all that its real model says to most faults. */
export function replyText(res: ServerResponse, status: number, text = ''): void {
  res.statusCode = status;
  if (text) res.setHeader('content-type', 'text/plain; charset=utf-8');
  res.setHeader('content-length', Buffer.byteLength(text));
  res.end(text);
}

/** The head leaves with the first byte of the body, so a body that fails at once can still become an error. */
export async function reply(res: ServerResponse, response: HttpResponse, gone: AbortSignal): Promise<void> {
  res.statusCode = response.status;
  setHeaders(res, response.headers);
  res.strictContentLength = true; // a wrong length would run into the next answer of the connection
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

/** By hand, since `pipeline` makes an abort signal for every call and costs half the throughput of a small answer. */
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
