// Serves a dispatcher over HTTP, for tests that need several relays in one process.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Operation } from '../../connector/core/operation.ts';
import { contractOf } from '../../functions/contract/contractOperations.ts';
import type { Dispatch } from '../../functions/dispatch.ts';
import { keyDigestOf } from '../../functions/pipeline/identifyCaller.ts';
import { type Listening, serveOn } from './listen.ts';

export async function serveDispatcher(catalog: readonly Operation[], forward: Dispatch): Promise<Listening> {
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
      : contractOf('apple')?.at(method, url.pathname.replace('/api/apple', ''));
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
  return serveOn(createServer((incoming, outgoing) => void answer(incoming, outgoing)));
}
