// The page on the local host: it is at /, too, and for a browser on this machine alone.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { replyText } from '../local-host/reply.ts';

export interface FrontOptions {
  /** Whether the app has a page at all. */
  readonly hasPage: boolean;
  /** Where the functions of the page are: below the route prefix, `ui`. */
  readonly routePrefix: string;
  /** Given to the page itself, where there is nothing that the key would guard. */
  readonly pageKey?: string | undefined;
}

/** Where a call leads: the same segments, those of the page for /, or undefined when it is answered here. */
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
      replyText(res, 403, segments.length === 0 ? wayTo(req) : '');
      return undefined;
    }
    if (!asksKey) return wanted;
    tellKey(options, req, res);
    return undefined;
  };
}

function isKey({ method }: IncomingMessage, segments: readonly string[]): boolean {
  return method === 'GET' && segments.length === 1 && segments[0] === 'page-key';
}

/** Another name that leads here is one that someone else gave this address: DNS rebinding. */
function isOwnHost({ headers: { host }, socket }: IncomingMessage): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].some((name) => host?.toLowerCase() === `${name}:${socket.localPort}`);
}

/** For a person, who came by another name than that of this machine. */
function wayTo({ socket }: IncomingMessage): string {
  return `This page is for a browser on this machine: http://127.0.0.1:${socket.localPort}/\n`;
}

function tellKey({ pageKey }: FrontOptions, req: IncomingMessage, res: ServerResponse): void {
  res.setHeader('cache-control', 'no-store');
  if (!isFromPage(req) || pageKey === undefined) {
    replyText(res, isFromPage(req) ? 204 : 403);
    return;
  }
  const body = JSON.stringify({ key: pageKey });
  res.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
}

/** The browser says so itself, and no page can write this header. */
function isFromPage({ headers }: IncomingMessage): boolean {
  return headers['sec-fetch-site'] === 'same-origin';
}
