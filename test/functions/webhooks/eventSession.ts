// A relay that listens on loopback, the simulated App Store Connect, and a callback that answers as the test says.
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import azure from '@azure/functions';
import { catalog } from '../../../connector/catalog.ts';
import { createRelay } from '../../../functions/composition.ts';
import type { AuditEntry, LogEntry } from '../../../functions/core/types.ts';
import { createDispatcher } from '../../../functions/dispatch.ts';
import { toHandler } from '../../../functions/hosting/azureFunctions.ts';
import { readConfig } from '../../../functions/stores/readConfig.ts';
import { startSandbox } from '../../../scripts/simulator/simulator.ts';
import { serveOn } from '../../support/listen.ts';

/** What a callback got: the path, and the item. */
export interface CallbackCall {
  readonly path: string;
  // biome-ignore lint/suspicious/noExplicitAny: the test defines the shape of an item
  readonly item: any;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Does not answer before it is released. */
  readonly hangs?: true;
}

async function bytesOf(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A receiver of events. It answers 202 unless `answers` has an answer for the path. */
export async function openCallback() {
  const calls: CallbackCall[] = [];
  const answers = new Map<string, Answer>();
  const held: (() => void)[] = [];
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    calls.push({ path, item: JSON.parse((await bytesOf(request)).toString() || 'null') });
    const { status, headers = {}, hangs } = answers.get(path) ?? { status: 202 };
    if (hangs) await new Promise<void>((resolve) => held.push(resolve));
    response.writeHead(status, headers).end();
  });
  const { origin, close } = await serveOn(server);
  /** Lets the callbacks that hang answer. */
  const release = (): void => {
    for (const each of held.splice(0)) each();
  };
  return { origin, calls, answers, release, close };
}

type Settings = Readonly<Record<string, string | undefined>>;

/** One instance of a relay behind a real HTTP server. Clocks of queues and waits can be moved by `time`. */
export async function openInstance(settings: Settings, time: { ahead: number }) {
  const lines: LogEntry[] = [];
  const audits: AuditEntry[] = [];
  const relay = createRelay(readConfig(settings), catalog, {
    now: () => Date.now() + time.ahead,
    elapsed: () => performance.now() + time.ahead,
    backOff: () => 5,
    log: (_, line) => lines.push(line),
    audit: (entry) => audits.push(entry),
  });
  const forward = createDispatcher(relay.dependencies);
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', `http://${request.headers.host}`);
    const found = catalog.flatMap((operation) => {
      const names: string[] = [];
      const pattern = operation.address.replace(/\{(\w+)\}/g, (_, name) => {
        names.push(name);
        return '([^/]+)';
      });
      const values = new RegExp(`^/api/${pattern}$`).exec(url.pathname)?.slice(1);
      if (operation.method !== request.method || !values) return [];
      return [
        {
          operation,
          params: Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(values[at] ?? '')])),
        },
      ];
    });
    const [match] = found.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length);
    if (!match) return void response.writeHead(404).end();
    const body = await bytesOf(request);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const asked = new azure.HttpRequest({
      url: url.href,
      method: request.method ?? '',
      headers,
      params: match.params,
      ...(body.length > 0 && { body: { bytes: body } }),
    });
    const context = new azure.InvocationContext({
      invocationId: `call-${lines.length}-of-test`,
      logHandler: (_, text) => {
        const line = JSON.parse(String(text));
        (line.audit ? audits : lines).push(line as never);
      },
    });
    const made = await toHandler(match.operation, forward)(asked, context);
    const {
      status = 200,
      headers: given = {},
      body: bytes,
    } = made as { status?: number; headers?: object; body?: Uint8Array | Readable };
    response
      .writeHead(status, given as Record<string, string>)
      .end(bytes instanceof Readable ? await buffer(bytes) : bytes);
  });
  const { origin, close: closeServer } = await serveOn(server);
  const close = async (): Promise<void> => {
    await closeServer();
    await relay.close();
  };
  return { origin, relay, lines, audits, close };
}

export async function openEventSession(settings: Settings = {}) {
  const time = { ahead: 0 };
  const sandbox = await startSandbox({ now: () => Date.now() + time.ahead });
  const all: Settings = { ...sandbox.settings, RELAY__ALLOW: '*, anything', ...settings };
  const instance = await openInstance(all, time);
  const callback = await openCallback();
  const call = async (method: string, path: string, body?: unknown, at = instance.origin) => {
    const response = await fetch(path.startsWith('http') ? path : `${at}/api/${path}`, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, json: text === '' ? undefined : JSON.parse(text) };
  };
  const appIn = async (state: string): Promise<string> => {
    for (const { id } of (await call('GET', 'apple/v1/apps?limit=200')).json.data) {
      const query = `filter[appVersionState]=${state}&filter[platform]=IOS`;
      if ((await call('GET', `apple/v1/apps/${id}/appStoreVersions?${query}`)).json.data.length > 0) return id;
    }
    throw new Error(`No app is ${state}`);
  };
  const subscribe = (appId: string, path: string, more: object = {}, at = instance.origin) =>
    call('POST', 'apple/hooks', { appId, callback: `${callback.origin}${path}`, ...more }, at);
  /** Makes something happen to a rejected version: its submission is canceled. */
  const cause = async (appId: string) => {
    const open = await call('GET', `apple/v1/reviewSubmissions?filter[app]=${appId}`);
    return call('PATCH', `apple/v1/reviewSubmissions/${open.json.data[0].id}`, { canceled: true });
  };
  const webhooksOf = async (appId: string) =>
    (await call('GET', `apple/v1/apps/${appId}/webhooks`)).json.data.filter(
      ({ attributes }: { attributes: { name: string } }) => attributes.name.startsWith('Store Relay'),
    );
  const close = async (): Promise<void> => {
    await instance.close();
    await callback.close();
    await sandbox.close();
  };
  return { time, sandbox, settings: all, instance, callback, call, appIn, subscribe, cause, webhooksOf, close };
}

export type EventSession = Awaited<ReturnType<typeof openEventSession>>;
