// Entry point of the Functions host: registers every catalog operation as an HTTP function.
// Nothing else is loaded until the functions are registered: the host waits for them, and for the first call it starts an instance.
import { app, type HttpHandler } from '@azure/functions';
import { catalog } from '../connector/catalog.ts';
import { openingOf } from './config/opening.ts';
import type { Handlers } from './handlers.ts';
import { saveCompiled } from './hosting/compileCache.ts';
import { contractFunctions } from './hosting/contractFunctions.ts';
import { copyEnvironment } from './hosting/environment.ts';
import { mcpFunction } from './hosting/mcpFunction.ts';
import { trackResponses } from './hosting/proxiedResponse.ts';
import { queueConnection, queueFunctions } from './hosting/queueFunctions.ts';
import { recoverFunction, sweepFunction } from './hosting/sweepFunction.ts';
import { visibleOperations } from './hosting/visibleOperations.ts';

const opening = openingOf(process.env);
const operations = visibleOperations(catalog, opening);
const responseOf = trackResponses();
/** In milliseconds: the call that started the instance goes first. */
const WARM_UP_AFTER = 200;

let loaded: Promise<Handlers> | undefined;

const notLoaded = {
  code: 'unexpected',
  message: 'The relay could not be loaded. An administrator should deploy it again.',
};

app.setup({ enableHttpStream: true });
// before the worker exits: on Azure when an instance is removed, on the local host when it closes
app.hook.appTerminate(async () => (await loaded)?.end());

for (const operation of operations) {
  if (operation.protocol) {
    const handler = onceLoaded(({ protocolHandlerOf }) => protocolHandlerOf(operation));
    const { name, route, methods } = mcpFunction;
    app.http(name, { methods: [...methods], authLevel: 'function', route, handler });
    continue;
  }
  app.http(operation.id, {
    methods: [operation.method],
    authLevel: operation.anonymous ? 'anonymous' : 'function',
    // the Azure Functions action of Logic Apps cannot call a function with a custom route
    ...(operation.address !== operation.id && { route: operation.address }),
    handler: onceLoaded(({ handlerOf }) => handlerOf(operation)),
  });
}
for (const each of contractFunctions) {
  const { name, route, methods } = each;
  const handler = onceLoaded(({ contractHandlerOf }) => contractHandlerOf(each));
  app.http(name, { methods: [...methods], authLevel: 'function', route, handler });
}
if (opening.hasStorage) {
  app.timer(sweepFunction.name, {
    schedule: sweepFunction.schedule,
    handler: async (timer, context) => (await load()).sweepHandler(timer, context),
  });
  app.timer(recoverFunction.name, {
    schedule: recoverFunction.schedule,
    handler: async (timer, context) => (await load()).recoverHandler(timer, context),
  });
  for (const { name, queue } of queueFunctions)
    app.storageQueue(name, {
      queueName: queue,
      connection: queueConnection,
      handler: async (message, context) => (await load()).queueHandlerOf(queue)(message, context),
    });
}

// without a call, too: the settings are checked, and the log reports what is wrong
setImmediate(() => void load().catch(report));
setTimeout(() => void warmUp().catch(report), WARM_UP_AFTER).unref();

/** Loads what the first calls to a store need, and saves what was compiled for the next process. */
async function warmUp(): Promise<void> {
  await (await load()).warmUp();
  saveCompiled();
}

function load(): Promise<Handlers> {
  loaded ??= import('./handlers.ts').then(({ createHandlers }) =>
    createHandlers(operations, copyEnvironment(process.env), { responseOf, warn, note, log, audit }),
  );
  return loaded;
}

/** A handler that is created with its first call. It always responds: in streaming mode, Azure never does if a handler throws (nodejs-library #324). */
function onceLoaded(pick: (handlers: Handlers) => HttpHandler): HttpHandler {
  let handler: HttpHandler | undefined;
  return async (request, context) => {
    if (handler) return handler(request, context);
    const handlers = await load().catch(report);
    if (!handlers) return { status: 500, jsonBody: { error: notLoaded } };
    handler = pick(handlers);
    return handler(request, context);
  };
}

function report(error: unknown): void {
  console.error(JSON.stringify({ error: notLoaded.message, cause: String(error) }));
}

function warn(sentence: string): void {
  console.warn(JSON.stringify({ warning: sentence }));
}

function log(level: 'info' | 'warn' | 'error', line: object): void {
  console[level](JSON.stringify(line));
}

function audit(line: object): void {
  log('info', line);
}

function note(sentence: string): void {
  console.info(JSON.stringify({ note: sentence }));
}
