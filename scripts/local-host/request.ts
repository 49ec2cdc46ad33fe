// A call as it came over the wire -> the library's own HttpRequest, its body a stream.
import type { IncomingMessage } from 'node:http';
import { ReadableStream, type ReadableStreamDefaultController } from 'node:stream/web';
import functions, { type HttpRequest, type HttpRequestInit } from '@azure/functions';

/** The host's limit (ScriptConstants.DefaultMaxRequestBodySize). */
export const MAX_BODY_BYTES = 104_857_600;

export interface RequestBody {
  readonly stream: ReadableStream<Uint8Array>;
  /** Nobody reads any more. */
  readonly drop: () => void;
  /** More came than the host takes. */
  readonly tooLarge: () => boolean;
}

/** A name or address, and a port: anything else could write a path or query of its own into the URL. */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i;

/**
 * Reads on only when the function does. What nobody wants (cancelled, too large, or the answer is sent) is read and
 * thrown away, since the answer, and the next call, travel on the same connection.
 */
export function requestBodyOf(req: IncomingMessage): RequestBody {
  let size = 0;
  let open = true;
  const drop = (): void => {
    open = false;
    req.resume();
  };
  const start = (control: ReadableStreamDefaultController<Uint8Array>): void => {
    const end = (act: () => void): void => {
      if (open) act();
      drop();
    };
    req.pause();
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_BODY_BYTES) return end(() => control.error(new Error('The body is larger than this host takes.')));
      if (!open) return;
      control.enqueue(chunk);
      req.pause();
    });
    req.once('end', () => end(() => control.close()));
    req.once('error', (error) => end(() => control.error(error)));
  };
  const pull = (): void => void req.resume();
  const stream = new ReadableStream<Uint8Array>({ start, pull, cancel: drop }, { highWaterMark: 0 });
  return { stream, drop, tooLarge: () => size > MAX_BODY_BYTES };
}

/** GET and HEAD have no body, as in the library. */
export function hasBody({ method }: IncomingMessage): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

/** The address as the caller wrote it, or undefined where it is none. */
export function urlOf(req: IncomingMessage): URL | undefined {
  const target = req.url ?? '';
  if (!HOST.test(req.headers.host ?? 'localhost')) return undefined;
  const whole = target.startsWith('/') ? `http://${req.headers.host ?? 'localhost'}${target}` : target;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  const usable = url?.protocol === 'http:' && url.username === '' && url.password === '';
  return usable ? url : undefined;
}

/** As in streaming mode, `params` holds the query too; the values of the route win. */
export function toHttpRequest(
  req: IncomingMessage,
  url: URL,
  values: Readonly<Record<string, string>>,
  body: RequestBody | undefined,
): HttpRequest {
  const nativeRequest = new Request(url, {
    method: req.method ?? 'GET',
    headers: headersOf(req),
    ...(body && { body: body.stream, duplex: 'half' as const }),
  });
  const params = { ...Object.fromEntries(url.searchParams), ...values };
  // `nativeRequest` is how the library itself hands over a stream (its createStreamRequest).
  const init = { nativeRequest, params } as HttpRequestInit;
  return new functions.HttpRequest(init);
}

function headersOf(req: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headersDistinct)) {
    for (const each of value ?? []) headers.append(name, each);
  }
  return headers;
}
