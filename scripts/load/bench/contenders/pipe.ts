// The relay's whole pipeline behind plain node:http: route, validation, policy, token, request, log line.
import { randomUUID } from 'node:crypto';
import { catalog } from '../../../../connector/catalog.ts';
import { createRelay } from '../../../../functions/composition.ts';
import { createDispatcher } from '../../../../functions/dispatch.ts';
import { readConfig } from '../../../../functions/stores/readConfig.ts';
import { writeLine } from '../process/lines.ts';
import { listenAsProcess } from '../process/listen.ts';
import { type ReadCall, serve } from '../process/serve.ts';
import { settings } from '../process/settings.ts';
import { benchRows } from './rows.ts';

const operations = [...catalog, ...benchRows];
const forward = createDispatcher(createRelay(readConfig(settings), operations).dependencies);

const readCall: ReadCall = (req, _, path) => ({
  id: randomUUID(),
  path,
  query: new URLSearchParams(/\?(.*)/.exec(req.url ?? '')?.[1]),
  self: `http://relay.invalid${req.url}`,
  header: (name) => req.headers[name]?.toString(),
  body: req.method === 'GET' ? undefined : req,
  log: (level, line) => writeLine(JSON.stringify({ level, ...line })),
  audit: () => undefined,
});

await listenAsProcess(serve(operations, forward, readCall));
