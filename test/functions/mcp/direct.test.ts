// Calls of tools that the relay answers without the library of the protocol: their answers are those of the library.
import { directCall } from '../../../functions/mcp/directCall.ts';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { type McpServer, openMcpServer, postMessage } from '../../support/mcpServer.ts';

let sandbox: Sandbox;
let server: McpServer;
beforeAll(async () => {
  sandbox = await startSandbox();
  server = await openMcpServer({ ...sandbox.settings, RELAY__ALLOW: '*' });
});
afterAll(async () => {
  await server?.close();
  await sandbox?.close();
});

const [MODERN, OLD] = ['2026-07-28', '2025-11-25'] as const;
const capable = { elicitation: { form: {} } };

function messageOf(revision: string, name: string, inputs: object, capabilities: object = {}) {
  const meta = {
    'io.modelcontextprotocol/protocolVersion': MODERN,
    'io.modelcontextprotocol/clientCapabilities': capabilities,
    'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1.0.0' },
  };
  const params = { name, arguments: inputs, ...(revision === MODERN && { _meta: meta }) };
  return { jsonrpc: '2.0', id: 7, method: 'tools/call', params };
}

function headersOf(revision: string, name: string): Record<string, string> {
  return {
    'mcp-protocol-version': revision,
    ...(revision === MODERN && { 'mcp-method': 'tools/call', 'mcp-name': name }),
  };
}

/** The answer to the message, and that of the library, which gets the same with a parameter that the relay does not know. */
async function both(revision: string, name: string, inputs: object, capabilities?: object) {
  const message = messageOf(revision, name, inputs, capabilities);
  const headers = headersOf(revision, name);
  const direct = await postMessage(server.url, message, headers);
  const odd = { ...message, params: { ...message.params, unknownToTheRelay: 1 } };
  return { direct, library: await postMessage(server.url, odd, headers) };
}

describe.each([MODERN, OLD])('Revision %s:', (revision) => {
  test.each([
    ['a list', 'ListApps', { limit: 3 }],
    ['a page that goes on', 'ListApps', { limit: 1 }],
    ['a refusal of the store', 'ListReviews', { id: '404' }],
    ['inputs that are no inputs', 'ListApps', { limit: 'many' }],
    ['the search', 'find_operation', { words: 'who has access' }],
    ['an operation by its name', 'call_operation', { operation: 'ListUsers', parameters: { limit: 1 } }],
  ])('%s is answered as by the library', async (_, name, inputs) => {
    const { direct, library } = await both(revision, name, inputs);
    expect([direct.status, direct.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(direct.json.result.structuredContent).toBeDefined();
    expect(direct.json).toEqual(library.json);
  });

  test.each([
    ['by its tool', 'SetWhatsNew', true],
    ['by its tool, with a text', 'SetWhatsNew', ' Yes'],
    ['by its name', 'call_operation', true],
  ])('a plan is not applied %s while dryRun asks for a plan', async (_, name, dryRun) => {
    const listed = await both(revision, 'ListApps', { filter_name: 'Sparrow Ledger' });
    const appId = listed.direct.json.result.structuredContent.data.data[0].id;
    const changes = (): number => sandbox.seen.filter(({ method }) => method !== 'GET').length;
    const before = changes();
    const inputs = (more: object) => {
      const given = { appId, otherwise: `Not to be published, ${String(dryRun)}.`, ...more };
      return name === 'call_operation' ? { operation: 'SetWhatsNew', body: given } : given;
    };
    for (const capabilities of [{}, capable]) {
      const planned = await both(revision, name, inputs({ dryRun }), capabilities);
      const { planId } = planned.direct.json.result.structuredContent.data;
      expect(planId).toMatch(/^[\w-]{16,}$/);
      const { direct, library } = await both(revision, name, inputs({ dryRun, planId }), capabilities);
      for (const { json } of [direct, library])
        expect(json.result.structuredContent.error).toMatchObject({
          code: 'invalid_request',
          message: 'Give Plan only to make a plan, or Plan ID to apply one, and not both.',
          status: 400,
        });
    }
    expect(changes()).toBe(before);
  });

  test.each([
    ['under two names', 'SetWhatsNew', { dryRun: true, _dryRun: false }],
    [
      'as a parameter and in the body',
      'call_operation',
      { operation: 'SetWhatsNew', body: { dryRun: true }, parameters: { dryRun: false } },
    ],
  ])('an input that is given twice, %s, is refused', async (_, name, inputs) => {
    const { direct } = await both(revision, name, inputs);
    const { code, details } = direct.json.result.structuredContent.error;
    expect([code, details]).toEqual([
      'invalid_request',
      [{ code: 'repeated', message: 'Is given more than once.', target: 'dryRun' }],
    ]);
  });

  test('a list of more values than an input takes is refused with their number', async () => {
    const parameters = { 'filter[name]': Array.from({ length: 101 }, (_, at) => `name ${at}`) };
    const { direct } = await both(revision, 'call_operation', { operation: 'ListApps', parameters });
    expect(direct.json.result.structuredContent.error.details).toEqual([
      {
        code: 'body',
        message: 'Must be a text, a number, yes or no, or a list of at most 100 of those.',
        target: 'filter[name]',
      },
    ]);
  });

  test.each([
    ['SetWhatsNew', (deep: string) => `{"appId":"1","texts":${deep}}`],
    ['SetWhatsNew', (deep: string) => `{"dryRun":${deep}}`],
    ['SetWhatsNew', (deep: string) => `{"appId":"1","texts":${JSON.stringify(deep)}}`],
    ['call_operation', (deep: string) => `{"operation":"SetWhatsNew","body":{"texts":${deep}}}`],
    ['call_operation', (deep: string) => `{"operation":"SetWhatsNew","body":${JSON.stringify(`{"a":${deep}}`)}}`],
    ['find_operation', (deep: string) => `{"words":${deep}}`],
  ])('inputs of %s that are nested deeply are refused', async (name, inputs) => {
    for (const depth of [65, 8_000, 100_000]) {
      const deep = inputs('['.repeat(depth) + ']'.repeat(depth));
      const message = JSON.stringify(messageOf(revision, name, {})).replace('"arguments":{}', `"arguments":${deep}`);
      for (const text of [message, message.replace('"params":{', '"params":{"unknownToTheRelay":1,')]) {
        const { status, json } = await postMessage(server.url, text, headersOf(revision, name));
        expect([status, json.result.isError, json.result.structuredContent.error.code]).toEqual([
          200,
          true,
          'invalid_request',
        ]);
        expect(json.result.structuredContent.error.message).toContain('nested too deeply: at most 64 levels');
      }
    }
  });

  test.each(['id', 'other'])('a message whose %s is nested deeply is refused', async (member) => {
    for (const method of ['tools/list', 'subscriptions/listen']) {
      const deep = '['.repeat(8_000) + ']'.repeat(8_000);
      const { status, json } = await postMessage(
        server.url,
        `{"jsonrpc":"2.0","method":"${method}","${member}":${deep}}`,
        headersOf(OLD, ''),
      );
      expect([status, json.error.code, json.id]).toEqual([400, -32_600, null]);
    }
  });

  test('a tool that does not exist is the error of the library', async () => {
    const { direct, library } = await both(revision, 'NoSuchTool', {});
    expect(direct.json.error.code).toBe(-32_602);
    expect(direct.json).toEqual(library.json);
  });
});

test('A question to a person is asked as by the library, and each question has a plan of its own', async () => {
  const listed = await both(MODERN, 'ListApps', { filter_name: 'Sparrow Ledger' });
  const appId = listed.direct.json.result.structuredContent.data.data[0].id;
  const { direct, library } = await both(MODERN, 'SetWhatsNew', { appId, otherwise: 'Asked directly.' }, capable);
  const [one, other] = [direct.json.result, library.json.result];
  expect(one.resultType).toBe('input_required');
  expect(one.requestState).not.toBe(other.requestState);
  expect({ ...one, requestState: '' }).toEqual({ ...other, requestState: '' });
});

describe('The library judges', () => {
  const call = (revision: string, headers: object) => ({
    header: (name: string) =>
      ({
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headersOf(revision, 'ListApps'),
        ...headers,
      })[name],
  });
  const isDirect = (message: object, headers: object = {}, revision: string = MODERN): boolean =>
    directCall(call(revision, headers) as Parameters<typeof directCall>[0], message) !== undefined;
  const message = messageOf(MODERN, 'ListApps', {});
  const { params } = message;
  const withMeta = (meta: object) => ({ ...message, params: { ...params, _meta: { ...params._meta, ...meta } } });

  test('nothing of the exact form', () => {
    expect(isDirect(message)).toBe(true);
    expect(isDirect(withMeta({ progressToken: 1, traceparent: '00-1' }))).toBe(true);
    expect(isDirect(messageOf(OLD, 'ListApps', {}), {}, OLD)).toBe(true);
  });

  test.each<[string, object, object?, string?]>([
    ['another name in the header', message, { 'mcp-name': 'ListUsers' }],
    ['another method in the header', message, { 'mcp-method': 'tools/list' }],
    ['no method in the header', message, { 'mcp-method': undefined }],
    ['a revision that does not exist', message, { 'mcp-protocol-version': '2027-01-01' }],
    ['an envelope with the header of an older revision', message, {}, OLD],
    ['no envelope with the header of the new one', messageOf(OLD, 'ListApps', {})],
    ['another type of the body', message, { 'content-type': 'text/plain' }],
    ['a client that reads no streams', message, { accept: 'application/json' }],
    ['a notification', { ...message, id: undefined }],
    ['an ID that is no ID', { ...message, id: null }],
    ['another version of JSON-RPC', { ...message, jsonrpc: '1.0' }],
    ['inputs that are a list', { ...message, params: { ...params, arguments: [] } }],
    ['the answer of a person', { ...message, params: { ...params, inputResponses: {} } }],
    ['a client without a version', withMeta({ 'io.modelcontextprotocol/clientInfo': { name: 'test' } })],
    ['capabilities that are no objects', withMeta({ 'io.modelcontextprotocol/clientCapabilities': { sampling: 1 } })],
    ['a member of the protocol', withMeta({ 'io.modelcontextprotocol/related-task': {} })],
    ['a progress token that is none', withMeta({ progressToken: {} })],
  ])('%s', (_, odd, headers, revision) => {
    expect(isDirect(odd, headers, revision)).toBe(false);
  });
});
