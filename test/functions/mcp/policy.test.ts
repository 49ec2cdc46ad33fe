// What an agent may do through the MCP server: the policy of its caller, and nothing published without a plan.
import { createHash } from 'node:crypto';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { clients, type McpClient, type McpServer, openMcpServer, postMessage } from '../../support/mcpServer.ts';

function digest(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
const keys = { reader: 'key-of-the-reader', limited: 'key-of-the-limited', galaxy: 'key-of-the-galaxy' };

let sandbox: Sandbox;
let server: McpServer;
const opened: McpClient[] = [];
beforeAll(async () => {
  sandbox = await startSandbox();
  server = await openMcpServer({
    ...sandbox.settings,
    RELAY__ALLOW: '*, anything',
    CALLER__READER__KEY_SHA256: digest(keys.reader),
    CALLER__READER__ALLOW: 'read, -ListUsers',
    CALLER__READER__ACCOUNTS: 'apple/games, samsung/games',
    CALLER__LIMITED__KEY_SHA256: digest(keys.limited),
    CALLER__LIMITED__ALLOW: 'read',
    CALLER__LIMITED__CALLS_PER_MINUTE: '2',
    CALLER__GALAXY__KEY_SHA256: digest(keys.galaxy),
    CALLER__GALAXY__ALLOW: 'read',
    CALLER__GALAXY__ACCOUNTS: 'samsung/*',
  });
});
afterAll(async () => {
  for (const each of opened) await each.close();
  await server?.close();
  await sandbox?.close();
});

async function connect(key?: string): Promise<McpClient> {
  const client = await clients['client 2.4 without options']?.(server.url, key);
  if (!client) throw new Error('There is no such client');
  opened.push(client);
  return client;
}

function changes(): string[] {
  return sandbox.seen.filter(({ method }) => method !== 'GET').map(({ method, url }) => `${method} ${url}`);
}

describe('The tools of a caller', () => {
  test('are those that its policy allows', async () => {
    const all = (await (await connect()).tools()).map(({ name }) => name);
    const few = (await (await connect(keys.reader)).tools()).map(({ name }) => name);
    expect(all).toEqual(expect.arrayContaining(['ReleaseVersion', 'AddTester']));
    expect(few).toEqual(expect.arrayContaining(['ReadAppStatus', 'ListApps']));
    expect(few.filter((name) => ['ReleaseVersion', 'AddTester', 'ListUsers'].includes(name))).toEqual([]);
  });

  test('are of the stores whose accounts it may use', async () => {
    const names = (await (await connect(keys.galaxy)).tools()).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['ListGalaxyApps', 'ListAllApps']));
    expect(names).not.toContain('ListApps');
  });

  test('and its operations, resources and reports are those that it can call, and no store without an account', async () => {
    const client = await connect(keys.reader);
    const { operations } = JSON.parse(await client.read('store-relay://policy'));
    expect(Object.keys(operations)).toEqual(['read']);
    expect(operations.read).toEqual(expect.arrayContaining(['ListApps', 'ListGalaxyApps', 'ListAllApps']));
    for (const name of ['ReadWeather', 'ListAppStoreTransactions']) expect(operations.read).not.toContain(name);
    const { structuredContent } = await client.call('find_operation', { words: 'read the weather of a place' });
    expect(structuredContent.data.operations[0]).toMatchObject({ operation: 'ReadWeather', allowed: false });
    const reports = (await (await connect(keys.galaxy)).templates()).map(({ uriTemplate }) => uriTemplate);
    expect(reports.filter((each) => each.includes('/GetSalesReport{'))).toEqual([]);
    expect(reports.filter((each) => each.includes('/GetGalaxyMetrics{'))).toHaveLength(1);
  });

  test('that it may not use are not there when they are called', async () => {
    await expect((await connect(keys.reader)).call('ReleaseVersion', { appId: '1' })).rejects.toMatchObject({
      code: -32_602,
    });
  });
});

describe('An operation that is called by name', () => {
  test.each(['ListEventSubscriptions', 'ListAppStorePurchaseSubscriptions', 'ListGalaxyPurchaseSubscriptions'])(
    'lists the subscriptions of either store: %s',
    async (operation) => {
      const { structuredContent } = await (await connect()).call('call_operation', { operation });
      expect(structuredContent).toMatchObject({ data: { subscriptions: [] } });
    },
  );

  test('is refused by the policy of that operation', async () => {
    const { isError, structuredContent } = await (await connect(keys.reader)).call('call_operation', {
      operation: 'ListUsers',
    });
    expect([isError, structuredContent.error.code]).toEqual([true, 'operation_not_allowed']);
  });

  test('reaches the accounts of the caller only', async () => {
    const { isError, structuredContent } = await (await connect(keys.reader)).call('ListApps', { account: 'default' });
    expect([isError, structuredContent.error.code]).toEqual([true, 'operation_not_allowed']);
  });

  test('is found with a mark when the caller may not call it', async () => {
    const { structuredContent } = await (await connect(keys.reader)).call('find_operation', {
      words: 'who has access',
    });
    expect(structuredContent.data.operations[0]).toMatchObject({ operation: 'ListUsers', allowed: false });
  });

  test.each([
    ['gives out a secret', 'CreateAccessToken', {}],
    ['reaches any path', 'SendAppStoreRequest', { method: 'GET', path: '/v1/apps' }],
    ['publishes without a plan', 'ReplyToReview', { id: '1', responseBody: 'Thanks' }],
    ["publishes, and is only in Apple's contract", 'apps_updateInstance', { id: '1' }],
    ['takes a file', 'UploadFile', {}],
    ['is polled by flows', 'WhenReviewAdded', {}],
    ['sends events to an address', 'WhenAppStoreEvent', { appId: '1', callback: 'http://127.0.0.1:9/' }],
    ['sends purchases to an address', 'WhenGalaxyPurchase', { packageName: 'a.b', callback: 'http://127.0.0.1:9/' }],
    ['makes a webhook for any address', 'CreateWebhook', { url: 'https://elsewhere.example/' }],
    ['passes calls on', 'CallOperation', { operation: 'ListApps' }],
    ['is the server itself', 'InvokeMcp', {}],
    ['ends what a flow waits for, without a key', 'EndEventSubscription', { subscription: '1' }],
  ])('is refused if it %s', async (_, operation, parameters) => {
    const before = sandbox.seen.length;
    const { isError, structuredContent } = await (await connect()).call('call_operation', { operation, parameters });
    expect([isError, structuredContent.error.code]).toEqual([true, 'operation_not_allowed']);
    expect(sandbox.seen).toHaveLength(before);
  });

  test('gets the list of its inputs, also those in its body', async () => {
    const { structuredContent } = await (await connect()).call('SetWhatsNew', { appId: '1', colour: 'red' });
    expect(structuredContent.error.details[0].message).toMatch(/Those in its body are appId, .*otherwise/);
  });

  test('that nobody knows is refused with the way to find one', async () => {
    const { isError, structuredContent } = await (await connect()).call('call_operation', { operation: 'DropTables' });
    expect([isError, structuredContent.error.code]).toEqual([true, 'invalid_request']);
    expect(structuredContent.error.message).toContain('find_operation');
  });
});

describe('What customers see', () => {
  const inputs = async (client: McpClient) => {
    const { structuredContent } = await client.call('ListApps', { filter_name: 'Sparrow Ledger' });
    return { appId: structuredContent.data.data[0].id, otherwise: 'Faster than ever.' };
  };

  test.each([
    ['a tool', async (client: McpClient) => client.call('SetWhatsNew', { ...(await inputs(client)), dryRun: false })],
    [
      'call_operation',
      async (client: McpClient) =>
        client.call('call_operation', { operation: 'SetWhatsNew', body: { ...(await inputs(client)), dryRun: false } }),
    ],
  ])('is planned by %s, and not changed', async (_, call) => {
    const { structuredContent } = await call(await connect());
    expect(structuredContent.notice).toContain('This is a plan');
    expect(changes()).toEqual([]);
    expect(structuredContent.data.steps.map(({ state }: { state: string }) => state)).toContain('planned');
  });

  test('is changed as it was planned, once, by the ID of the plan', async () => {
    const client = await connect();
    const given = await inputs(client);
    const { structuredContent: plan } = await client.call('SetWhatsNew', given);
    const { planId } = plan.data;
    const { isError, structuredContent: done } = await client.call('SetWhatsNew', { ...given, planId });
    expect(isError).toBeFalsy();
    expect(done.notice).not.toContain('This is a plan');
    expect(changes().length).toBeGreaterThan(0);
    const { structuredContent: again } = await client.call('SetWhatsNew', { ...given, planId });
    expect(again.error.code).toBe('plan_used');
    expect(again.error.message).toContain('Make a new plan: call again with the same inputs, without planId.');
    expect(again.error.message).not.toContain('Plan only');
  });

  test('is not changed by the plan of other inputs, or by one that nobody made', async () => {
    const client = await connect();
    const before = changes().length;
    const given = { ...(await inputs(client)), otherwise: 'Maps load twice as fast.' };
    const { structuredContent: plan } = await client.call('SetWhatsNew', given);
    const other = { ...given, otherwise: 'Something else.', planId: plan.data.planId };
    expect((await client.call('SetWhatsNew', other)).structuredContent.error.code).toBe('plan_mismatch');
    const { isError } = await client.call('SetWhatsNew', { ...given, planId: 'made-up' });
    expect([isError, changes().length]).toEqual([true, before]);
  });

  test('is marked for hosts that ask before they call', async () => {
    const tool = (await (await connect()).tools()).find(({ name }) => name === 'ReleaseVersion');
    expect(tool?.annotations).toMatchObject({ readOnlyHint: false, destructiveHint: true });
    expect(tool?.inputSchema.properties).not.toHaveProperty('dryRun');
  });
});

test('The limit of a caller counts calls of tools, and is reported in the result', async () => {
  const client = await connect(keys.limited);
  await client.tools();
  await client.tools();
  for (let at = 0; at < 2; at += 1) expect((await client.call('ListAccounts')).isError).toBeFalsy();
  const { isError, structuredContent } = await client.call('ListAccounts');
  expect([isError, structuredContent.error.code]).toEqual([true, 'too_many_calls']);
  expect(structuredContent.error.retryAfterSeconds).toBeGreaterThan(0);
  const discover = { jsonrpc: '2.0', id: 1, method: 'ping' };
  expect((await postMessage(server.url, discover, { 'x-functions-key': keys.limited })).status).toBe(200);
});

test('A change that is allowed has an audit entry of its operation', async () => {
  const client = await connect();
  const { structuredContent: apps } = await client.call('ListApps', { limit: 1 });
  const body = { appId: apps.data.data[0].id, name: 'Made by an agent' };
  const { isError } = await client.call('call_operation', { operation: 'CreateBetaGroup', body });
  expect(isError).toBeFalsy();
  expect(server.lines.find((line) => line.audit === 'CreateBetaGroup')).toMatchObject({
    access: 'write',
    outcome: 'done',
    viaOperation: 'InvokeMcp',
    status: 201,
  });
});
