// Reports as resources: CSV at an address, bounded, under the policy of the caller.
import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { type Listening, listen } from '../../support/listen.ts';
import { clients, type McpClient, type McpServer, openMcpServer } from '../../support/mcpServer.ts';

const KEY_OF_FEW = 'key-of-the-caller-without-sales';
let sandbox: Sandbox;
let server: McpServer;
const opened: McpClient[] = [];
beforeAll(async () => {
  sandbox = await startSandbox();
  server = await openMcpServer({
    ...sandbox.settings,
    RELAY__ALLOW: 'read',
    CALLER__FEW__KEY_SHA256: createHash('sha256').update(KEY_OF_FEW).digest('hex'),
    CALLER__FEW__ALLOW: 'read, -GetSalesReport',
    CALLER__FEW__ACCOUNTS: 'apple/games',
  });
});
afterAll(async () => {
  for (const each of opened) await each.close();
  await server?.close();
  await sandbox?.close();
});

async function connect(name = 'client 2.4 with the revision of 2026', key?: string): Promise<McpClient> {
  const client = await clients[name]?.(server.url, key);
  if (!client) throw new Error('There is no such client');
  opened.push(client);
  return client;
}

const sales = 'store-relay://reports/GetSalesReport?vendorNumber=80012345&frequency=DAILY&reportDate=2026-11-02';

test.each(Object.keys(clients))('With %s, the templates name the inputs of each report', async (name) => {
  const templates = await (await connect(name)).templates();
  const found = templates.find(({ uriTemplate }) => uriTemplate.includes('/GetSalesReport{?'));
  expect(found?.uriTemplate).toMatch(/\{\?vendorNumber,.*reportDate.*account\}$/);
  expect(found?.description).toContain('Required: vendorNumber');
  expect(templates.map(({ uriTemplate }) => uriTemplate.split('{')[0])).toEqual(
    ['GetSalesReport', 'GetFinanceReport', 'GetAnalyticsReport', 'GetGalaxyMetrics'].map(
      (id) => `store-relay://reports/${id}`,
    ),
  );
});

test.each(Object.keys(clients))('With %s, a report is a table of text', async (name) => {
  const [table] = await (await connect(name)).readAll(sales);
  expect(table?.mimeType).toBe('text/csv');
  expect(table?.text).toMatch(/^[\w,]+\r\n/);
  expect(table?.text).toContain(',units,');
});

describe('A report of the store', () => {
  let store: Listening;
  let ofStore: McpServer;
  let client: McpClient;
  let lines: readonly string[] = [];
  beforeAll(async () => {
    store = await listen((response: ServerResponse) => {
      const table = ['Provider\tSKU\tTitle\tUnits', ...lines].join('\n');
      response.writeHead(200, { 'content-type': 'application/a-gzip' });
      response.end(gzipSync(`${table}\n`));
    });
    ofStore = await openMcpServer({ ...sandbox.settings, APPLE__ORIGIN: store.origin, RELAY__ALLOW: 'read' });
    const connected = await clients['client 2.4 without options']?.(ofStore.url);
    if (!connected) throw new Error('There is no such client');
    client = connected;
    opened.push(client);
  });
  afterAll(async () => {
    await ofStore?.close();
    await store?.close();
  });

  test('that is too long has its first lines, and says so beside the table', async () => {
    lines = Array.from({ length: 3_000 }, (_, at) => `APPLE\tSKU-${at}\tAn app with a long title, ${at}\t${at}`);
    const [table, note, ...others] = await client.readAll(sales);
    expect(others).toEqual([]);
    expect(table?.text.length).toBeGreaterThan(45_000);
    expect(table?.text.length).toBeLessThanOrEqual(50_000);
    expect(table?.text.endsWith('\n')).toBe(true);
    expect(note?.mimeType).toBe('text/plain');
    expect(note?.text).toMatch(/first part of the report, \d+ of \d{6} characters/);
  });

  test('without rows says so', async () => {
    lines = [];
    const contents = await client.readAll(sales);
    expect(contents.at(-1)).toMatchObject({ mimeType: 'text/plain', text: expect.stringContaining('no rows') });
  });
});

test('The log line names the operation, and the policy applies to it', async () => {
  await (await connect()).read(sales);
  expect(server.lines.at(-1)).toMatchObject({ operation: 'GetSalesReport', viaOperation: 'InvokeMcp', status: 200 });
  const few = await connect(undefined, KEY_OF_FEW);
  expect((await few.templates()).some(({ uriTemplate }) => uriTemplate.includes('GetSalesReport'))).toBe(false);
  await expect(few.read(sales)).rejects.toMatchObject({ code: -32_602, data: { code: 'operation_not_allowed' } });
});

test('An address reaches the accounts of the caller only', async () => {
  const few = await connect(undefined, KEY_OF_FEW);
  const address = 'store-relay://reports/GetFinanceReport?vendorNumber=80012345&reportDate=2026-09';
  const before = sandbox.seen.length;
  await expect(few.read(`${address}&account=default`)).rejects.toMatchObject({
    data: { code: 'operation_not_allowed' },
  });
  expect(sandbox.seen).toHaveLength(before);
});

test('A wrong input is an error with its name', async () => {
  const client = await connect();
  await expect(client.read('store-relay://reports/GetSalesReport')).rejects.toMatchObject({
    code: -32_602,
    message: expect.stringContaining('vendorNumber'),
    data: { code: 'invalid_request', details: [{ target: 'query.vendorNumber' }] },
  });
});

test('An input that is given twice is refused, and nothing is sent', async () => {
  const client = await connect();
  const before = sandbox.seen.length;
  await expect(client.read(`${sales}&reportDate=2026-11-01`)).rejects.toMatchObject({
    code: -32_602,
    data: { code: 'invalid_request', details: [{ code: 'repeated', target: 'reportDate' }] },
  });
  expect(sandbox.seen).toHaveLength(before);
});

test.each([
  ['another operation', 'store-relay://reports/ListApps'],
  ['no operation', 'store-relay://reports/'],
  ['a path below', 'store-relay://reports/GetSalesReport/x'],
  ['another scheme', 'https://reports/GetSalesReport'],
  ['no address', 'store-relay://reports/%'],
])('The address of %s is no resource', async (_, uri) => {
  await expect((await connect()).read(uri)).rejects.toMatchObject({ code: -32_602 });
});
