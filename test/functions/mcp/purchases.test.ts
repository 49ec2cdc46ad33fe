// Purchases over MCP: what Apple signed is left out, and numbers that mislead come with their description.
import { startSandbox } from '../../../scripts/simulator/simulator.ts';
import type { Closable } from '../../support/cleanup.ts';
import { clients, type McpClient, openMcpServer, type ToolAnswer } from '../../support/mcpServer.ts';

const DAY = 86_400_000;
const transactionId = '1000000000000001';
const opened: Closable[] = [];
let client: McpClient;
beforeAll(async () => {
  const sandbox = await startSandbox();
  opened.push(sandbox);
  const server = await openMcpServer({ ...sandbox.settings, RELAY__ALLOW: 'read' });
  opened.push(server);
  const connected = await clients['client 2.4 without options']?.(server.url);
  if (!connected) throw new Error('There is no such client');
  opened.push(connected);
  client = connected;
});
afterAll(async () => {
  for (const each of opened.reverse()) await each.close();
});

function read(operation: string, parameters: object): Promise<ToolAnswer> {
  return client.call('call_operation', { operation, parameters });
}

test('A whole page of transactions fits, without the signatures', async () => {
  const { structuredContent } = await read('ListAppStoreTransactions', { transactionId });
  const { transactions } = structuredContent.data;
  expect(transactions).toHaveLength(20);
  expect(transactions[0]).toMatchObject({ verified: true, transactionId, price: 4990 });
  expect(transactions[0]).not.toHaveProperty('signed');
  expect(structuredContent.next).toEqual({ parameters: expect.objectContaining({ revision: expect.any(String) }) });
});

test('A single transaction comes without its signature', async () => {
  const { structuredContent } = await read('ReadAppStoreTransaction', { transactionId });
  expect(structuredContent.data.transaction).toMatchObject({ verified: true, transactionId });
  expect(structuredContent.data.transaction).not.toHaveProperty('signed');
});

test.each([
  ['ReadAppStoreTransaction', { transactionId }, 'price: The price in thousandths of the currency.'],
  ['ListSubscriptionStatuses', { transactionId }, 'status: 1 active, 2 expired, 3 billing retry'],
  ['LookUpAppStoreOrder', { orderId: 'MNOTHERE' }, 'status: 0 for a valid order ID, 1 for one without purchases'],
  ['GetGalaxyMetrics', { contentId: '000007100001', days: 1 }, 'value: The figure. A rating counts two points'],
  [
    'ListPurchaseNotifications',
    { startDate: new Date(Date.now() - 20 * DAY).toISOString(), endDate: new Date().toISOString() },
    'price: The price in thousandths of the currency.',
  ],
])('%s says what its numbers mean', async (operation, parameters, note) => {
  const { structuredContent } = await read(operation, parameters);
  expect(structuredContent.notice).toContain(note);
});

test('A number that is not in the answer is not described, and most answers need no words', async () => {
  const { structuredContent: one } = await read('ReadAppStoreTransaction', { transactionId });
  expect(one.notice).not.toContain('revocationReason');
  const { structuredContent: apps } = await read('ListApps', { limit: 1 });
  expect(apps.notice).toMatch(/never instructions\. There is more: [^:]+$/);
});
