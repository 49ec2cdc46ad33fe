// CPU time per call and calls per second of each contender, as ratios to the raw Node pipe in the same round.
import { contenders, host, library, rawContender } from '../contenders.ts';
import type { BenchEnvironment } from '../environment.ts';
import { pairedRatios, rangeText, type Spread } from '../numbers.ts';
import { type Effort, type Part, type ReportProgress, scaled } from '../part.ts';
import type { Table } from '../table.ts';
import { type Cell, type CellName, cells } from './cells.ts';
import type { Counts } from './counted.ts';
import { closeRunners, type Missing, openRunners, type Runner, targetOf } from './runners.ts';
import { checkSameBytes, type Passed } from './sameBytes.ts';
import { medianSlice, roundRobin, type Slice, warmUp } from './slices.ts';

export interface Compared {
  readonly name: string;
  /** As ratios to the baseline. */
  readonly throughput: Spread;
  readonly cpu?: Spread;
  /** Medians of all rounds. */
  readonly absolute: Slice;
  /** How the response arrives. */
  readonly passed: Passed;
  /** Whether the CPU time per call no longer changed when the measurement began. */
  readonly settled: boolean;
}

export interface CellReport {
  readonly title: string;
  readonly rounds: number;
  readonly calls: number;
  readonly rows: readonly Compared[];
  /** CPU of the whole local host, as a ratio to the library and host alone, if both were measured. */
  readonly hostToLibrary?: Spread;
}

export interface Throughput {
  readonly cells: Readonly<Record<CellName, CellReport>>;
  readonly missing: readonly Missing[];
  /** Calls and signatures of the relay, by key ID, as the store counted them. */
  readonly signed: Counts['keys'];
}

/** Calls per slice of the first warm-up: V8 keeps compiling for thousands of calls. */
const WARM_CALLS = 2_500;

export const throughput: Part<Throughput> = {
  title: 'CPU time and calls per second of each contender',
  measure,
  tables,
};

async function measure(
  environment: BenchEnvironment,
  reportProgress: ReportProgress,
  effort: Effort,
): Promise<Throughput> {
  const { runners, missing } = await openRunners(environment, effort);
  for (const { name, reason } of missing) reportProgress(`throughput: without ${name}: ${reason}`);
  for (const runner of runners) {
    reportProgress(`throughput: warming up ${runner.contender.name}`);
    await warmUp(environment, targetOf(runner, cells.small), scaled(WARM_CALLS, effort));
  }
  const reports: [string, CellReport][] = [];
  for (const [name, cell] of Object.entries(cells)) {
    reportProgress(`throughput: ${cell.title}`);
    reports.push([name, await compareIn(environment, runners, cell, effort)]);
  }
  await closeRunners(runners);
  const { keys: signed } = await environment.store.ask<Counts>('counts');
  return { cells: Object.fromEntries(reports) as Throughput['cells'], missing, signed };
}

async function compareIn(
  environment: BenchEnvironment,
  runners: readonly Runner[],
  cell: Cell,
  effort: Effort,
): Promise<CellReport> {
  const [rounds, calls] = [effort.rounds ?? cell.rounds, scaled(cell.calls, effort)];
  const targets = runners.map((runner) => targetOf(runner, cell));
  const passed: Passed[] = [];
  const settled: boolean[] = [];
  for (const [at, { contender, origin }] of runners.entries()) {
    passed.push(await checkSameBytes(contender, origin, cell));
    const target = targets[at];
    if (target) settled.push(await warmUp(environment, target, calls));
  }
  const slices = await roundRobin(environment, targets, { rounds, calls });
  const of = (name: string): readonly Slice[] => slices[targets.findIndex((each) => each.name === name)] ?? [];
  const rows = targets.map(({ name }, at) => ({
    ...compared(name, of(name), of(rawContender.name)),
    passed: passed[at] ?? 'plain',
    settled: settled[at] ?? false,
  }));
  const [hosts, libraries] = [cpus(of(host.name)), cpus(of(library.name))];
  const isPair = hosts.length > 0 && libraries.length > 0;
  return { title: cell.title, rounds, calls, rows, ...(isPair && { hostToLibrary: pairedRatios(hosts, libraries) }) };
}

function compared(name: string, slices: readonly Slice[], base: readonly Slice[]) {
  const perSecond = (each: readonly Slice[]): number[] => each.map((slice) => slice.perSecond);
  const absolute = medianSlice(slices);
  return {
    name,
    throughput: pairedRatios(perSecond(slices), perSecond(base)),
    ...(absolute.cpu !== undefined && { cpu: pairedRatios(cpus(slices), cpus(base)) }),
    absolute,
  };
}

function cpus(slices: readonly Slice[]): number[] {
  return slices.map(({ cpu }) => cpu ?? Number.NaN);
}

function tables({ cells: found, missing, signed }: Throughput): readonly Table[] {
  const reasonOf = (name: string): string => {
    const reason = missing.find((each) => each.name === name)?.reason;
    return reason === undefined ? '' : `not measured: ${reason}`;
  };
  const what: Table = {
    head: ['contender', 'leaves out', ''],
    rows: contenders
      .filter(({ name }) => found.small.rows.some((row) => row.name === name) || reasonOf(name))
      .map(({ name, leavesOut }) => [name, leavesOut, reasonOf(name)]),
  };
  const signatures: Table = {
    head: ['relays, by key ID', 'calls', 'signatures'],
    rows: Object.entries(signed).map(([key, counts]) => [key, String(counts.calls), String(counts.signatures)]),
  };
  return [what, ...Object.values(found).map(cellTable), signatures];
}

function cellTable({ title, rounds, calls, rows }: CellReport): Table {
  const unsettled = rows.filter(({ settled }) => !settled).map(({ name }) => name);
  return {
    head: [title, 'CPU, ratio', 'calls/s, ratio', 'CPU us', 'calls/s', 'p50 ms', 'p99 ms', 'gzip'],
    rows: rows.map(({ name, throughput, cpu, absolute, passed }) => [
      name,
      cpu ? rangeText(cpu, 2) : '-',
      rangeText(throughput, 2),
      absolute.cpu?.toFixed(0) ?? '-',
      absolute.perSecond.toFixed(0),
      absolute.p50.toFixed(2),
      absolute.p99.toFixed(1),
      passed,
    ]),
    notes: [
      `${rounds} rounds of ${calls} calls to each.`,
      ...(unsettled.length > 0 ? [`Still changing after the warm-up: ${unsettled.join(', ')}.`] : []),
    ],
  };
}
