// Compares the results with the relay's performance goals.
import { pipe } from './contenders.ts';
import type { AccountsFound } from './parts/accounts.ts';
import { isHeadline } from './parts/cells.ts';
import type { Counted } from './parts/counted.ts';
import type { Gigabyte } from './parts/gigabyte.ts';
import type { Greedy } from './parts/greedy.ts';
import { GOAL, type HeldMemoryFound } from './parts/memory.ts';
import type { Pollers } from './parts/pollers.ts';
import type { Starts } from './parts/start.ts';
import type { CellReport } from './parts/throughput.ts';
import type { BenchResults } from './results.ts';

export interface Goal {
  readonly goal: string;
  readonly wanted: string;
  readonly reached: string;
  readonly met: boolean;
}

export function goalsOf({
  throughput,
  counted,
  pollers,
  greedy,
  gigabyte,
  memory,
  start,
  accounts,
}: BenchResults): readonly Goal[] {
  return [
    ...(throughput ? throughputGoals(throughput) : []),
    ...(counted ? countedGoals(counted) : []),
    ...(pollers ? pollerGoals(pollers) : []),
    ...(greedy ? greedyGoals(greedy) : []),
    ...(gigabyte ? gigabyteGoals(gigabyte) : []),
    ...(memory ? memoryGoals(memory) : []),
    ...(start ? startGoals(start) : []),
    ...(accounts ? accountGoals(accounts) : []),
  ];
}

function throughputGoals(cells: readonly CellReport[]): Goal[] {
  const row = cells.find(isHeadline)?.rows.find(({ name }) => name === pipe.name);
  if (!row?.cpu) return [];
  return [
    atLeast('throughput of the pipe, 4 KB, 16 connections', row.throughput.median, 0.75),
    atMost('CPU of the pipe, 4 KB, 16 connections', row.cpu.median, 1.5),
  ];
}

function countedGoals({ coldSignatures, coldExchanges, hour }: Counted): Goal[] {
  return [
    atMost('signatures for 1,000 concurrent calls, cold', coldSignatures, 1, 0),
    atMost('exchanges for 1,000 concurrent calls, cold', coldExchanges, 1, 0),
    atMost('signatures in an hour: one in 13 minutes', hour.signatures, Math.ceil(60 / 13), 0),
  ];
}

function pollerGoals({ sameQuestion, minutes }: Pollers): Goal[] {
  return [
    atMost('store calls for 1,000 flows that watch one app, one minute', sameQuestion, 1, 0),
    atMost('the same, a call for each minute', minutes.calls / minutes.minutes, 1, 0),
  ];
}

function greedyGoals(rows: readonly Greedy[]): Goal[] {
  return rows.flatMap(({ kind, ratio, refused }) => [
    atMost(`p99 of small reads beside ${kind}, ratio to idle`, ratio.median, 3),
    atMost(`small reads refused beside ${kind}`, refused, 0, 0),
  ]);
}

function gigabyteGoals(gigabytes: readonly Gigabyte[]): Goal[] {
  return gigabytes.map(({ direction, memory }) => atMost(`MiB over idle, one GiB ${direction}`, memory.median, 64, 0));
}

function memoryGoals(held: readonly HeldMemoryFound[]): Goal[] {
  return held.flatMap(({ kind, most, calls, answered }) => [
    atMost(`MiB over idle, ${kind}`, most, GOAL, 0),
    atLeast(`answered with 200, ${kind}`, answered, calls),
  ]);
}

function startGoals({ rows }: Starts): Goal[] {
  return rows
    .filter(({ name }) => name === 'relay, bundled')
    .flatMap(({ health }) => (health ? [atMost('bundled start to Health, ms', health.median, 200, 0)] : []));
}

function accountGoals({ crowds, used }: AccountsFound): Goal[] {
  return [
    ...crowds.flatMap(({ kind, cpu, startMore }) => [
      atMost(`CPU of a call with ${kind}, to one`, cpu.median, 1.05),
      atMost(`first answer with ${kind}, ms more than with one`, startMore.median, 300, 0),
    ]),
    atMost('RSS of each account once used, KiB', used.rss, 17, 1),
  ];
}

function atLeast(goal: string, reached: number, wanted: number): Goal {
  return {
    goal,
    wanted: `>= ${wanted}`,
    reached: reached.toFixed(2),
    met: reached >= wanted,
  };
}

function atMost(goal: string, reached: number, wanted: number, digits = 2): Goal {
  return {
    goal,
    wanted: `<= ${wanted}`,
    reached: reached.toFixed(digits),
    met: reached <= wanted,
  };
}
