// The relay's pipe behind plain node:http, with callers told apart by their keys and heard when they leave.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { catalog } from '../../../connector/catalog.ts';
import type { Operation } from '../../../connector/operation.ts';
import { digestOf } from '../../../functions/caller.ts';
import { readConfig } from '../../../functions/config.ts';
import { makeForward } from '../../../functions/forward.ts';
import type { Answer, Call } from '../../../functions/message.ts';
import { makeParts } from '../../../functions/parts.ts';
import { writeLine } from '../../bench/process/lines.ts';
import { listen } from '../../bench/process/listen.ts';
import { settings } from '../../bench/process/settings.ts';
import { segmentsOf } from '../../host/paths.ts';
import { makeFindRoute, routesOf } from '../../host/routes.ts';
import { soakRows } from '../rows.ts';
import { stateAnswers } from './state.ts';

const operations = new Map([...catalog, ...soakRows].map((operation) => [operation.id, operation]));
const { parts, faults } = makeParts(readConfig(settings), [...operations.values()], { warn: writeLine });
if (faults.length > 0) throw new Error(faults.join('; '));
const forward = makeForward(parts);

const registered = ({ id, method, address }: Operation) => ({
  name: id,
  bindings: { trigger: { type: 'httpTrigger', direction: 'in' as const, methods: [method], route: address } },
  callback: () => undefined,
});
const findRoute = makeFindRoute(routesOf([...operations.values()].map(registered), 'api', writeLine));

const leaving = (res: ServerResponse): AbortSignal => {
  const control = new AbortController();
  res.once('close', () => {
    if (!res.writableFinished) control.abort();
  });
  return control.signal;
};

const callOf = (req: IncomingMessage, res: ServerResponse, path: Call['path']): Call => {
  const header = (name: string): string | undefined => req.headers[name]?.toString();
  const key = header('x-functions-key');
  return {
    id: header('x-correlation-id') ?? '',
    path,
    query: new URL(req.url ?? '', 'http://relay.invalid').searchParams,
    header,
    keyDigest: key === undefined ? undefined : digestOf(key),
    body: req.method === 'GET' ? undefined : req,
    signal: leaving(res),
    log: (level, line) => writeLine(JSON.stringify({ level, ...line })),
  };
};

const reply = (res: ServerResponse, { status, headers, body }: Answer): void => {
  res.writeHead(status, headers);
  if (!(body instanceof Readable)) {
    res.end(body);
    return;
  }
  body.once('error', () => res.destroy());
  res.once('close', () => body.destroy());
  body.pipe(res);
};

const serve = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
  const match = findRoute(req.method ?? '', segmentsOf(req.url ?? '') ?? []);
  const operation = operations.get(match?.routed.name ?? '');
  if (!match || !operation) res.writeHead(404).end();
  else reply(res, await forward(operation, callOf(req, res, match.values)));
};

const server = createServer((req, res) => void serve(req, res));
await listen(
  server,
  stateAnswers(() => {
    server.close();
    server.closeAllConnections();
  }),
);
