// The relay's pipe behind plain node:http, with nothing left out: route, check, policy, token, send, log line.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { catalog } from '../../../connector/catalog.ts';
import type { Operation } from '../../../connector/operation.ts';
import { readConfig } from '../../../functions/config.ts';
import { makeForward } from '../../../functions/forward.ts';
import type { Answer, Call } from '../../../functions/message.ts';
import { makeParts } from '../../../functions/parts.ts';
import { segmentsOf } from '../../host/paths.ts';
import { makeFindRoute, routesOf } from '../../host/routes.ts';
import { writeLine } from '../process/lines.ts';
import { listen } from '../process/listen.ts';
import { settings } from '../process/settings.ts';
import { benchRows } from './rows.ts';

const operations = new Map([...catalog, ...benchRows].map((operation) => [operation.id, operation]));
const forward = makeForward(makeParts(readConfig(settings), [...operations.values()]).parts);

const registered = ({ id, method, address }: Operation) => ({
  name: id,
  bindings: { trigger: { type: 'httpTrigger', direction: 'in' as const, methods: [method], route: address } },
  callback: () => undefined,
});
const findRoute = makeFindRoute(routesOf([...operations.values()].map(registered), 'api', writeLine));

const callOf = (req: IncomingMessage, path: Call['path']): Call => ({
  id: randomUUID(),
  path,
  query: new URLSearchParams(/\?(.*)/.exec(req.url ?? '')?.[1]),
  header: (name) => req.headers[name]?.toString(),
  body: req.method === 'GET' ? undefined : req,
  log: (level, line) => writeLine(JSON.stringify({ level, ...line })),
});

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
  else reply(res, await forward(operation, callOf(req, match.values)));
};

await listen(createServer((req, res) => void serve(req, res)));
