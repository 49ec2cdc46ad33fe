// Serves a dispatcher over HTTP, for tests that need several relays in one process.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Operation } from '../../connector/core/operation.ts';
import { contractOperations } from '../../functions/contract/contractOperations.ts';
import type { Dispatch } from '../../functions/dispatch.ts';
import { keyDigestOf } from '../../functions/pipeline/identifyCaller.ts';

export interface JobHost {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

export async function serveDispatcher(catalog: readonly Operation[], forward: Dispatch): Promise<JobHost> {
  const routes = catalog.map((operation) => ({
    operation,
    pattern: new RegExp(`^/api/${operation.address.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
  }));
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { method = 'GET', headers } = incoming;
    const url = new URL(incoming.url ?? '', `http://${headers.host}`);
    const row = routes.find((each) => each.operation.method === method && each.pattern.test(url.pathname));
    const found = row
      ? { operation: row.operation, path: row.pattern.exec(url.pathname)?.groups ?? {} }
      : contractOperations().at(method, url.pathname.replace('/api/apple', ''));
    if (!found) return void outgoing.writeHead(404).end();
    const key = headers['x-functions-key'];
    const answered = await forward(found.operation, {
      id: randomUUID(),
      path: found.path,
      query: url.searchParams,
      self: url.href,
      keyDigest: typeof key === 'string' ? keyDigestOf(key) : undefined,
      header: (name) => headers[name]?.toString(),
      body: method === 'GET' || headers['content-type'] === undefined ? undefined : incoming,
      log: () => undefined,
      audit: () => undefined,
    });
    outgoing.writeHead(answered.status, answered.headers);
    if (answered.body instanceof Readable) await pipeline(answered.body, outgoing);
    else outgoing.end(answered.body);
  };
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${port}`, close };
}
