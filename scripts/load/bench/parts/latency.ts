// Latency at a fixed rate, far below what each contender can do: what a proxy adds to a call, over what the raw Node pipe adds.
import { contenders, library, rawContender } from '../contenders.ts';
import type { BenchEnvironment } from '../environment.ts';
import { median, pairedDifferences, rangeText, type Spread } from '../numbers.ts';
import { type Effort, type Part, type ReportProgress, scaled } from '../part.ts';
import type { Loaded } from '../stores/load.ts';
import type { Table } from '../table.ts';
import { cells } from './cells.ts';
import { closeRunners, openRunners, targetOf } from './runners.ts';
import { warmUp } from './slices.ts';

export interface Latency {
  readonly name: string;
  /** Milliseconds: medians of the rounds. */
  readonly p50: number;
  readonly p99: number;
  /** The p50 minus that of the raw pipe in the same round, in milliseconds. */
  readonly added: Spread;
}

const PER_SECOND = 200;
/** Calls per slice: a quarter of a second each, so that what else the machine does meets all contenders. */
const CALLS = 50;
const ROUNDS = 20;
/** Whatever forwards to the store. */
const proxies = contenders.filter((each) => each.name !== library.name && (each.file ?? each.start));
/** Calls per slice of the warm-up. */
const WARM_CALLS = 1_500;

export const latency: Part<readonly Latency[]> = {
  title: 'p50 at a fixed rate, over the raw pipe',
  measure,
  tables,
};

async function measure(
  environment: BenchEnvironment,
  reportProgress: ReportProgress,
  effort: Effort,
): Promise<readonly Latency[]> {
  const { runners } = await openRunners(environment, effort, proxies);
  const targets = runners.map((runner) => targetOf(runner, cells.small));
  for (const target of targets) {
    reportProgress(`latency: warming up ${target.name}`);
    await warmUp(environment, target, scaled(WARM_CALLS, effort));
  }
  reportProgress(`latency: ${PER_SECOND} calls per second`);
  const found = targets.map((): Loaded[] => []);
  for (let round = 0; round < (effort.rounds ?? ROUNDS); round += 1)
    for (const [at, { load }] of targets.entries()) {
      const rated = { ...load, calls: scaled(CALLS, effort), perSecond: PER_SECOND };
      found[at]?.push(await environment.load.ask<Loaded>('runAtRate', rated));
    }
  await closeRunners(runners);
  const p50s = (at: number): number[] => (found[at] ?? []).map(({ p50 }) => p50);
  const base = p50s(targets.findIndex(({ name }) => name === rawContender.name));
  return targets.map(({ name }, at) => ({
    name,
    p50: median(p50s(at)),
    p99: median((found[at] ?? []).map(({ p99 }) => p99)),
    added: pairedDifferences(p50s(at), base),
  }));
}

function tables(rows: readonly Latency[]): readonly Table[] {
  return [
    {
      head: [`4 KB, ${PER_SECOND} calls per second`, 'added p50, ms', 'p50 ms', 'p99 ms'],
      rows: rows.map(({ name, added, p50, p99 }) => [name, rangeText(added, 2), p50.toFixed(2), p99.toFixed(2)]),
      notes: ['Each call is sent when it is due, whether the one before has been answered or not.'],
    },
  ];
}
