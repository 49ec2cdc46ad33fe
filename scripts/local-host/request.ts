// Converts an incoming request to the library's HttpRequest, with its body as a stream.
import type { IncomingMessage } from 'node:http';
import { ReadableStream, type ReadableStreamDefaultController } from 'node:stream/web';
import functions, { type HttpRequest, type HttpRequestInit } from '@azure/functions';

/** The host's limit (ScriptConstants.DefaultMaxRequestBodySize). */
export const MAX_BODY_BYTES = 104_857_600;

export interface RequestBody {
  readonly stream: ReadableStream<Uint8Array>;
  /** The body is no longer read. */
  readonly drop: () => void;
  /** The body exceeds the host's limit. */
  readonly tooLarge: () => boolean;
}

/** A host name or address and a port: anything else could add a path or query to the URL. */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i;

/**
 * Reads only as fast as the function. A body that is not wanted (cancelled, too large, or the response is sent) is read
 * and discarded, because the response and the next request use the same connection.
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

/** The URL as sent by the client, or undefined if it is invalid. */
export function urlOf(req: IncomingMessage): URL | undefined {
  const target = req.url ?? '';
  if (!HOST.test(req.headers.host ?? 'localhost')) return undefined;
  const whole = target.startsWith('/') ? `http://${req.headers.host ?? 'localhost'}${target}` : target;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  const usable = url?.protocol === 'http:' && url.username === '' && url.password === '';
  return usable ? url : undefined;
}

/** As in streaming mode, `params` includes the query; route values take precedence. */
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
  // `nativeRequest` is how the library itself passes a stream (its createStreamRequest).
  const init = { nativeRequest, params } as HttpRequestInit;
  return new functions.HttpRequest(init);
}

/** As they came, each with its name. */
function headersOf({ rawHeaders }: IncomingMessage): [string, string][] {
  const headers: [string, string][] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) headers.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '']);
  return headers;
}
