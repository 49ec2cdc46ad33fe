// Clients of 2025 that can ask a person: without sessions nothing can be asked of them, so that they get a plan to show.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { createMcpHandler, Server, type ServerContext } from '@modelcontextprotocol/server';
import { startSandbox } from '../../../scripts/simulator/simulator.ts';
import { KEY, openMcpServer, type ToolAnswer } from '../../support/mcpServer.ts';

const question = {
  message: 'Do it?',
  requestedSchema: { type: 'object' as const, properties: { approve: { type: 'boolean' as const } } },
};
const closes: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closes.splice(0).reverse()) await close();
});

/** A genuine client of 2025 that declares elicitation, and how often it was asked. */
async function connect(url: string) {
  const asked: string[] = [];
  const client = new Client({ name: 'test', version: '1.0.0' }, { capabilities: { elicitation: {} } });
  client.setRequestHandler(ElicitRequestSchema, async ({ params }) => {
    asked.push(params.message);
    return { action: 'accept', content: { approve: true } };
  });
  const transport = new StreamableHTTPClientTransport(new URL(url), {
    requestInit: { headers: { 'x-functions-key': KEY } },
  });
  await client.connect(transport as Parameters<Client['connect']>[0]);
  closes.push(() => client.close());
  const call = async (name: string, inputs: Record<string, unknown> = {}): Promise<ToolAnswer> =>
    (await client.callTool({ name, arguments: inputs })) as unknown as ToolAnswer;
  return { call, asked };
}

/** The library as it serves clients of 2025, whose one tool asks a person. */
async function openAskingServer(ask: (server: Server, context: ServerContext) => Promise<unknown>): Promise<string> {
  const handler = createMcpHandler(() => {
    const server = new Server({ name: 'asking', version: '1.0.0' }, { capabilities: { tools: {} } });
    server.setRequestHandler('tools/call', async (_, context) => {
      const text = await ask(server, context).then(JSON.stringify, ({ message }: Error) => message);
      return { content: [{ type: 'text', text }] };
    });
    return server;
  });
  const http = createServer(async (req, res) => {
    const request = new Request(`http://127.0.0.1${req.url}`, {
      method: req.method ?? '',
      headers: req.headers as Record<string, string>,
      ...(req.method === 'POST' && { body: Readable.toWeb(req) as ReadableStream, duplex: 'half' as const }),
    } as RequestInit);
    const answered = await handler.fetch(request);
    res.writeHead(answered.status, Object.fromEntries(answered.headers));
    for await (const piece of answered.body ?? []) res.write(piece);
    res.end();
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  closes.push(async () => {
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  });
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}/`;
}

test('Such a client gets a plan, is asked nothing, and applies it by its ID', async () => {
  const sandbox = await startSandbox();
  closes.push(() => sandbox.close());
  const server = await openMcpServer({ ...sandbox.settings, RELAY__ALLOW: '*' });
  closes.push(() => server.close());
  const { call, asked } = await connect(server.url);
  const listed = await call('ListApps', { filter_name: 'Sparrow Ledger' });
  const inputs = { appId: listed.structuredContent.data.data[0].id, otherwise: 'By a client of 2025.' };
  const changes = (): number => sandbox.seen.filter(({ method }) => method !== 'GET').length;
  const { structuredContent: plan } = await call('SetWhatsNew', inputs);
  expect([plan.notice, changes()]).toEqual([expect.stringContaining('This is a plan. Nothing was changed.'), 0]);
  const { structuredContent: applied } = await call('SetWhatsNew', { ...inputs, planId: plan.data.planId });
  expect(applied.data.steps.map(({ state }: { state: string }) => state)).toContain('done');
  expect([changes() > 0, asked]).toEqual([true, []]);
});

test('Without sessions the library does not know what the client has declared, and asks nothing', async () => {
  const url = await openAskingServer((_, { mcpReq }) => mcpReq.elicitInput(question));
  const { call, asked } = await connect(url);
  expect((await call('any')).content[0]?.text).toContain('does not support form elicitation');
  expect(asked).toEqual([]);
});

test('Even if it asks all the same, the answer comes in another request, and nobody waits for it there', async () => {
  const params = { mode: 'form' as const, ...question };
  const url = await openAskingServer((_, { mcpReq }) =>
    mcpReq.send({ method: 'elicitation/create', params }, { timeout: 1_000 }),
  );
  const { call, asked } = await connect(url);
  expect((await call('any')).content[0]?.text).toContain('timed out');
  expect(asked).toEqual([question.message]);
});
