// The relay's pipeline behind plain node:http: finds the operation, dispatches the request and streams the response.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Operation } from '../../../../connector/core/operation.ts';
import type { RelayRequest, RelayResponse } from '../../../../functions/core/types.ts';
import type { Dispatch } from '../../../../functions/dispatch.ts';
import { segmentsOf } from '../../../local-host/paths.ts';
import { makeFindRoute, routesOf } from '../../../local-host/routes.ts';
import { writeLine } from './lines.ts';

/** Converts a node:http message to a relay request. Identifying callers is left to each server. */
export type ReadCall = (req: IncomingMessage, res: ServerResponse, path: RelayRequest['path']) => RelayRequest;

export function serve(operations: readonly Operation[], forward: Dispatch, readCall: ReadCall): Server {
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const findRoute = makeFindRoute(routesOf(operations.map(registered), 'api', writeLine));
  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const match = findRoute(req.method ?? '', segmentsOf(req.url ?? '') ?? []);
    const operation = byId.get(match?.routed.name ?? '');
    if (!match || !operation) res.writeHead(404).end();
    else reply(res, await forward(operation, readCall(req, res, match.values)));
  };
  return createServer((req, res) => void answer(req, res));
}

function registered({ id, method, address }: Operation) {
  return {
    name: id,
    bindings: { trigger: { type: 'httpTrigger', direction: 'in' as const, methods: [method], route: address } },
    callback: () => undefined,
  };
}

function reply(res: ServerResponse, { status, headers, body }: RelayResponse): void {
  res.writeHead(status, headers);
  if (!(body instanceof Readable)) {
    res.end(body);
    return;
  }
  body.once('error', () => res.destroy());
  res.once('close', () => body.destroy());
  body.pipe(res);
}
