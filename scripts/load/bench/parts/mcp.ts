// A list by a tool of MCP against the same list by HTTP, with both generations of the protocol.
import { host } from '../contenders.ts';
import { BENCH_FUNCTION_KEY, type BenchEnvironment, keyIdOf } from '../environment.ts';
import { median, pairedRatios, rangeText, type Spread } from '../numbers.ts';
import { type Effort, type Part, type ReportProgress, scaled } from '../part.ts';
import type { Child } from '../process/child.ts';
import { paths } from '../stores/apps.ts';
import type { Table } from '../table.ts';
import { roundRobin, type Target, warmUp } from './slices.ts';

/** Calls of one revision of the protocol. */
export interface RevisionCost {
  readonly revision: string;
  /** CPU time per call, as a ratio to the same list by HTTP in the same round. */
  readonly cpu: Spread;
  /** Microseconds per call. */
  readonly microseconds: number;
}

/** By the length of the list. */
export type McpFound = Readonly<Record<ListName, readonly RevisionCost[]>>;

interface List {
  readonly title: string;
  readonly limit: number;
  readonly path: string;
}

const ROUNDS = 7;
const CALLS = 600;
const lists = {
  medium: { title: '50 apps, 45 KB', limit: 50, path: paths.medium },
  small: { title: '4 apps, 4 KB', limit: 4, path: paths.small },
} as const satisfies Readonly<Record<string, List>>;
type ListName = keyof typeof lists;

/** The headers and the `_meta` with which clients of a revision call a tool. */
const revisions = {
  '2026-07-28': {
    headers: { 'mcp-method': 'tools/call', 'mcp-name': 'ListApps' },
    meta: {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientInfo': { name: 'bench', version: '1.0.0' },
      'io.modelcontextprotocol/clientCapabilities': {},
    },
  },
  '2025-11-25': { headers: {}, meta: undefined },
} as const;

export const mcpCost: Part<McpFound> = { title: 'a tool of MCP against HTTP', measure, tables };

async function measure(
  environment: BenchEnvironment,
  reportProgress: ReportProgress,
  effort: Effort,
): Promise<McpFound> {
  const child = await environment.measure(host.file, keyIdOf(host));
  const found: [string, readonly RevisionCost[]][] = [];
  for (const [name, list] of Object.entries(lists)) {
    reportProgress(`mcp: ${list.title}`);
    found.push([name, await costsOf(environment, child, list, effort)]);
  }
  await child.close();
  return Object.fromEntries(found) as unknown as McpFound;
}

async function costsOf(environment: BenchEnvironment, child: Child, list: List, effort: Effort) {
  const plan = { rounds: effort.rounds ?? ROUNDS, calls: scaled(CALLS, effort) };
  const names = Object.keys(revisions) as (keyof typeof revisions)[];
  const targets = [byHttp(child, list), ...names.map((revision) => byMcp(child, list, revision))];
  for (const target of targets) {
    await checkRows(target, list);
    await warmUp(environment, target, plan.calls);
  }
  const [bases = [], ...others] = (await roundRobin(environment, targets, plan)).map((slices) =>
    slices.map(({ cpu }) => cpu ?? Number.NaN),
  );
  return names.map((revision, at) => {
    const costs = others[at] ?? [];
    return { revision, cpu: pairedRatios(costs, bases), microseconds: median(costs) };
  });
}

/** Throws if an answer has not all apps: a failure of a tool has the status 200, too. */
async function checkRows({ name, load }: Target, { limit }: List): Promise<void> {
  const { origin, path, headers, body } = load;
  const content = body !== undefined && {
    method: 'POST',
    body,
    headers: { ...headers, 'content-type': 'application/json' },
  };
  const answered = await fetch(origin + path, content || { headers });
  const rows = (await answered.text()).match(/"bundleId":/g)?.length;
  if (rows !== limit) throw new Error(`${name} has ${rows ?? 0} apps of ${limit}`);
}

function byHttp(child: Child, { path }: List): Target {
  const headers = { 'x-functions-key': BENCH_FUNCTION_KEY };
  return { name: path, child, load: { origin: child.origin, path: host.prefix + path, headers, connections: 16 } };
}

function byMcp(child: Child, { limit }: List, revision: keyof typeof revisions): Target {
  const { headers: own, meta } = revisions[revision];
  const headers = {
    'x-functions-key': BENCH_FUNCTION_KEY,
    accept: 'application/json, text/event-stream',
    'mcp-protocol-version': revision,
    ...own,
  };
  const params = { name: 'ListApps', arguments: { limit }, ...(meta && { _meta: meta }) };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params });
  return { name: revision, child, load: { origin: child.origin, path: '/api/mcp', headers, body, connections: 16 } };
}

function tables(found: McpFound): readonly Table[] {
  const rows = Object.entries(lists).flatMap(([name, { title }]) =>
    found[name as ListName].map(({ revision, cpu, microseconds }) => [
      `${title}, ${revision}`,
      rangeText(cpu, 2),
      microseconds.toFixed(0),
    ]),
  );
  return [{ head: ['by MCP against HTTP, whole local host', 'CPU, ratio', 'CPU us'], rows }];
}
