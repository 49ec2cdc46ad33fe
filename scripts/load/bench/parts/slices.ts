// Slices of a fixed number of calls: sent to one contender after the other in each round, so that what else the machine does meets all of them.
import type { BenchEnvironment } from '../environment.ts';
import { isSettled, median } from '../numbers.ts';
import type { Child } from '../process/child.ts';
import type { Load, Loaded } from '../stores/load.ts';

export interface Target {
  readonly name: string;
  /** Undefined if there is no process in between. */
  readonly child?: Child | undefined;
  readonly load: Omit<Load, 'calls'>;
}

export interface Slice extends Loaded {
  /** Microseconds of CPU time per call of the contender's process, all threads; the load and the store are other processes. */
  readonly cpu?: number;
}

/** Limits the warm-up: slices. */
const MOST_WARM = 12;

/** Sends slices until the CPU time per call no longer changes; returns whether that was reached. */
export async function warmUp(environment: BenchEnvironment, target: Target, calls: number): Promise<boolean> {
  const costs: number[] = [];
  while (target.child && costs.length < MOST_WARM && !isSettled(costs))
    costs.push((await runSlice(environment, target, calls)).cpu ?? Number.NaN);
  return !target.child || isSettled(costs);
}

/** The slices of each target, in the order of the targets; the same index is the same round. */
export async function roundRobin(
  environment: BenchEnvironment,
  targets: readonly Target[],
  { rounds, calls }: { readonly rounds: number; readonly calls: number },
): Promise<readonly (readonly Slice[])[]> {
  const all: Slice[][] = targets.map(() => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [at, target] of targets.entries()) all[at]?.push(await runSlice(environment, target, calls));
  return all;
}

export async function runSlice(
  { load }: BenchEnvironment,
  { child, load: given }: Target,
  calls: number,
): Promise<Slice> {
  const before = await child?.ask<number>('cpu');
  const loaded = await load.ask<Loaded>('run', { ...given, calls });
  const after = await child?.ask<number>('cpu');
  return before === undefined || after === undefined ? loaded : { ...loaded, cpu: (after - before) / loaded.calls };
}

/** Medians of all rounds. */
export function medianSlice(slices: readonly Slice[]): Slice {
  const middle = (of: (slice: Slice) => number): number => median(slices.map(of));
  return {
    calls: middle(({ calls }) => calls),
    perSecond: middle(({ perSecond }) => perSecond),
    p50: middle(({ p50 }) => p50),
    p99: middle(({ p99 }) => p99),
    ...(slices[0]?.cpu !== undefined && { cpu: middle(({ cpu }) => cpu ?? Number.NaN) }),
  };
}
