// Every list of the catalog over MCP: `next` leads on until all rows have come, with no input that a tool does not have.
import type { Pages } from '../../../connector/core/operation.ts';
import { getPath } from '../../../functions/pipeline/pageLinks.ts';
import { type SandboxOptions, startSandbox } from '../../../scripts/simulator/simulator.ts';
import type { Closable } from '../../support/cleanup.ts';
import { type ListInputs, type ListOperation, lists, readableLists, sampleInputs } from '../../support/everyList.ts';
import { clients, type ListedTool, type McpClient, openMcpServer } from '../../support/mcpServer.ts';

type Inputs = Readonly<Record<string, unknown>>;

interface Followed {
  readonly rows: readonly unknown[];
  readonly calls: number;
  /** The inputs that led on, without repetitions. */
  readonly named: readonly string[];
}

const MOST_CALLS = 200;

const opened: Closable[] = [];
/** With three rows on each page of App Store Connect, and with as many as fit. */
let client: McpClient;
let wide: McpClient;
let tools: readonly ListedTool[];
beforeAll(async () => {
  client = await connect({ pageSize: 3 });
  wide = await connect({});
  tools = await client.tools();
});
afterAll(async () => {
  for (const each of opened.reverse()) await each.close();
});

async function connect(options: SandboxOptions): Promise<McpClient> {
  const sandbox = await startSandbox(options);
  opened.push(sandbox);
  const server = await openMcpServer({ ...sandbox.settings, RELAY__ALLOW: '*' });
  opened.push(server);
  const connected = await clients['client 2.4 without options']?.(server.url);
  if (!connected) throw new Error('There is no such client');
  opened.push(connected);
  return connected;
}

/** The inputs of the sample request, with pages of two rows where the store has no other size. */
function inputsOf(operation: ListOperation): ListInputs {
  const { parameters, ...others } = sampleInputs(operation);
  const { size, linked } = operation.pages;
  return { parameters: { ...parameters, ...(size && !linked && { [size.input]: 2 }) }, ...others };
}

/** Calls again with the same inputs and those of `next`, until there is none. */
async function follow(tool: string, given: Inputs, { items }: Pages): Promise<Followed> {
  const rows: unknown[] = [];
  const named = new Set<string>();
  let [inputs, calls]: [Inputs | undefined, number] = [given, 0];
  while (inputs && calls < MOST_CALLS) {
    calls += 1;
    const { isError, structuredContent } = await client.call(tool, inputs);
    if (isError) throw new Error(JSON.stringify(structuredContent));
    rows.push(...((getPath(structuredContent.data, items) as unknown[] | undefined) ?? []));
    const { next } = structuredContent;
    for (const name of Object.keys(next ?? {})) named.add(name);
    inputs = next && { ...inputs, ...next };
  }
  return { rows, calls, named: [...named] };
}

/** What is signed anew with each answer is no difference. */
function asTexts(rows: readonly unknown[]): string[] {
  return rows.map((row) => JSON.stringify(row, (key, value) => (/^signed/i.test(key) ? undefined : value)));
}

const seen = new Map<string, Followed>();

test.each(readableLists.map((each) => [each.id, each] as const))(
  '%s is read to its end by next',
  async (id, operation) => {
    const { pages } = operation;
    const { parameters, body } = inputsOf(operation);
    const whole = { operation: id, parameters: { ...parameters, all: true }, ...(body && { body }) };
    const { structuredContent: first } = await wide.call('call_operation', whole);
    expect(first.data.pagination).toMatchObject({ complete: true });
    const all = await follow('call_operation', whole, pages);
    expect(all.rows).toHaveLength(first.data.pagination.items);
    const paged = await follow('call_operation', { operation: id, parameters, ...(body && { body }) }, pages);
    expect(asTexts(paged.rows)).toEqual(asTexts(all.rows));
    seen.set(id, paged);
  },
);

test('Lists of every form had several pages', () => {
  const formOf = ({ items: _, size: __, ...form }: Pages): string => JSON.stringify(form);
  const several = readableLists.filter(({ id }) => (seen.get(id)?.calls ?? 0) > 1);
  expect(several.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['ListApps', 'ListGalaxyReviews', 'ListAppStoreTransactions', 'ListPurchaseNotifications']),
  );
  expect(new Set(several.map(({ pages }) => formOf(pages)))).toEqual(new Set(lists.map(({ pages }) => formOf(pages))));
});

test('A tool has every input that its next may name', async () => {
  const own = readableLists.filter(({ id }) => tools.some(({ name }) => name === id));
  expect(own.length).toBeGreaterThan(5);
  for (const operation of own) {
    const { parameters } = inputsOf(operation);
    const { properties } = tools.find(({ name }) => name === operation.id)?.inputSchema ?? {};
    expect(Object.keys(properties)).toEqual(expect.arrayContaining([operation.pages.input, 'skip']));
    const { rows, named } = await follow(operation.id, parameters, operation.pages);
    expect([operation.id, asTexts(rows)]).toEqual([operation.id, asTexts(seen.get(operation.id)?.rows ?? [])]);
    expect(Object.keys(properties)).toEqual(expect.arrayContaining([...named]));
  }
});
