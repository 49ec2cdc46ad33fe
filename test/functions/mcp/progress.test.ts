// A tool that is a job reports its progress to a client that asks for it, while it works.
import { catalog } from '../../../connector/catalog.ts';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { buildBytes, startFileServer } from '../../support/fileServer.ts';
import { clients, KEY, type McpServer, openMcpServer } from '../../support/mcpServer.ts';

const MINUTE = 60_000;
let sandbox: Sandbox;
let files: Awaited<ReturnType<typeof startFileServer>>;
let server: McpServer;
let appId = '';
beforeAll(async () => {
  let time = Date.parse('2026-11-22T12:00:00Z');
  const now = (): number => time;
  sandbox = await startSandbox({ now });
  files = await startFileServer({ bytes: buildBytes(12_000_000), etag: '"one"', ranges: true });
  // each wait for the store takes longer than a build needs there
  const pollDelay = (): number => {
    time += 4 * MINUTE;
    return 1;
  };
  const environment = { now, pollDelay, backOff: () => 1, fileOrigins: [files.origin] };
  server = await openMcpServer({ ...sandbox.settings, RELAY__ALLOW: '*' }, environment);
  const client = await clients['sdk 1.32']?.(server.url);
  const listed = await client?.call('ListApps', { filter_name: 'Sparrow Ledger' });
  appId = listed?.structuredContent.data.data[0].id;
  await client?.close();
});
afterAll(async () => {
  await server?.close();
  await files?.close();
  await sandbox?.close();
});

let builds = 900;
function build() {
  builds += 1;
  return { appId, versionString: '9.1', buildNumber: String(builds), fileUrl: `${files.origin}/builds/Sparrow.ipa` };
}

test('The jobs of the catalog can be run by agents', () => {
  expect(catalog.filter(({ recipe, ...row }) => recipe && 'job' in row && row.job).map(({ id }) => id)).toContain(
    'UploadBuild',
  );
});

test.each(Object.keys(clients))('With %s, an upload reports its progress', async (name) => {
  const client = await clients[name]?.(server.url);
  if (!client) throw new Error('There is no such client');
  const inputs = build();
  const { structuredContent: plan } = await client.call('UploadBuild', inputs);
  const notes: { readonly progress: number; readonly total?: number; readonly message?: string }[] = [];
  const onprogress = (each: (typeof notes)[number]): void => void notes.push(each);
  const done = await client.call('UploadBuild', { ...inputs, planId: plan.data.planId }, { onprogress });
  expect(done.isError).toBeFalsy();
  expect(done.structuredContent.data.steps.map(({ state }: { state: string }) => state)).toContain('done');
  expect(notes.length).toBeGreaterThan(3);
  expect(notes.map(({ message }) => message)).toContain('The file was found.');
  const figures = notes.map(({ progress }) => progress);
  expect(figures).toEqual([...new Set(figures)].sort((a, b) => a - b));
  expect(figures.some((each) => each > 10 && each < 99)).toBe(true);
  expect(Math.max(...figures)).toBeLessThan(100);
  expect(new Set(notes.map(({ total }) => total))).toEqual(new Set([100]));
  await client.close();
});

test('The log line and the audit entry of a streamed answer have what the tool did', async () => {
  const client = await clients['sdk 1.32']?.(server.url);
  const inputs = build();
  const plan = await client?.call('UploadBuild', inputs);
  const from = server.lines.length;
  const planId = plan?.structuredContent.data.planId;
  await client?.call('UploadBuild', { ...inputs, planId }, { onprogress: () => undefined });
  await client?.close();
  const since = server.lines.slice(from);
  expect(since.filter((line) => line.operation === 'UploadBuild' && 'status' in line)).toMatchObject([
    { viaOperation: 'InvokeMcp', status: 200 },
  ]);
  expect(since.filter((line) => line.audit === 'UploadBuild')).toMatchObject([{ access: 'publish', outcome: 'done' }]);
});

interface ToolResult {
  readonly structuredContent: { readonly data: { readonly planId: string } };
}

describe('A stream of events', () => {
  const call = (name: string, given: object, meta?: object) => ({
    jsonrpc: '2.0',
    id: 1,
    method: 'tools/call',
    params: { name, arguments: given, ...(meta && { _meta: meta }) },
  });
  const post = (message: object) =>
    fetch(server.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'x-functions-key': KEY,
      },
      body: JSON.stringify(message),
    });
  const planned = async (inputs: object): Promise<string> => {
    const answered = await post(call('UploadBuild', inputs));
    return ((await answered.json()) as { result: ToolResult }).result.structuredContent.data.planId;
  };

  test('has the first progress before the job is done', async () => {
    const inputs = build();
    const message = call('UploadBuild', { ...inputs, planId: await planned(inputs) }, { progressToken: 'mine' });
    const commits = (): number => sandbox.seen.filter(({ method }) => method === 'PATCH').length;
    const before = commits();
    const { body } = await post(message);
    const pieces: string[] = [];
    let commitsAtFirst: number | undefined;
    for await (const piece of body ?? []) {
      pieces.push(Buffer.from(piece).toString('utf8'));
      commitsAtFirst ??= commits();
    }
    expect(commitsAtFirst).toBe(before);
    expect(commits()).toBeGreaterThan(before);
    const sent = [...pieces.join('').matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? ''));
    expect(sent[0]).toMatchObject({ method: 'notifications/progress', params: { progressToken: 'mine', total: 100 } });
    expect(sent.at(-1)).toMatchObject({ id: 1, result: { structuredContent: { data: { steps: expect.any(Array) } } } });
  });

  test('is not sent without a token: the answer is the result', async () => {
    const inputs = build();
    const answered = await post(call('UploadBuild', { ...inputs, planId: await planned(inputs) }));
    expect(answered.headers.get('content-type')).toBe('application/json');
    expect(await answered.json()).toMatchObject({ id: 1, result: { structuredContent: { data: {} } } });
  });

  test('that the client leaves does not stop the job', async () => {
    const inputs = build();
    const message = call('UploadBuild', { ...inputs, planId: await planned(inputs) }, { progressToken: 1 });
    const from = server.lines.length;
    const { body } = await post(message);
    const reader = body?.getReader();
    await reader?.read();
    await reader?.cancel();
    const isLogged = (): boolean =>
      server.lines.slice(from).some((line) => line.operation === 'UploadBuild' && line.status === 200);
    for (let tries = 0; tries < 500 && !isLogged(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isLogged()).toBe(true);
  });
});
