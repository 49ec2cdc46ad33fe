// The relay's pipeline behind plain node:http; it identifies callers by key and detects when they disconnect.
import type { ServerResponse } from 'node:http';
import { catalog } from '../../../../connector/catalog.ts';
import { createRelay } from '../../../../functions/composition.ts';
import type { WhenGone } from '../../../../functions/core/deadline.ts';
import { createDispatcher } from '../../../../functions/dispatch.ts';
import { keyDigestOf } from '../../../../functions/pipeline/identifyCaller.ts';
import { readConfig } from '../../../../functions/stores/readConfig.ts';
import { loadTransport } from '../../../../functions/transport/openPoolOnUse.ts';
import { writeLine } from '../../bench/process/lines.ts';
import { listenAsProcess } from '../../bench/process/listen.ts';
import { type ReadCall, serve } from '../../bench/process/serve.ts';
import { settings } from '../../bench/process/settings.ts';
import { soakRows } from '../rows.ts';
import { stateAnswers } from './state.ts';

// undici opens a stream of its own at load, which would count as a handle that the calls left
await loadTransport();
const operations = [...catalog, ...soakRows];
const {
  dependencies: parts,
  faults,
  accountFaults,
} = createRelay(readConfig(settings), operations, { warn: writeLine });
const problems = [...faults, ...(await accountFaults())];
if (problems.length > 0) throw new Error(problems.join('; '));
const forward = createDispatcher(parts);

function leaving(res: ServerResponse): WhenGone {
  return (work) => {
    const onClose = (): void => {
      if (!res.writableFinished) work();
    };
    res.once('close', onClose);
    return () => res.off('close', onClose);
  };
}

const readCall: ReadCall = (req, res, path) => {
  const header = (name: string): string | undefined => req.headers[name]?.toString();
  const key = header('x-functions-key');
  return {
    id: header('x-correlation-id') ?? '',
    path,
    query: new URL(req.url ?? '', 'http://relay.invalid').searchParams,
    self: `http://relay.invalid${req.url}`,
    header,
    keyDigest: key === undefined ? undefined : keyDigestOf(key),
    body: req.method === 'GET' ? undefined : req,
    whenGone: leaving(res),
    log: (level, line) => writeLine(JSON.stringify({ level, ...line })),
    audit: () => undefined,
  };
};

const server = serve(operations, forward, readCall);
await listenAsProcess(
  server,
  stateAnswers(() => {
    server.close();
    server.closeAllConnections();
  }),
);
