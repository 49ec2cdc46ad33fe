// Calls per second, latency and CPU cost of each contender, in rounds with the baseline before and after.

import { type Contender, contenders, rawContender } from '../contenders.ts';
import { BENCH_FUNCTION_KEY, type BenchEnvironment, keyIdOf } from '../environment.ts';
import { median, type Spread, spread } from '../numbers.ts';
import type { Child } from '../process/child.ts';
import { pages, sizeLimits } from '../stores/apps.ts';
import type { Load, Loaded } from '../stores/load.ts';
import { type Cell, cells, headline, plan } from './cells.ts';
import type { TellProgress } from './tell.ts';

interface Runner {
  readonly contender: Contender;
  readonly origin: string;
  /** Undefined if there is no process in between. */
  readonly child?: Child;
}

interface Measured extends Loaded {
  /** Microseconds of CPU time per call. */
  readonly cpu?: number;
}

export interface Compared {
  readonly name: string;
  /** As ratios to the baseline. */
  readonly throughput: Spread;
  readonly cpu?: Spread;
  /** Medians of all rounds. */
  readonly absolute: Measured;
}

export interface CellReport extends Cell {
  readonly rounds: number;
  readonly rows: readonly Compared[];
}

/** One run, and the baseline runs before and after it. */
interface Pair {
  readonly run: Measured;
  readonly base: readonly [Measured, Measured];
}

/** V8 keeps compiling for thousands of calls; earlier figures measure the compiler. */
const WARM_CALLS = 15_000;
const WARM_MILLISECONDS = 5_000;

export async function compareAll(
  stage: BenchEnvironment,
  tell: TellProgress,
  rounds?: number,
): Promise<readonly CellReport[]> {
  const [base, ...others] = await Promise.all(
    [rawContender, ...contenders].map((contender) => start(stage, contender)),
  );
  if (!base) throw new Error('There is no baseline');
  for (const runner of [base, ...others]) {
    tell(`throughput: warming up ${runner.contender.name}`);
    await warm(stage, runner);
  }
  const reports: CellReport[] = [];
  for (const cell of cells) {
    tell(`throughput: ${cell.size}${cell.gzip ? ' gzipped' : ''}, ${cell.connections} connections`);
    reports.push(await compareIn(stage, base, others, cell, rounds));
  }
  return reports;
}

async function start(stage: BenchEnvironment, contender: Contender): Promise<Runner> {
  const child = contender.file && (await stage.measure(contender.file, keyIdOf(contender)));
  const runner = { contender, origin: (child ?? stage.store).origin, ...(child && { child }) };
  await checkAnswers(runner);
  return runner;
}

async function warm(stage: BenchEnvironment, runner: Runner): Promise<void> {
  const until = performance.now() + WARM_MILLISECONDS;
  for (let calls = 0; calls < WARM_CALLS && performance.now() < until; )
    calls += (await measure(stage, runner, headline, 500)).calls;
  for (const cell of cells.filter(({ connections }) => connections === 16)) await measure(stage, runner, cell, 250);
}

async function compareIn(
  stage: BenchEnvironment,
  base: Runner,
  others: readonly Runner[],
  cell: Cell,
  wanted?: number,
) {
  const { rounds, milliseconds } = plan(cell, wanted);
  const pairs = new Map<string, Pair[]>(others.map(({ contender }) => [contender.name, []]));
  let before = await measure(stage, base, cell, milliseconds);
  const bases = [before];
  for (let round = 0; round < rounds; round += 1) {
    for (const runner of others) {
      const run = await measure(stage, runner, cell, milliseconds);
      const after = await measure(stage, base, cell, milliseconds);
      pairs.get(runner.contender.name)?.push({ run, base: [before, after] });
      bases.push(after);
      before = after;
    }
  }
  const baseRow = compared(
    rawContender.name,
    bases.map((run) => ({ run, base: [run, run] })),
  );
  return { ...cell, rounds, rows: [baseRow, ...[...pairs].map(([name, each]) => compared(name, each))] };
}

/** Only contenders with the same response are comparable. */
async function checkAnswers({ contender, origin }: Runner): Promise<void> {
  for (const [size, limit] of Object.entries(sizeLimits)) {
    const headers = { 'x-functions-key': BENCH_FUNCTION_KEY };
    const answered = await fetch(`${origin}${contender.prefix}/v1/apps?limit=${limit}`, { headers });
    if ((await answered.text()) !== pages.get(String(limit))?.plain.toString())
      throw new Error(`${contender.name} does not give the store's answer of ${size}`);
  }
}

async function measure(stage: BenchEnvironment, runner: Runner, cell: Cell, milliseconds: number): Promise<Measured> {
  const before = await runner.child?.ask<number>('cpu');
  const loaded = await stage.load.ask<Loaded>('run', loadFor(runner, cell, milliseconds));
  const after = await runner.child?.ask<number>('cpu');
  return before === undefined || after === undefined ? loaded : { ...loaded, cpu: (after - before) / loaded.calls };
}

function loadFor({ contender, origin }: Runner, { size, gzip, connections }: Cell, milliseconds: number): Load {
  return {
    origin,
    path: `${contender.prefix}/v1/apps?limit=${sizeLimits[size]}`,
    headers: { 'x-functions-key': BENCH_FUNCTION_KEY, ...(gzip && { 'accept-encoding': 'gzip' }) },
    connections,
    milliseconds,
  };
}

function compared(name: string, pairs: readonly Pair[]): Compared {
  const ratio = (of: (run: Measured) => number): Spread =>
    spread(pairs.map(({ run, base: [before, after] }) => (2 * of(run)) / (of(before) + of(after))));
  const absolute = absoluteOf(pairs.map(({ run }) => run));
  return {
    name,
    throughput: ratio(({ perSecond }) => perSecond),
    ...(absolute.cpu !== undefined && { cpu: ratio(({ cpu }) => cpu ?? Number.NaN) }),
    absolute,
  };
}

function absoluteOf(runs: readonly Measured[]): Measured {
  const middle = (of: (run: Measured) => number): number => median(runs.map(of));
  return {
    calls: middle(({ calls }) => calls),
    perSecond: middle(({ perSecond }) => perSecond),
    p50: middle(({ p50 }) => p50),
    p99: middle(({ p99 }) => p99),
    ...(runs[0]?.cpu !== undefined && { cpu: middle(({ cpu }) => cpu ?? Number.NaN) }),
  };
}
