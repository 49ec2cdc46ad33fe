// The two hosts: the local one, and the real streaming proxy of the library, as Azure's host uses it.
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { catalog } from '../../connector/catalog.ts';
import { ownEnvironment } from '../../scripts/local-host/childEnvironment.ts';
import { openLocalHost, TEST_FUNCTION_KEY } from './entryPoints.ts';

export interface CallInputs {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface HostResponse {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

export interface TestHost {
  /** Calls an operation without path inputs over HTTP. */
  readonly call: (id: string, inputs?: CallInputs) => Promise<HostResponse>;
  readonly close: () => Promise<void>;
}

export type OpenHost = (settings: Readonly<Record<string, string>>) => Promise<TestHost>;

export const hosts: Readonly<Record<string, OpenHost>> = {
  'the local host': openLocal,
  'the proxy of the library': openLibrary,
};

async function openLocal(settings: Readonly<Record<string, string>>): Promise<TestHost> {
  const { origin, close } = await openLocalHost(settings);
  return { call: (id, inputs) => send(`${origin}/`, id, inputs, { 'x-functions-key': TEST_FUNCTION_KEY }), close };
}

async function openLibrary(settings: Readonly<Record<string, string>>): Promise<TestHost> {
  const [script, entry] = ['../scripts/local-host/proxy.js', '../../functions/main.js'].map(
    (each) => new URL(each, import.meta.url),
  );
  const child = fork(String(script?.pathname), [String(entry)], {
    env: ownEnvironment(settings),
    cwd: tmpdir(),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ uri }] = (await once(child, 'message')) as [{ uri: string }];
  const call: TestHost['call'] = (id, inputs) => {
    const invocationId = randomUUID();
    const forwarded = { 'x-forwarded-host': 'relay.example', 'x-forwarded-proto': 'https' };
    const own = { ...forwarded, 'x-ms-invocation-id': invocationId, 'x-functions-key': TEST_FUNCTION_KEY };
    return send(uri, id, inputs, own, (headers) => void child.send({ name: id, invocationId, headers }));
  };
  const close = async (): Promise<void> => {
    child.kill();
    await once(child, 'exit');
  };
  return { call, close };
}

async function send(
  base: string,
  id: string,
  { query = {}, body, headers = {} }: CallInputs = {},
  own: Readonly<Record<string, string>>,
  announce: (headers: Readonly<Record<string, string>>) => void = () => undefined,
): Promise<HostResponse> {
  const operation = catalog.find((each) => each.id === id);
  if (!operation) throw new Error(`There is no ${id}`);
  const all = { ...own, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers };
  announce(all);
  const answered = await fetch(`${base}api/${operation.address}?${new URLSearchParams({ ...query })}`, {
    method: operation.method,
    headers: all,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answered.status, text: await answered.text(), headers: answered.headers };
}
