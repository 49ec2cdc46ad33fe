// Handles one request: route, key, body size, function, response.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { WhenGone } from '../../functions/core/deadline.ts';
import type { MinuteSummary } from '../../functions/telemetry/minuteSummary.ts';
import type { makeFront } from '../dashboard/front.ts';
import type { HostApp, HostLog } from './core.ts';
import { contextOf, invoke } from './invoke.ts';
import type { makeOpens } from './key.ts';
import { segmentsOf } from './paths.ts';
import { type Client, reply, replyText } from './reply.ts';
import { hasBody, MAX_BODY_BYTES, requestBodyOf, toHttpRequest, urlOf } from './request.ts';
import type { FindRoute, RouteMatch } from './routes.ts';

export interface AnswerParts {
  readonly app: HostApp;
  readonly findRoute: FindRoute;
  readonly opens: ReturnType<typeof makeOpens>;
  /** Counts requests without a known key. */
  readonly refused: MinuteSummary;
  readonly front: ReturnType<typeof makeFront>;
  readonly customHeaders: Readonly<Record<string, string>>;
  readonly log: HostLog;
}

type Segments = readonly string[];

interface Watch {
  readonly client: Client;
  /** Resolves once no part of the response is left to send. */
  readonly closed: Promise<void>;
}

const watchers = new WeakMap<Socket, Set<() => void>>();

/** Response if there is no page. */
const HOME = 'The relay runs. Its functions are below /api.\n';

interface Found {
  readonly url: URL;
  readonly match: RouteMatch;
}

export function makeAnswer(parts: AnswerParts) {
  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    setCustomHeaders(parts, res);
    const url = urlOf(req);
    const asked = url && segmentsOf(req.url ?? '');
    if (!asked) return replyText(res, 400);
    const led = parts.front(req, res, asked);
    if (!led) return;
    const match = find(parts, req, url, asked, led);
    if (typeof match === 'number') return replyText(res, match, match === 200 ? HOME : '');
    return attend(parts, { url, match }, req, res);
  };
}

function setCustomHeaders({ customHeaders }: AnswerParts, res: ServerResponse): void {
  for (const [name, value] of Object.entries(customHeaders)) res.setHeader(name, value);
}

/** The function for a request with its URL, or the error status. */
function find({ findRoute }: AnswerParts, req: IncomingMessage, url: URL, asked: Segments, led: Segments) {
  if (led !== asked) url.pathname = `/${led.join('/')}`;
  const match = isReserved(led) ? undefined : findRoute(req.method ?? '', led);
  return match ?? (isHome(req, asked) ? 200 : 404);
}

async function attend(parts: AnswerParts, { url, match }: Found, req: IncomingMessage, res: ServerResponse) {
  if (!parts.opens(match.routed.authLevel, req, url.searchParams)) {
    parts.refused.count('unknown function key');
    return replyText(res, 401);
  }
  if (announcesTooMuch(req)) return replyText(res, 413);
  return run(parts, match, url, req, res);
}

/** The host reserves these paths, whatever the routes are. */
function isReserved([first = '']: Segments): boolean {
  return ['admin', 'runtime'].includes(first.toLowerCase());
}

function isHome({ method }: IncomingMessage, [first]: Segments): boolean {
  return first === undefined && (method === 'GET' || method === 'HEAD');
}

function announcesTooMuch({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) > MAX_BODY_BYTES;
}

async function run(parts: AnswerParts, match: RouteMatch, url: URL, req: IncomingMessage, res: ServerResponse) {
  const { app, log } = parts;
  const { registered, name } = match.routed;
  const { client, closed } = watch(req, res);
  const body = hasBody(req) ? requestBodyOf(req) : undefined;
  try {
    const request = toHttpRequest(req, url, match.values, body);
    const context = contextOf(app, registered, req, client.whenGone, log);
    const response = await invoke(app, registered, request, context);
    res.setHeader('x-ms-invocation-id', context.invocationId);
    await reply(res, response, client);
  } catch (error) {
    log('error', `${name} failed: ${error instanceof Error ? error.stack : String(error)}`);
    fail(parts, res, body?.tooLarge() ? 413 : 500);
  }
  body?.drop();
  await closed;
}

function watch(req: IncomingMessage, res: ServerResponse): Watch {
  const works = new Set<() => void>();
  let isGone = false;
  const closed = new Promise<void>((resolve) => {
    const end = (): void => {
      forget();
      isGone = !res.writableFinished;
      for (const work of isGone ? works : []) work();
      works.clear();
      resolve();
    };
    const forget = onceClosed(req.socket, end);
    res.once('close', end);
  });
  const whenGone: WhenGone = (work) => {
    if (isGone) work();
    else works.add(work);
    return () => void works.delete(work);
  };
  return { client: { isGone: () => isGone, whenGone }, closed };
}

function fail(parts: AnswerParts, res: ServerResponse, status: number): void {
  if (res.headersSent)
    res.destroy(); // closes the connection, so that a partial response is not taken for a complete one
  else {
    for (const name of res.getHeaderNames()) res.removeHeader(name);
    setCustomHeaders(parts, res);
    replyText(res, status);
  }
}

/**
 * Calls `end` when this connection closes, until it is unregistered. Node.js emits no close event on the response of a
 * pipelined request that waits for earlier ones; and one listener serves all requests of a connection.
 */
function onceClosed(socket: Socket, end: () => void): () => void {
  let ends = watchers.get(socket);
  if (!ends) {
    const made = new Set<() => void>();
    watchers.set(socket, made);
    socket.once('close', () => {
      for (const each of made) each();
    });
    ends = made;
  }
  ends.add(end);
  return () => void ends.delete(end);
}
