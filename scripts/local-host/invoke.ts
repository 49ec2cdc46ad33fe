// Invokes one function: pre-invocation hooks, the function, post-invocation hooks; returns the library's HttpResponse.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { format } from 'node:util';
import functions, {
  type HttpRequest,
  type HttpResponse,
  type InvocationContext,
  type LogHandler,
} from '@azure/functions';
import type { WhenGone } from '../../functions/core/deadline.ts';
import type { HostApp, HostLog, Registered } from './core.ts';

const known = new WeakMap<Registered, ReturnType<typeof optionsOf>>();

/** `whenGone` reports a client that disconnects. On Azure the relay learns it from the library's response. */
export function contextOf(
  app: HostApp,
  registered: Registered,
  req: IncomingMessage,
  whenGone: WhenGone,
  log: HostLog,
): InvocationContext {
  const context = new functions.InvocationContext({
    traceContext: traceOf(req),
    ...baseOf(app, registered, log),
  });
  context.extraInputs.set('whenGone', whenGone);
  return context;
}

/** The context of a function that no request calls. */
export function contextOfTrigger(
  app: HostApp,
  registered: Registered,
  triggerMetadata: Readonly<Record<string, unknown>>,
  log: HostLog,
): InvocationContext {
  return new functions.InvocationContext({ triggerMetadata, ...baseOf(app, registered, log) });
}

export async function invoke(
  app: HostApp,
  registered: Registered,
  request: HttpRequest,
  invocationContext: InvocationContext,
): Promise<HttpResponse> {
  return toResponse(await runFunction(app, registered, request, invocationContext));
}

/** Throws what the function throws, unless a hook clears the error. */
export async function runFunction(
  app: HostApp,
  registered: Registered,
  input: unknown,
  invocationContext: InvocationContext,
): Promise<unknown> {
  const hookData = {};
  const before = { hookData, invocationContext, functionCallback: registered.callback, inputs: [input] };
  await runHooks(app, 'preInvocation', before);
  const after = {
    hookData,
    invocationContext,
    inputs: before.inputs,
    result: undefined as unknown,
    error: null as unknown,
  };
  try {
    after.result = await before.functionCallback(...before.inputs, invocationContext);
  } catch (error) {
    after.error = error;
  }
  await runHooks(app, 'postInvocation', after);
  if (after.error) throw after.error;
  return after.result;
}

function baseOf(app: HostApp, registered: Registered, log: HostLog) {
  return {
    invocationId: randomUUID(),
    functionName: registered.name,
    logHandler: hookedLog(app, log),
    options: knownOptionsOf(registered),
  };
}

/** Hooks may modify their context, so all receive the same object, as from the worker (its InvocationHandler). */
export async function runHooks(app: HostApp, name: string, context: object): Promise<void> {
  for (const hook of app.hooks.get(name) ?? []) await hook(context);
}

/** A hook may change what the app logs; it runs synchronously, because logging does not wait. */
function hookedLog(app: HostApp, log: HostLog): LogHandler {
  return (level, ...args) => {
    const line = { hookData: {}, category: 'user', level, message: format(...args) };
    for (const hook of app.hooks.get('log') ?? []) hook(line);
    log(line.level, line.message);
  };
}

function traceOf({ headers: { traceparent, tracestate } }: IncomingMessage) {
  return {
    ...(typeof traceparent === 'string' && { traceParent: traceparent }),
    ...(typeof tracestate === 'string' && { traceState: tracestate }),
  };
}

/** Derived once: all invocations of a function have the same. */
function knownOptionsOf(registered: Registered) {
  const found = known.get(registered) ?? optionsOf(registered);
  known.set(registered, found);
  return found;
}

function optionsOf(registered: Registered) {
  const bindings = named(registered);
  const trigger = bindings.find(({ type }) => type.endsWith('Trigger'));
  const returned = bindings.find(({ name }) => name === '$return');
  const others = bindings.filter((each) => each !== trigger && each !== returned);
  return {
    ...(trigger && { trigger }),
    ...(returned && { return: returned }),
    extraInputs: others.filter(({ direction }) => direction === 'in'),
    extraOutputs: others.filter(({ direction }) => direction === 'out'),
  };
}

function named(registered: Registered) {
  return Object.entries(registered.bindings).map(([name, binding]) => ({ ...binding, name }));
}

/** The real host's response in classic mode; in streaming mode it responds to none of these errors. */
function toResponse(result: unknown): HttpResponse {
  if (result === undefined || result === null) return new functions.HttpResponse({ status: 204 });
  if (typeof result !== 'object') throw new TypeError(`A function must give an object, not a ${typeof result}.`);
  return result instanceof functions.HttpResponse ? result : new functions.HttpResponse(result);
}
