// The MCP server as genuine clients of three generations use it.
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { clients, type McpClient, type McpServer, openMcpServer } from '../../support/mcpServer.ts';

let sandbox: Sandbox;
let server: McpServer;
beforeAll(async () => {
  sandbox = await startSandbox();
  server = await openMcpServer({ ...sandbox.settings, RELAY__ALLOW: 'read, write, publish' });
});
afterAll(async () => {
  await server?.close();
  await sandbox?.close();
});

describe.each(Object.entries(clients))('With %s,', (_, connect) => {
  let client: McpClient;
  beforeAll(async () => {
    client = await connect(server.url);
  });
  afterAll(() => client?.close());

  test('the tools are the two general ones, recipes and reads, on one page of at most 40', async () => {
    const names = (await client.tools()).map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(['find_operation', 'call_operation']);
    expect(names).toEqual(expect.arrayContaining(['ReadAppStatus', 'ReleaseVersion', 'ListApps', 'ListReviews']));
    expect(names.length).toBeLessThanOrEqual(40);
  });

  test('a tool answers the data of the store, as text as well', async () => {
    const { isError, structuredContent, content } = await client.call('ListApps', { limit: 2 });
    expect(isError).toBeFalsy();
    expect(structuredContent.data.data).toHaveLength(2);
    expect(structuredContent.data.data[0]).toMatchObject({ type: 'apps', attributes: { name: expect.any(String) } });
    expect(JSON.parse(content[0]?.text ?? '')).toEqual(structuredContent);
  });

  test('the inputs of a tool have names without brackets', async () => {
    const { structuredContent: all } = await client.call('ListApps', { limit: 1 });
    const { name } = all.data.data[0].attributes;
    const { structuredContent } = await client.call('ListApps', { filter_name: [name] });
    expect(structuredContent.data.data.map((each: { attributes: { name: string } }) => each.attributes.name)).toEqual([
      name,
    ]);
  });

  test('a tool with a schema of its answer keeps to it, and its failure does', async () => {
    const listed = (await client.tools()).find(({ name }) => name === 'ListAccounts');
    expect(listed?.outputSchema.properties.data.properties.accounts.type).toBe('array');
    const { structuredContent } = await client.call('ListAccounts');
    expect(structuredContent.data.accounts.length).toBeGreaterThan(1);
    const { isError, structuredContent: failed } = await client.call('ListAccounts', { colour: 'red' });
    expect([isError, failed.error.code]).toEqual([true, 'invalid_request']);
  });

  test('a refusal of the store is a result with all that the store said', async () => {
    const { isError, structuredContent, content } = await client.call('ListReviews', { id: '404' });
    expect(isError).toBe(true);
    expect(structuredContent.error).toMatchObject({ code: 'store_refused', status: 404 });
    expect(structuredContent.error.details[0]).toMatchObject({ code: 'NOT_FOUND', message: expect.any(String) });
    expect(JSON.parse(content[0]?.text ?? '')).toEqual(structuredContent);
  });

  test('an invalid input is a result that names it', async () => {
    const { isError, structuredContent } = await client.call('ListApps', { limit: 5_000 });
    expect([isError, structuredContent.error.details[0].target]).toEqual([true, 'query.limit']);
  });

  test('a tool that is not there is an error of the protocol', async () => {
    await expect(client.call('DropEverything')).rejects.toMatchObject({ code: -32_602 });
  });

  test('operations are found by words and called by name', async () => {
    const { structuredContent: found } = await client.call('find_operation', { words: 'who has access' });
    const [first] = found.data.operations;
    expect(first).toMatchObject({ operation: 'ListUsers', access: 'read', allowed: true });
    const called = await client.call('call_operation', { operation: first.operation, parameters: { limit: 1 } });
    expect(called.structuredContent.data.data[0].type).toBe('users');
  });

  test("an operation of Apple's contract alone is called like one of the catalog", async () => {
    const called = await client.call('call_operation', { operation: 'territories_getCollection' });
    expect(called.structuredContent.data.data[0].type).toBe('territories');
  });

  test('the resources are the guide and the policy of the caller', async () => {
    expect(await client.resources()).toEqual(['store-relay://guide', 'store-relay://policy']);
    expect(await client.read('store-relay://guide')).toContain('find_operation');
    const policy = JSON.parse(await client.read('store-relay://policy'));
    expect(policy.operations.read).toContain('ListApps');
    await expect(client.read('store-relay://settings')).rejects.toMatchObject({ code: -32_602 });
  });

  test('a prompt has the values of its arguments', async () => {
    expect(await client.prompts()).toHaveLength(5);
    expect(await client.prompt('app_status', { app: 'Sparrow Ledger' })).toContain('the app Sparrow Ledger in both');
    await expect(client.prompt('poem', {})).rejects.toMatchObject({ code: -32_602 });
  });

  test.each([
    ['new_reviews', { app: 'Sparrow Ledger' }, 'at most 5 stars;'],
    ['new_reviews', { app: 'Sparrow Ledger', stars: '2' }, 'at most 2 stars; a rating of up to 10'],
    ['release_version', { app: 'Sparrow Ledger' }, 'version: the next one.'],
    ['sales_summary', { period: 'yesterday', vendor: '80012345' }, 'vendor number 80012345:'],
    ['sales_summary', { period: 'yesterday' }, 'vendor number (vendor not given: ask)'],
  ])('an argument that can be left out has a value of its own, or is asked for: %s %j', async (name, given, text) => {
    expect(await client.prompt(name, given)).toContain(text);
  });
});
