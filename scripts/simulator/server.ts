// Starts one store on loopback: reads a request, lets a fault or the store respond, and records both.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Store } from '../../connector/core/stores.ts';
import { SIMULATOR_HEADER } from '../../functions/core/types.ts';
import { type Faults, strike } from './faults.ts';
import type { Arrival, SeenRequest, SimulatedAnswer, SimulatedReply } from './httpMessage.ts';
import { readForm } from './multipart.ts';
import type { HostForm } from './stores.ts';

export interface StoreServerOptions {
  readonly store: Store;
  readonly answer: SimulatedAnswer;
  readonly form: HostForm;
  readonly now: () => number;
  readonly faults: Faults;
  readonly revoked: Set<string>;
  readonly note: (seen: SeenRequest) => void;
}

export interface OpenStore {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

type Noted = { -readonly [K in keyof SeenRequest]: SeenRequest[K] };

/** A longer body is read to its end, but only its beginning is kept. A part of a build has 5 MiB. */
const KEPT = 8_388_608;

/** Longest body that is kept as text: of a file only the bytes count. */
const LONGEST_TEXT = 1_048_576;

export async function openStore(options: StoreServerOptions): Promise<OpenStore> {
  const server = createServer((incoming, outgoing) => {
    attend(options, incoming, outgoing).catch((error: unknown) => confess(outgoing, error));
  });
  // Node closes an idle connection after 5 s; a real store's front end keeps it longer than clients do
  server.keepAliveTimeout = 75_000;
  const { port: wanted = 0 } = options.form;
  await listenOn(server, wanted).catch((error) => (wanted > 0 ? listenOn(server, 0) : Promise.reject(error)));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${port}`, close };
}

async function listenOn(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

async function attend(options: StoreServerOptions, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { store, faults, revoked } = options;
  const { method = '', url = '', headers } = incoming;
  const noted: Noted = { store, method, url, headers, body: '', status: 0 };
  options.note(noted);
  const fault = faults.next(store, method, url);
  if (fault?.kind === 'refuse') return void incoming.socket.destroy();
  const arrival = await readArrival(incoming, options.now());
  noted.body = arrival.body;
  if (arrival.form) noted.form = arrival.form;
  outgoing.setHeader(SIMULATOR_HEADER, 'true');
  outgoing.setHeader('date', new Date(arrival.now).toUTCString());
  const reply = fault
    ? await strike({ arrival, outgoing, answer: options.answer, revoked }, fault)
    : await options.answer(arrival);
  if (!reply || outgoing.destroyed) return;
  noted.status = reply.status;
  if (reply.why !== undefined) noted.why = reply.why;
  send(outgoing, reply, options.form, acceptsGzip(arrival));
}

/** A bug of the simulator must not look like a response of the store. */
function confess(outgoing: ServerResponse, error: unknown): void {
  if (outgoing.destroyed || outgoing.socket?.destroyed) return; // the client disconnected
  console.error('The sandbox failed:', error);
  outgoing.destroy();
}

async function readArrival(incoming: IncomingMessage, now: number): Promise<Arrival> {
  const [path = '', ...query] = (incoming.url ?? '').split('?');
  const type = incoming.headers['content-type'] ?? '';
  const form = /^multipart\/form-data\b/i.test(type) && { form: await readForm(incoming, type) };
  const bytes = form ? Buffer.alloc(0) : await readBody(incoming);
  return {
    method: incoming.method ?? '',
    path,
    query: new URLSearchParams(query.join('?')),
    headers: incoming.headers,
    ...form,
    body: bytes.toString('utf8', 0, LONGEST_TEXT),
    bytes,
    origin: `http://127.0.0.1:${incoming.socket.localPort}`,
    now,
  };
}

function send(outgoing: ServerResponse, reply: SimulatedReply, form: HostForm, isGzipAccepted: boolean): void {
  const { status, headers = {}, body = '' } = reply;
  const { compresses = false, write = JSON.stringify } = form;
  const isFile = Buffer.isBuffer(body);
  const plain = isFile ? body : Buffer.from(typeof body === 'string' ? body : write(body));
  const packed = compresses && isGzipAccepted && !isFile && plain.length > 0;
  const bytes = packed ? gzipSync(plain, { level: 1 }) : plain;
  const described = {
    ...(typeof body !== 'string' && !isFile && { 'content-type': 'application/json' }),
    ...headers,
    ...(packed && { 'content-encoding': 'gzip' }),
  };
  outgoing.writeHead(status, status === 204 ? headers : { ...described, 'content-length': bytes.length });
  outgoing.end(bytes);
}

function acceptsGzip({ headers }: Arrival): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(String(headers['accept-encoding'] ?? ''));
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of incoming as AsyncIterable<Buffer>) {
    if (size < KEPT) pieces.push(piece);
    size += piece.length;
  }
  return Buffer.concat(pieces);
}
