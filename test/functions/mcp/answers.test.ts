// The schemas of results: each tool answers what its schema says, checked by Ajv and by the clients of both generations.
import { Ajv } from 'ajv';
import { catalog } from '../../../connector/catalog.ts';
import { sampleRequests } from '../../../connector/emit/httpRequests.ts';
import { sampleBodies } from '../../../scripts/generate/sampleBodies.ts';
import { sandboxValues } from '../../../scripts/generate/sandboxValues.ts';
import { startSandbox } from '../../../scripts/simulator/simulator.ts';
import type { Closable } from '../../support/cleanup.ts';
import { buildBytes, startFileServer } from '../../support/fileServer.ts';
import {
  clients,
  connectAsking,
  type ListedTool,
  type McpClient,
  openMcpServer,
  type ToolAnswer,
} from '../../support/mcpServer.ts';

/** Tools of files and jobs, which have a test of their own. */
const ofJobs = ['UploadBuild', 'PublishGalaxyUpdate', 'ReadJob', 'CancelJob'];
const values = sandboxValues();
const { requests } = sampleRequests(catalog, values, sampleBodies);
const ajv = new Ajv();
const opened: Closable[] = [];
let tools: readonly ListedTool[];
let url = '';
let fileUrl = '';
const connected = new Map<string, McpClient>();
beforeAll(async () => {
  const sandbox = await startSandbox();
  opened.push(sandbox);
  const files = await startFileServer({ bytes: buildBytes(1_000_000), etag: '"one"', ranges: true });
  opened.push(files);
  fileUrl = `${files.origin}/builds/Sparrow.ipa`;
  const server = await openMcpServer({ ...sandbox.settings, RELAY__ALLOW: '*' }, { fileOrigins: [files.origin] });
  opened.push(server);
  url = server.url;
  for (const [name, connect] of Object.entries(clients)) {
    const client = await connect(server.url);
    opened.push(client);
    connected.set(name, client);
    // a client checks the results of tools that it has listed
    tools = await client.tools();
  }
});
afterAll(async () => {
  for (const each of opened.reverse()) await each.close();
});

/** The inputs of the sample request, which the sandbox answers. */
function inputsOf(id: string): Readonly<Record<string, unknown>> {
  const filled = (text: string): string => text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
  const { path = [], query = [], json = {} } = requests.find((each) => each.id === id) ?? {};
  const given = [...path, ...query].filter(({ on }) => on).map(({ name, value }) => [name, filled(value)]);
  return { ...Object.fromEntries(given), ...JSON.parse(filled(JSON.stringify(json))) };
}

/** What of a result is not as its schema says. */
function wrongIn({ outputSchema }: ListedTool, { structuredContent }: ToolAnswer): unknown {
  const check = ajv.compile(outputSchema);
  return check(structuredContent) ? [] : check.errors;
}

function toolNamed(name: string): ListedTool {
  const found = tools.find((each) => each.name === name);
  if (!found) throw new Error(`There is no ${name}`);
  return found;
}

async function withEach(tool: string, inputs: object): Promise<readonly ToolAnswer[]> {
  const answers: ToolAnswer[] = [];
  for (const client of connected.values()) answers.push(await client.call(tool, { ...inputs }));
  return answers;
}

test('Every tool has a schema of its result', () => {
  expect(tools).toHaveLength(40);
  expect(tools.filter(({ outputSchema }) => outputSchema?.type !== 'object')).toEqual([]);
});

test('Each answer is as the schema of its tool says, and has the members that are in it', async () => {
  const inputsFor = (name: string): object => {
    if (name === 'find_operation') return { words: 'crashes' };
    return name === 'call_operation' ? { operation: 'ListGalaxyApps' } : inputsOf(name);
  };
  for (const tool of tools.filter(({ name }) => !ofJobs.includes(name))) {
    for (const answer of await withEach(tool.name, inputsFor(tool.name))) {
      expect([tool.name, answer.isError ?? false, wrongIn(tool, answer)]).toEqual([tool.name, false, []]);
      const { properties = {} } = tool.outputSchema.properties.data ?? {};
      expect(Object.keys(answer.structuredContent.data)).toEqual(expect.arrayContaining(Object.keys(properties)));
    }
  }
});

test('So are those of files and jobs: the plan, the job that goes on, and the job as it is read and canceled', async () => {
  let builds = 900;
  for (const [name, client] of connected) {
    builds += 1;
    const build = { appId: values.appId, versionString: '9.1', buildNumber: String(builds), fileUrl };
    const call = async (tool: string, inputs: object): Promise<ToolAnswer> => {
      const answer = await client.call(tool, { ...inputs });
      expect([name, tool, answer.isError ?? false, wrongIn(toolNamed(tool), answer)]).toEqual([name, tool, false, []]);
      return answer;
    };
    await call('PublishGalaxyUpdate', { ...inputsOf('PublishGalaxyUpdate'), fileName: 'a.apk', fileUrl });
    const { planId } = (await call('UploadBuild', build)).structuredContent.data;
    const { jobId } = (await call('UploadBuild', { ...build, planId, wait: false })).structuredContent.data;
    expect((await call('ReadJob', { id: jobId })).structuredContent.data.jobId).toBe(jobId);
    await call('CancelJob', { id: jobId });
  }
});

test('So are a table as text, and a plan that a person declined', async () => {
  for (const answer of await withEach('GetSalesReport', { ...inputsOf('GetSalesReport'), format: 'csv' })) {
    expect(typeof answer.structuredContent.data.text).toBe('string');
    expect(wrongIn(toolNamed('GetSalesReport'), answer)).toEqual([]);
  }
  const person = await connectAsking(url, () => ({ action: 'decline' }));
  opened.push(person);
  await person.tools();
  const { structuredContent: apps } = await person.call('ListApps', { filter_name: 'Sparrow Ledger' });
  const declined = await person.call('SetWhatsNew', { appId: apps.data.data[0].id, otherwise: 'Faster.' });
  expect(declined.structuredContent.data.done).toBe(false);
  expect(wrongIn(toolNamed('SetWhatsNew'), declined)).toEqual([]);
});

test('Every failure of a tool comes as it is, with every client', async () => {
  for (const tool of tools)
    for (const answer of await withEach(tool.name, { colour: 'red' })) {
      expect([tool.name, wrongIn(tool, answer)]).toEqual([tool.name, []]);
      expect([tool.name, answer.isError, answer.structuredContent.error.code]).toEqual([
        tool.name,
        true,
        'invalid_request',
      ]);
    }
});
