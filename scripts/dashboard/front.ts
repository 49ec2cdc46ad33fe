// The dashboard on the local host: also served at /, to browsers on this machine only.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { replyText } from '../local-host/reply.ts';

export interface FrontOptions {
  /** Whether the app has a dashboard. */
  readonly hasPage: boolean;
  /** Path of its functions below the route prefix: `ui`. */
  readonly routePrefix: string;
  /** The key for the dashboard itself, if the key protects nothing. */
  readonly pageKey?: string | undefined;
}

/** Rewritten path segments: unchanged, those of the dashboard for /, or undefined if the response is sent here. */
export function makeFront(options: FrontOptions) {
  const home = [...options.routePrefix.split('/').filter(Boolean), 'ui'];
  const isPage = (segments: readonly string[]): boolean =>
    home.every((segment, at) => segments[at]?.toLowerCase() === segment.toLowerCase());
  return (req: IncomingMessage, res: ServerResponse, segments: readonly string[]): readonly string[] | undefined => {
    if (!options.hasPage) return segments;
    const asksKey = isKey(req, segments);
    const wanted = segments.length === 0 && req.method === 'GET' ? home : segments;
    if (!asksKey && !isPage(wanted)) return wanted;
    if (!isOwnHost(req)) {
      replyText(res, 403, segments.length === 0 ? linkTo(req) : '');
      return undefined;
    }
    if (!asksKey) return wanted;
    sendKey(options, req, res);
    return undefined;
  };
}

function isKey({ method }: IncomingMessage, segments: readonly string[]): boolean {
  return method === 'GET' && segments.length === 1 && segments[0] === 'page-key';
}

/** A different Host name may have been pointed at this address by an attacker: DNS rebinding. */
function isOwnHost({ headers: { host }, socket }: IncomingMessage): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].some((name) => host?.toLowerCase() === `${name}:${socket.localPort}`);
}

/** For users who used a host name other than that of this machine. */
function linkTo({ socket }: IncomingMessage): string {
  return `This page is for a browser on this machine: http://127.0.0.1:${socket.localPort}/\n`;
}

function sendKey({ pageKey }: FrontOptions, req: IncomingMessage, res: ServerResponse): void {
  res.setHeader('cache-control', 'no-store');
  if (!isFromPage(req) || pageKey === undefined) {
    replyText(res, isFromPage(req) ? 204 : 403);
    return;
  }
  const body = JSON.stringify({ key: pageKey });
  res.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
}

/** Set by the browser itself; no web page can set this header. */
function isFromPage({ headers }: IncomingMessage): boolean {
  return headers['sec-fetch-site'] === 'same-origin';
}
