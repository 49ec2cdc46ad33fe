// Memory of the whole relay over idle during concurrent reads of large lists, and the memory still held later.
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { host } from '../contenders.ts';
import { BENCH_FUNCTION_KEY, type BenchEnvironment, keyIdOf } from '../environment.ts';
import { type Effort, type Part, type ReportProgress, scaled } from '../part.ts';
import type { Child } from '../process/child.ts';
import { paths } from '../stores/apps.ts';
import { largeLists } from '../stores/largePages.ts';
import type { Table } from '../table.ts';

export interface HeldMemoryFound {
  readonly kind: string;
  readonly calls: number;
  /** Calls with status 200 and a complete response. */
  readonly answered: number;
  readonly seconds: number;
  /** MiB: memory of the idle process, the peak over that, and the rest over that `LATER` after the last response. */
  readonly idle: number;
  readonly most: number;
  readonly later: number;
}

/** Milliseconds after which no cached read of the pollers is valid. */
const LATER = 65_000;
const MIB = 1_048_576;

interface Kind {
  readonly kind: string;
  readonly calls: number;
  readonly pathOf: (call: number) => string;
}

/** Each poll is for another app, so no poll is served from the cached read of another. */
const kinds: readonly Kind[] = [
  {
    kind: '20 polls, each over a page of 6 MB',
    calls: 20,
    pathOf: (call) => `/api/apple/triggers/reviews?app=${Number(largeLists.poll.app) + call}`,
  },
  {
    kind: '4 walks, each over 3 pages of 15 MB',
    calls: 4,
    pathOf: (call) => `/api/apple/v1/apps/${Number(largeLists.allPages.app) + call}/customerReviews?all=true`,
  },
];

export const memory: Part<readonly HeldMemoryFound[]> = {
  title: 'memory during concurrent reads of large lists',
  measure: measureMemory,
  tables,
};

async function measureMemory(
  stage: BenchEnvironment,
  reportProgress: ReportProgress,
  effort: Effort,
): Promise<readonly HeldMemoryFound[]> {
  const later = scaled(LATER, effort);
  const measured: { child: Child; held: Omit<HeldMemoryFound, 'later'> }[] = [];
  for (const kind of kinds) {
    reportProgress(`memory: ${kind.kind}`);
    const child = await stage.measure(host.file, keyIdOf(host));
    measured.push({ child, held: await holdOf(child, { ...kind, calls: scaled(kind.calls, effort) }) });
  }
  reportProgress(`memory: what is held ${later / 1000} s later`);
  await wait(later);
  const found: HeldMemoryFound[] = [];
  for (const { child, held } of measured) {
    found.push({ ...held, later: (await child.ask<{ rss: number }>('memory')).rss / MIB - held.idle });
    await child.close();
  }
  return found;
}

async function holdOf(child: Child, { kind, calls, pathOf }: Kind): Promise<Omit<HeldMemoryFound, 'later'>> {
  const agent = new Agent({ maxSockets: calls });
  const ask = (path: string) => wholeAnswer(child.origin + path, agent);
  if ((await ask(host.prefix + paths.small)) !== 200) throw new Error('The relay does not answer');
  await child.ask('beginMemory');
  const began = performance.now();
  const statuses = await Promise.all(Array.from({ length: calls }, (_, call) => ask(pathOf(call))));
  const seconds = (performance.now() - began) / 1000;
  const { idle, most } = await child.ask<{ idle: number; most: number }>('endMemory');
  agent.destroy();
  const answered = statuses.filter((status) => status === 200).length;
  return { kind, calls, answered, seconds, idle: idle / MIB, most: (most - idle) / MIB };
}

/** Status of a complete response; 0 if it broke off. */
function wholeAnswer(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve) => {
    const asked = request(url, { agent, headers: { 'x-functions-key': BENCH_FUNCTION_KEY } }, (answered) => {
      answered.on('end', () => resolve(answered.complete ? (answered.statusCode ?? 0) : 0));
      answered.on('error', () => resolve(0)).resume();
    });
    asked.on('error', () => resolve(0)).end();
  });
}

function tables(held: readonly HeldMemoryFound[]): readonly Table[] {
  return [
    {
      head: ['MiB over idle', 'calls', 'answered', 'seconds', 'idle', 'at most', `${LATER / 1000} s later`],
      rows: held.map(({ kind, calls, answered, seconds, idle, most, later }) => [
        kind,
        ...[calls, answered, seconds, idle, most, later].map((each) => each.toFixed(0)),
      ]),
    },
  ];
}
