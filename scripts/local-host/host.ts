// The local Functions host: runs the entry point and library that run on Azure, on any machine with Node.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createMinuteSummary } from '../../functions/telemetry/minuteSummary.ts';
import { makeFront } from '../dashboard/front.ts';
import { makeAnswer } from './answer.ts';
import { loadApp } from './app.ts';
import { startBackground } from './background.ts';
import type { HostLog } from './core.ts';
import { type HostJson, httpOf, queuesOf } from './hostjson.ts';
import { runHooks } from './invoke.ts';
import { makeOpens } from './key.ts';
import { replyText } from './reply.ts';
import { makeFindRoute, type Routed, routesOf } from './routes.ts';

export interface HostOptions {
  /** The file that registers the functions; undefined if that has happened already, after `beginStart`. */
  readonly entry: URL | undefined;
  /** 0 selects a free port. */
  readonly port: number;
  readonly functionKey: string;
  /** SHA-256 of further accepted keys: those of the callers in the settings. */
  readonly keyDigests?: () => readonly Buffer[];
  /** The key that is passed to the dashboard, so that nobody has to type it; only if the key protects nothing. */
  readonly pageKey?: string | undefined;
  readonly hostJson: HostJson;
  readonly log: HostLog;
  /** How long a queue hides a message that is worked on, in milliseconds. Default: ten minutes. */
  readonly queueLease?: number | undefined;
  /** How long `close` waits for calls in flight. */
  readonly drainMilliseconds?: number;
}

export interface LocalHost {
  readonly origin: string;
  readonly functions: readonly Pick<Routed, 'name' | 'methods' | 'route' | 'authLevel'>[];
  readonly close: () => Promise<void>;
}

/** Limits how long a connection can be held. Azure's front end times out after 230 seconds. */
const limits = {
  maxHeaderSize: 16_384,
  headersTimeout: 30_000,
  requestTimeout: 230_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};

type AnswerCall = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

export async function startHost(options: HostOptions): Promise<LocalHost> {
  const { entry, port, functionKey, keyDigests, pageKey, hostJson, log, drainMilliseconds = 10_000 } = options;
  const app = await loadApp(entry, log);
  const { routePrefix, customHeaders } = httpOf(hostJson);
  const routes = routesOf(app.functions, routePrefix, log);
  const front = makeFront({ routePrefix, hasPage: routes.some(({ name }) => name === 'ReadPage'), pageKey });
  const refused = createMinuteSummary('refused', (warning) => log('warning', JSON.stringify({ warning })));
  const parts = {
    refused,
    app,
    findRoute: makeFindRoute(routes),
    opens: makeOpens(functionKey, keyDigests),
    front,
    customHeaders,
    log,
  };
  const server = createServer(limits);
  const drain = serve(server, makeAnswer(parts), drainMilliseconds);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const background = startBackground(app, queuesOf(hostJson, options.queueLease), log);
  const end = async (): Promise<void> => {
    await Promise.all([drain(), background.stop()]);
    refused.flush();
    await runHooks(app, 'appTerminate', { hookData: {} });
  };
  let ended: Promise<void> | undefined;
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    functions: routes.map(({ name, methods, route, authLevel }) => ({ name, methods, route, authLevel })),
    close: () => {
      ended ??= end();
      return ended;
    },
  };
}

/** Counts the calls in flight, so that `close` can wait for them. */
function serve(server: Server, answer: AnswerCall, drainMilliseconds: number) {
  const inFlight = new Set<Promise<void>>();
  let closing = false;
  server.on('request', (req, res) => {
    if (closing) {
      res.setHeader('connection', 'close');
      return replyText(res, 503);
    }
    const call = answer(req, res).finally(() => inFlight.delete(call));
    inFlight.add(call);
  });
  return async (): Promise<void> => {
    closing = true;
    const closed = once(server, 'close');
    server.close();
    await Promise.race([Promise.all(inFlight), wait(drainMilliseconds, undefined, { ref: false })]);
    server.closeAllConnections();
    await closed;
  };
}
