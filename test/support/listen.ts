// Real servers on loopback in place of a store, which record their requests.
import {
  createServer as createHttpServer,
  type Server as HttpServer,
  type IncomingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/** One request as received. */
export interface ReceivedMessage {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Listening {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

function bind(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

function stop(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
}

function socketsOf(server: Server): Set<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined); // a broken connection is what many tests are about
    socket.on('close', () => sockets.delete(socket));
  });
  return sockets;
}

/** An HTTP server of the test on loopback, and how it ends with all its connections. */
export async function serveOn(server: HttpServer): Promise<Listening> {
  const sockets = socketsOf(server);
  return { origin: await bind(server), close: () => stop(server, sockets) };
}

/** Responds with valid HTTP. `nth` counts the requests, from 1. */
export async function listen(
  reply: (response: ServerResponse, message: ReceivedMessage, nth: number) => unknown,
): Promise<Listening & { readonly messages: readonly ReceivedMessage[] }> {
  const messages: ReceivedMessage[] = [];
  const server = createHttpServer(async (asked, response) => {
    const { method = '', url = '', headers } = asked;
    const message = { method, path: url, headers, body: await text(asked).catch(() => '(cut)') };
    messages.push(message);
    await reply(response, message, messages.length);
  });
  return { ...(await serveOn(server)), messages };
}

/**
 * Responds with raw bytes, so it can violate HTTP. `heard` holds the first bytes of each request; `opened` is called
 * for each connection, even if nothing is sent over it.
 */
export async function listenRaw(
  reply: (socket: Socket, nth: number) => unknown,
  opened: (socket: Socket) => unknown = () => undefined,
): Promise<Listening & { readonly received: readonly string[]; readonly sockets: ReadonlySet<Socket> }> {
  const received: string[] = [];
  const server = createTcpServer((socket) => {
    opened(socket);
    socket.on('data', (bytes) => {
      const first = /^(GET|POST|PUT|PATCH|DELETE) /.test(bytes.toString('latin1', 0, 8));
      if (!first) return; // the rest of a message
      received.push(bytes.toString('latin1'));
      reply(socket, received.length);
    });
  });
  const sockets = socketsOf(server);
  return { origin: await bind(server), received, sockets, close: () => stop(server, sockets) };
}

/** An origin where nothing listens: its port was just freed. */
export async function nowhere(): Promise<string> {
  const { origin, close } = await listenRaw(() => undefined);
  await close();
  return origin;
}

/** A complete HTTP/1.1 response as text, for `listenRaw`. */
export function rawServer(status: string, body = '', headers: Readonly<Record<string, string>> = {}): string {
  const all = { 'content-length': String(Buffer.byteLength(body)), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status}\r\n${lines.join('')}\r\n${body}`;
}
