// The three entry points of the relay behind one interface: dispatch, the real Azure classes, and the local host over HTTP.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import azure from '@azure/functions';
import { catalog } from '../../connector/catalog.ts';
import type { Operation } from '../../connector/core/operation.ts';
import { createRelay } from '../../functions/composition.ts';
import type { LogEntry } from '../../functions/core/types.ts';
import { createDispatcher } from '../../functions/dispatch.ts';
import { toHandler } from '../../functions/hosting/azureFunctions.ts';
import { readConfig } from '../../functions/stores/readConfig.ts';
import { ownEnvironment } from '../../scripts/local-host/childEnvironment.ts';

export interface EntryPointReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: the test defines the shape of a response
  readonly json: any;
}

export interface AskRelay {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface EntryPoint {
  /** The origin, if the entry point listens. */
  readonly origin?: string;
  readonly call: (address: string, ask?: AskRelay) => Promise<EntryPointReply>;
  /** All log output of the relay. */
  readonly written: () => string;
  readonly close: () => Promise<void>;
}

export const TEST_FUNCTION_KEY = 'a-function-key-of-the-test-alone';

function reply(status: number, headers: Readonly<Record<string, string>>, body: string): EntryPointReply {
  const json = (): unknown => {
    try {
      return JSON.parse(body);
    } catch {
      return undefined;
    }
  };
  return { status, headers, text: body, json: json() };
}

/** The code of the relay that an entry point runs: this checkout's, or that of a copy. */
export interface RelayCode {
  readonly catalog: readonly Operation[];
  readonly createRelay: typeof createRelay;
  readonly readConfig: typeof readConfig;
  readonly createDispatcher: typeof createDispatcher;
  readonly toHandler: typeof toHandler;
  /** The script of `npm start`. */
  readonly startScript: string;
}

const ownCode: RelayCode = {
  ...{ catalog, createRelay, readConfig, createDispatcher, toHandler },
  startScript: fileURLToPath(new URL('../../scripts/start.js', import.meta.url)),
};

/** Matches like the Functions host: method, then segment by segment. */
function match(
  all: readonly Operation[],
  method: string,
  pathname: string,
): { operation: Operation; path: Record<string, string> } | undefined {
  for (const operation of all) {
    const pattern = operation.address.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    const found = new RegExp(`^/api/${pattern}$`, 'i').exec(pathname);
    if (found && operation.method === method) {
      const path = Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
      return { operation, path: Object.fromEntries(path) };
    }
  }
  return undefined;
}

type Run = (operation: Operation, path: Record<string, string>, url: URL, ask: AskRelay) => Promise<EntryPointReply>;

function routed({ catalog: all }: RelayCode, run: Run): EntryPoint['call'] {
  return async (address, ask = {}) => {
    const url = new URL(address, 'http://relay.test');
    const found = match(all, ask.method ?? 'GET', url.pathname);
    return found ? run(found.operation, found.path, url, ask) : reply(404, {}, '');
  };
}

function started(settings: Readonly<Record<string, string>>, code: RelayCode) {
  const { dependencies: parts, close } = code.createRelay(code.readConfig(settings), code.catalog);
  return { forward: code.createDispatcher(parts), close };
}

async function textOf(body: Uint8Array | Readable | undefined): Promise<string> {
  return body === undefined ? '' : body instanceof Readable ? text(body) : Buffer.from(body).toString();
}

/** Calls the dispatcher directly. */
export async function openPipeline(settings: Readonly<Record<string, string>>, code = ownCode): Promise<EntryPoint> {
  const { forward, close } = started(settings, code);
  const lines: LogEntry[] = [];
  const call = routed(code, async (operation, path, url, { headers = {}, body }) => {
    const answered = await forward(operation, {
      id: headers['x-correlation-id'] ?? 'test-correlation-id',
      path,
      query: url.searchParams,
      self: url.href,
      header: (name) => headers[name],
      body: body === undefined ? undefined : Readable.from([Buffer.from(body)]),
      log: (_, line) => lines.push(line),
      audit: () => undefined,
    });
    return reply(answered.status, answered.headers, await textOf(answered.body));
  });
  return { call, written: () => JSON.stringify(lines), close };
}

/** Calls the handler with the real HttpRequest, InvocationContext and HttpResponse of @azure/functions. */
export async function openAzureClasses(
  settings: Readonly<Record<string, string>>,
  code = ownCode,
): Promise<EntryPoint> {
  const { forward, close } = started(settings, code);
  const lines: unknown[] = [];
  const call = routed(code, async (operation, params, url, { method = 'GET', headers = {}, body }) => {
    const asked = new azure.HttpRequest({
      method,
      url: url.href,
      headers,
      params,
      ...(body === undefined ? {} : { body: { string: body } }),
    });
    const context = new azure.InvocationContext({
      functionName: operation.id,
      invocationId: 'test-invocation-id',
      logHandler: (...line) => lines.push(line),
    });
    const result = new azure.HttpResponse((await code.toHandler(operation, forward)(asked, context)) as object);
    return reply(result.status, Object.fromEntries(result.headers.entries()), await result.text());
  });
  return { call, written: () => JSON.stringify(lines), close };
}

/** Starts the local host in its own process, as `npm start` does, and calls it over HTTP. */
export async function openLocalHost(
  settings: Readonly<Record<string, string>>,
  { startScript: script } = ownCode,
): Promise<EntryPoint & { readonly kill: () => Promise<void> }> {
  const env = ownEnvironment({ NO_COLOR: '1', RELAY__FUNCTION_KEY: TEST_FUNCTION_KEY, ...settings });
  const child = spawn(process.execPath, [script, '--port', '0'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: tmpdir(),
  });
  const lines: string[] = [];
  const origin = await new Promise<string>((resolve, reject) => {
    const take = (line: string): void => {
      lines.push(line);
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
      if (found) resolve(found);
    };
    createInterface(child.stdout).on('line', take);
    createInterface(child.stderr).on('line', take);
    child.once('exit', () => reject(new Error(`the host ended:\n${lines.join('\n')}`)));
  });
  const call: EntryPoint['call'] = async (address, { method = 'GET', headers = {}, body } = {}) => {
    const sent = {
      method,
      headers: { 'x-functions-key': TEST_FUNCTION_KEY, ...headers },
      ...(body === undefined ? {} : { body }),
    };
    const answered = await fetch(origin + address, { ...sent, redirect: 'manual' });
    return reply(answered.status, Object.fromEntries(answered.headers), await answered.text());
  };
  const close = async (): Promise<void> => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { origin, call, written: () => lines.join('\n'), close, kill };
}

export const entryPoints = {
  'the pipeline': openPipeline,
  'the Azure classes': openAzureClasses,
  'the local host': openLocalHost,
} as const;
