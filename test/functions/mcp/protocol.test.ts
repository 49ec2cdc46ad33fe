// What the MCP server answers to single messages, and what it refuses.
import { request } from 'node:http';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { KEY, type McpServer, openMcpServer, postMessage } from '../../support/mcpServer.ts';

let sandbox: Sandbox;
let server: McpServer;
beforeAll(async () => {
  sandbox = await startSandbox();
  server = await openMcpServer({ ...sandbox.settings, RELAY__ALLOW: 'read' });
});
afterAll(async () => {
  await server?.close();
  await sandbox?.close();
});

function modern(method: string, params: object = {}) {
  return {
    jsonrpc: '2.0',
    id: 'text-1',
    method,
    params: {
      ...params,
      _meta: {
        'io.modelcontextprotocol/protocolVersion': '2026-07-28',
        'io.modelcontextprotocol/clientCapabilities': {},
        'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1.0.0' },
      },
    },
  };
}
function modernHeaders(method: string) {
  return { 'mcp-protocol-version': '2026-07-28', 'mcp-method': method };
}

test.each(['GET', 'DELETE'])('%s is not allowed, as there are no streams and no sessions', async (method) => {
  const answered = await fetch(server.url, { method, headers: { 'x-functions-key': KEY } });
  expect([answered.status, answered.headers.get('allow')]).toEqual([405, 'POST']);
  expect(await answered.json()).toMatchObject({ jsonrpc: '2.0', error: { code: -32_000 } });
});

describe('A page of another site', () => {
  const list = { jsonrpc: '2.0', id: 1, method: 'tools/list' };

  test.each(['https://evil.example', 'http://127.0.0.1:1', 'null', 'no origin'])(
    'such as %s is refused',
    async (origin) => {
      const { status, json } = await postMessage(server.url, list, { origin });
      expect([status, json.error.code]).toEqual([403, -32_000]);
    },
  );

  test('is refused with any method', async () => {
    const answered = await fetch(server.url, { method: 'DELETE', headers: { origin: 'https://evil.example' } });
    expect(answered.status).toBe(403);
  });

  test('is refused when its name was rebound to this machine, whatever key it sends', async () => {
    const { port } = new URL(server.url);
    const rebound = `evil.example:${port}`;
    const statusFor = (origin: string, host: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const headers = { host, origin, 'content-type': 'application/json', 'x-functions-key': KEY };
        const asked = request({ port, path: '/api/mcp', method: 'POST', headers }, (answered) => {
          answered.resume();
          resolve(answered.statusCode);
        });
        asked.once('error', reject);
        asked.end(JSON.stringify(list));
      });
    expect(await statusFor(`http://${rebound}`, rebound)).toBe(403);
    // a site with a certificate for its own name is not rebound
    expect(await statusFor('https://relay.example', 'relay.example')).not.toBe(403);
    expect(await statusFor(`http://localhost:${port}`, `localhost:${port}`)).not.toBe(403);
  });

  test('is not the page of the relay itself', async () => {
    const { status, json } = await postMessage(server.url, list, { origin: new URL(server.url).origin });
    expect([status, json.result.tools.length > 2]).toEqual([200, true]);
  });
});

test('The revision of 2026 discovers the server without a session, and gets plain JSON', async () => {
  const { status, headers, json } = await postMessage(
    server.url,
    modern('server/discover'),
    modernHeaders('server/discover'),
  );
  expect(status).toBe(200);
  expect(headers.get('content-type')).toContain('application/json');
  expect(json).toMatchObject({ id: 'text-1', result: { supportedVersions: ['2026-07-28'] } });
  expect(json.result.instructions).toContain('find_operation');
});

test('A message whose header names another method is refused by the number of the specification', async () => {
  const { status, json } = await postMessage(server.url, modern('tools/list'), modernHeaders('prompts/list'));
  expect([status, json.error.code]).toEqual([400, -32_020]);
});

test('A list is one page, marked as private, without a cursor', async () => {
  const { json } = await postMessage(server.url, modern('tools/list'), modernHeaders('tools/list'));
  expect(json.result).toMatchObject({ resultType: 'complete', cacheScope: 'private' });
  expect(json.result).not.toHaveProperty('nextCursor');
});

test('A notification is accepted without an answer', async () => {
  const { status, json } = await postMessage(server.url, { jsonrpc: '2.0', method: 'notifications/initialized' });
  expect([status, json]).toEqual([202, undefined]);
});

test('A stream that would stay open is refused', async () => {
  const { status, json } = await postMessage(
    server.url,
    modern('subscriptions/listen', { notifications: {} }),
    modernHeaders('subscriptions/listen'),
  );
  expect([status, json]).toMatchObject([404, { id: 'text-1', error: { code: -32_601 } }]);
});

test('Several messages at once are refused, so that each has its own line in the log', async () => {
  const { status, json } = await postMessage(server.url, [{ jsonrpc: '2.0', id: 1, method: 'ping' }]);
  expect([status, json.error.code]).toEqual([400, -32_600]);
});

test('What is no JSON, and what is too long, is refused', async () => {
  const broken = await postMessage(server.url, '{"jsonrpc": "2.0", ');
  expect([broken.status, broken.json.error.code]).toEqual([400, -32_700]);
  const long = await postMessage(server.url, `"${'x'.repeat(1_048_577)}"`);
  expect([long.status, long.json.error.code]).toEqual([413, 'payload_too_large']);
});

test('Text that is not UTF-8 is refused, and not changed', async () => {
  const call = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'find_operation', arguments: {} } };
  const body = Buffer.from(JSON.stringify(call).replace('{}', '{"words":"caf\u00e9 reviews"}'), 'latin1');
  const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
  const answered = await fetch(server.url, { method: 'POST', headers: { ...headers, 'x-functions-key': KEY }, body });
  expect([answered.status, await answered.json()]).toEqual([
    400,
    { jsonrpc: '2.0', id: null, error: { code: -32_700, message: 'The message is not UTF-8.' } },
  ]);
});

test('An ID that is a number keeps all its digits', async () => {
  const inputs = '{"operation":"ReadApp","parameters":{"id":12345678901234567890}}';
  await postMessage(
    server.url,
    `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"call_operation","arguments":${inputs}}}`,
  );
  expect(sandbox.seen.at(-1)?.url).toBe('/v1/apps/12345678901234567890');
});

test('The log line of a call names the operation that the tool called, and its status', async () => {
  const params = { name: 'ListReviews', arguments: { id: '404' } };
  const { status } = await postMessage(server.url, { jsonrpc: '2.0', id: 1, method: 'tools/call', params });
  expect(status).toBe(200);
  expect(server.lines.at(-1)).toMatchObject({
    operation: 'ListReviews',
    viaOperation: 'InvokeMcp',
    status: 404,
    code: 'store_refused',
  });
});
