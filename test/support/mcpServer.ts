// The MCP server of a relay over real HTTP, with the real classes of @azure/functions, and the genuine clients of the protocol.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import azure from '@azure/functions';
import { Client as NewClient, StreamableHTTPClientTransport as NewTransport } from '@modelcontextprotocol/client';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as OldTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { catalog } from '../../connector/catalog.ts';
import { createRelay } from '../../functions/composition.ts';
import { createDispatcher } from '../../functions/dispatch.ts';
import { toMcpHandler } from '../../functions/hosting/mcpRoute.ts';
import { readConfig } from '../../functions/stores/readConfig.ts';

export interface McpServer {
  readonly url: string;
  /** The log lines of the relay, and its audit entries. */
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  readonly close: () => Promise<void>;
}

/** What the tests read of a result of any client. */
export interface ToolAnswer {
  readonly isError?: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: the test defines the shape of a result
  readonly structuredContent?: any;
  readonly content: readonly { readonly type: string; readonly text?: string }[];
}

export interface ListedTool {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  // biome-ignore lint/suspicious/noExplicitAny: the test defines the shape of a schema
  readonly inputSchema: any;
  // biome-ignore lint/suspicious/noExplicitAny: the test defines the shape of a schema
  readonly outputSchema?: any;
  readonly annotations?: Readonly<Record<string, unknown>>;
}

export interface CallOptions {
  /** The client asks for progress. */
  readonly onprogress?: (progress: {
    readonly progress: number;
    readonly total?: number;
    readonly message?: string;
  }) => void;
}

/** A connected client, of any generation. */
export interface McpClient {
  readonly tools: () => Promise<readonly ListedTool[]>;
  readonly call: (
    name: string,
    inputs?: Readonly<Record<string, unknown>>,
    options?: CallOptions,
  ) => Promise<ToolAnswer>;
  readonly resources: () => Promise<readonly string[]>;
  readonly templates: () => Promise<readonly { readonly uriTemplate: string; readonly description?: string }[]>;
  /** The text of the first content. */
  readonly read: (uri: string) => Promise<string>;
  readonly readAll: (uri: string) => Promise<readonly { readonly mimeType?: string; readonly text: string }[]>;
  readonly prompts: () => Promise<readonly string[]>;
  readonly prompt: (name: string, inputs: Readonly<Record<string, string>>) => Promise<string>;
  readonly close: () => Promise<void>;
}

export const KEY = 'a-function-key-of-the-test-alone';

/** Serves the operation of the protocol at /api/mcp; the host's check of the key is not part of it. */
export async function openMcpServer(
  settings: Readonly<Record<string, string | undefined>>,
  environment: Parameters<typeof createRelay>[2] = {},
): Promise<McpServer> {
  const relay = createRelay(readConfig(settings), catalog, { backOff: () => 5, ...environment });
  const operation = catalog.find(({ protocol }) => protocol === 'mcp');
  if (!operation) throw new Error('There is no MCP server');
  const handler = toMcpHandler(operation, createDispatcher(relay.dependencies), () => undefined);
  const lines: Readonly<Record<string, unknown>>[] = [];
  const answer = async (asked: IncomingMessage, res: ServerResponse): Promise<void> => {
    const body = await buffer(asked);
    const request = new azure.HttpRequest({
      method: asked.method ?? '',
      url: `http://${asked.headers.host}${asked.url}`,
      headers: asked.headers as Record<string, string>,
      ...(body.length > 0 && { body: { bytes: body } }),
    });
    const context = new azure.InvocationContext({
      functionName: operation.id,
      invocationId: 'test-invocation-id',
      logHandler: (_, line) => void lines.push(JSON.parse(String(line))),
    });
    const result = new azure.HttpResponse((await handler(request, context)) as object);
    res.writeHead(result.status, Object.fromEntries(result.headers.entries()));
    for await (const piece of result.body ?? []) res.write(piece);
    res.end();
  };
  const server = createServer((asked, res) => void answer(asked, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/mcp`;
  return {
    url,
    lines,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await relay.close();
    },
  };
}

/** The genuine clients: of 2026-07-28, the same as it is without options, and of 2025. */
export const clients: Readonly<Record<string, (url: string, key?: string) => Promise<McpClient>>> = {
  'client 2.4 with the revision of 2026': (url, key) => connectNew(url, key, { versionNegotiation: { mode: 'auto' } }),
  'client 2.4 without options': (url, key) => connectNew(url, key, {}),
  'sdk 1.32': connectOld,
};

/** What a person answers to a question, or does not. */
export type PersonAnswer = (asked: { readonly message: string; readonly requestedSchema: unknown }) => {
  readonly action: 'accept' | 'decline' | 'cancel';
  readonly content?: Readonly<Record<string, boolean>>;
};

/** A client of 2026-07-28 that can ask a person. */
export async function connectAsking(url: string, answer: PersonAnswer, key = KEY): Promise<McpClient> {
  const capabilities = { elicitation: { form: {} } };
  const client = new NewClient(
    { name: 'test', version: '1.0.0' },
    { capabilities, versionNegotiation: { mode: 'auto' } },
  );
  client.setRequestHandler('elicitation/create', async ({ params }) =>
    answer({ message: params.message, requestedSchema: 'requestedSchema' in params && params.requestedSchema }),
  );
  await client.connect(new NewTransport(new URL(url), { requestInit: { headers: { 'x-functions-key': key } } }));
  return face(client as unknown as Face);
}

async function connectNew(url: string, key = KEY, options: object = {}): Promise<McpClient> {
  const client = new NewClient({ name: 'test', version: '1.0.0' }, options);
  await client.connect(new NewTransport(new URL(url), { requestInit: { headers: { 'x-functions-key': key } } }));
  return face(client as unknown as Face);
}

async function connectOld(url: string, key = KEY): Promise<McpClient> {
  const client = new OldClient({ name: 'test', version: '1.0.0' });
  const transport = new OldTransport(new URL(url), { requestInit: { headers: { 'x-functions-key': key } } });
  await client.connect(transport as Parameters<OldClient['connect']>[0]);
  return face(client as unknown as Face, true);
}

/** What both libraries have in common. */
interface Face {
  readonly listTools: () => Promise<{ readonly tools: readonly ListedTool[] }>;
  readonly callTool: (asked: object, ...options: (object | undefined)[]) => Promise<ToolAnswer>;
  readonly listResources: () => Promise<{ readonly resources: readonly { readonly uri: string }[] }>;
  readonly listResourceTemplates: () => Promise<{
    readonly resourceTemplates: readonly { readonly uriTemplate: string }[];
  }>;
  readonly readResource: (asked: object) => Promise<{ readonly contents: readonly { readonly text: string }[] }>;
  readonly listPrompts: () => Promise<{ readonly prompts: readonly { readonly name: string }[] }>;
  readonly getPrompt: (asked: object) => Promise<{
    readonly messages: readonly { readonly content: { readonly text: string } }[];
  }>;
  readonly close: () => Promise<void>;
}

/** The older library takes the schema of a result before the options. */
function face(client: Face, isOld = false): McpClient {
  return {
    tools: async () => (await client.listTools()).tools,
    call: (name, inputs = {}, options = {}) =>
      client.callTool({ name, arguments: inputs }, ...(isOld ? [undefined, options] : [options])),
    resources: async () => (await client.listResources()).resources.map(({ uri }) => uri),
    read: async (uri) => (await client.readResource({ uri })).contents[0]?.text ?? '',
    templates: async () => (await client.listResourceTemplates()).resourceTemplates,
    readAll: async (uri) => (await client.readResource({ uri })).contents,
    prompts: async () => (await client.listPrompts()).prompts.map(({ name }) => name),
    prompt: async (name, inputs) =>
      (await client.getPrompt({ name, arguments: inputs })).messages[0]?.content.text ?? '',
    close: () => client.close(),
  };
}

/** One message without a client; the answer is JSON, or the only event of a stream. */
export async function postMessage(
  url: string,
  message: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<{
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the test defines the shape of a message
  readonly json: any;
}> {
  const answered = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'x-functions-key': KEY,
      ...headers,
    },
    body: typeof message === 'string' ? message : JSON.stringify(message),
  });
  const text = await answered.text();
  const data = /^data: (.*)$/m.exec(text)?.[1] ?? text;
  return { status: answered.status, headers: answered.headers, json: data === '' ? undefined : JSON.parse(data) };
}
