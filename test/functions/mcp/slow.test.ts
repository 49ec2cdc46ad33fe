// Calls that take long: each is answered before a client gives up, a job with its ID, and a write with what is known of it.
import { DEFAULT_REQUEST_TIMEOUT_MSEC as NEW_TIMEOUT } from '@modelcontextprotocol/client';
import { DEFAULT_REQUEST_TIMEOUT_MSEC as OLD_TIMEOUT } from '@modelcontextprotocol/sdk/shared/protocol.js';
import { catalog } from '../../../connector/catalog.ts';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { buildBytes, startFileServer } from '../../support/fileServer.ts';
import { type Listening, listen } from '../../support/listen.ts';
import { clients, type McpClient, type McpServer, openMcpServer } from '../../support/mcpServer.ts';

/** Too long for a call over MCP, and not for one over HTTP. */
const SLOW = 40_000;
/** Kept of the time of a client: the network, and an instance that starts. */
const MARGIN = 15_000;

let sandbox: Sandbox;
let files: Awaited<ReturnType<typeof startFileServer>>;
let server: McpServer;
let appId = '';
let builds = 0;
beforeAll(async () => {
  const now = (): number => Date.parse('2026-11-22T12:00:00Z');
  sandbox = await startSandbox({ now });
  files = await startFileServer({ bytes: buildBytes(1_000_000), etag: '"one"', ranges: true });
  const environment = { now, pollDelay: () => SLOW, fileOrigins: [files.origin] };
  server = await openMcpServer({ ...sandbox.settings, RELAY__ALLOW: '*' }, environment);
  const client = await connect('sdk 1.32');
  const listed = await client.call('ListApps', { filter_name: 'Sparrow Ledger' });
  appId = listed.structuredContent.data.data[0].id;
  await client.close();
});
afterAll(async () => {
  await server?.close();
  await files?.close();
  await sandbox?.close();
});

function connect(name: string, url = server.url): Promise<McpClient> {
  const opened = clients[name]?.(url);
  if (!opened) throw new Error('There is no such client');
  return opened;
}

/** The answer to an upload that a person has approved. */
async function upload(client: McpClient, options = {}) {
  builds += 1;
  const fileUrl = `${files.origin}/builds/Sparrow.ipa`;
  const inputs = { appId, versionString: '9.1', buildNumber: String(700 + builds), fileUrl };
  const { structuredContent: plan } = await client.call('UploadBuild', inputs);
  return client.call('UploadBuild', { ...inputs, planId: plan.data.planId }, options);
}

function resultOfJob(client: McpClient, id: string) {
  return client.call('call_operation', { operation: 'ReadJobResult', parameters: { id } });
}

test('A message is answered well before the clients give up by themselves', () => {
  const answersWithin = catalog.find(({ protocol }) => protocol === 'mcp')?.answersWithin ?? Infinity;
  expect(answersWithin).toBeLessThanOrEqual(Math.min(NEW_TIMEOUT, OLD_TIMEOUT) - MARGIN);
});

describe.each(Object.keys(clients))('With %s,', (name) => {
  test.each([
    ['without progress', {}],
    ['with progress', { onprogress: () => undefined }],
  ])('a job that takes long is answered with its ID, %s', async (_, options) => {
    const client = await connect(name);
    const { isError, structuredContent } = await upload(client, options);
    expect(isError).toBeFalsy();
    const { jobId, state } = structuredContent.data;
    expect([typeof jobId, state]).toEqual(['string', 'waiting']);
    expect(structuredContent.notice).toContain('ReadJob');
    const { structuredContent: read } = await client.call('ReadJob', { id: jobId });
    expect(read.data).toMatchObject({ jobId, operation: 'UploadBuild', state: 'waiting' });
    const { structuredContent: result } = await resultOfJob(client, jobId);
    expect([result.data.jobId, result.notice]).toEqual([jobId, expect.stringContaining('ReadJob')]);
    await client.close();
  });
});

test('The result of a job that has ended can be read, and a failure is one', async () => {
  const client = await connect('sdk 1.32');
  const { jobId } = (await upload(client)).structuredContent.data;
  await client.call('CancelJob', { id: jobId });
  const stateOf = async () => (await client.call('ReadJob', { id: jobId })).structuredContent.data.state;
  for (let tries = 0; tries < 500 && (await stateOf()) !== 'canceled'; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
  const { isError, structuredContent } = await resultOfJob(client, jobId);
  expect([isError, structuredContent.error]).toEqual([
    true,
    { code: 'invalid_request', message: 'The job was canceled.', status: 409, details: [] },
  ]);
  await client.close();
});

describe('A store that does not answer', () => {
  let store: Listening;
  let slow: McpServer;
  let client: McpClient;
  beforeAll(async () => {
    store = await listen(() => undefined);
    const settings = { APPLE__ORIGIN: store.origin, RELAY__ALLOW: '*', RELAY__DEADLINE_SECONDS: '1' };
    slow = await openMcpServer({ ...sandbox.settings, ...settings });
    client = await connect('client 2.4 with the revision of 2026', slow.url);
  });
  afterAll(async () => {
    await client?.close();
    await slow?.close();
    await store?.close();
  });

  test('is a failure that says so', async () => {
    const { isError, structuredContent } = await client.call('ListApps');
    expect([isError, structuredContent.error.code]).toEqual([true, 'store_timeout']);
  });

  test('leaves open whether a write was made, and the failure says where to look', async () => {
    const inputs = { operation: 'CreateBetaGroup', body: { appId: '1', name: 'Press' } };
    const { isError, structuredContent } = await client.call('call_operation', inputs);
    expect([isError, structuredContent.error.code]).toEqual([true, 'outcome_unknown']);
    expect(structuredContent.error.details).toContainEqual(
      expect.objectContaining({ code: 'verify_with', target: 'ListBetaGroups' }),
    );
  });
});
