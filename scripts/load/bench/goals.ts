// The relay's performance goals as rows, and which of them a run has met.
import { pipe } from './contenders.ts';
import { countGoal, cpuOf, type GoalRow, measuredOf, pipeRow, sharedOf } from './goalRow.ts';
import { bundledName } from './parts/start.ts';
import type { PartsFound } from './parts.ts';

export interface Goal {
  readonly goal: string;
  readonly wanted: string;
  readonly reached: string;
  readonly met: boolean;
}

const rows: readonly GoalRow[] = [
  { goal: 'CPU per call, 4 KB, 16 connections', atMost: 1.4, reachFor: 1.2, reached: cpuOf('small') },
  { goal: 'CPU per call, 4 KB, 64 connections', atMost: 1.4, reachFor: 1.2, reached: cpuOf('crowded') },
  {
    goal: 'calls per second, 4 KB, 16 connections',
    atLeast: 0.75,
    reachFor: 0.9,
    reached: (found) => pipeRow(found, 'small')?.throughput.median,
  },
  {
    goal: 'added p50 at 200 calls/s, ms',
    atMost: 0.3,
    reachFor: 0,
    reached: ({ latency }) => latency?.find(({ name }) => name === pipe.name)?.added.median,
  },
  { goal: 'CPU, 200 KB plain, 16 connections', atMost: 1.3, reachFor: 1.1, reached: cpuOf('large') },
  { goal: 'CPU, 200 KB gzipped, one resource', atMost: 2.5, reachFor: 1.5, reached: cpuOf('resource') },
  { goal: 'CPU, 200 KB gzipped, list with a next link', atMost: 4, reachFor: 2.5, reached: cpuOf('list') },
  {
    goal: 'CPU of the whole local host, to library and host alone, 4 KB',
    atMost: 1.5,
    reachFor: 1.2,
    reached: ({ throughput }) => throughput?.cells.small.hostToLibrary?.median,
  },
  {
    goal: 'bundle: process start to listening, to plain node:http',
    atMost: 2.2,
    reachFor: 1.8,
    reached: ({ start }) => start?.rows.find(({ name }) => name === bundledName)?.ratio.median,
  },
  {
    goal: 'CPU of a call, to one account, with',
    atMost: 1.05,
    reachFor: 1.02,
    reached: ({ accounts }) => accounts?.crowds.map(({ kind, cpu }) => [kind, cpu.median]),
  },
  {
    goal: 'first answer, ms more than with one account, with',
    atMost: 300,
    digits: 0,
    reached: ({ accounts }) => accounts?.crowds.map(({ kind, startMore }) => [kind, startMore.median]),
  },
  { goal: 'RSS of an account once used, KiB', atMost: 17, digits: 1, reached: ({ accounts }) => accounts?.used.rss },
  {
    goal: 'CPU of a call with every operation, to 8',
    atMost: 1.05,
    reachFor: 1.02,
    reached: ({ operations }) => operations?.cpu.median,
  },
  {
    goal: 'first answer with every operation, to 8',
    atMost: 1.05,
    reachFor: 1.02,
    reached: ({ operations }) => operations?.startRatio.median,
  },
  {
    goal: 'CPU of a list of 50 apps by MCP, to the same by HTTP,',
    atMost: 1.5,
    reachFor: 1.3,
    reached: ({ mcp }) => mcp?.medium.map(({ revision, cpu }) => [revision, cpu.median]),
  },
  {
    goal: 'MiB over idle, one GiB',
    atMost: 48,
    reachFor: 32,
    digits: 0,
    reached: ({ gigabyte }) => gigabyte?.map(({ direction, memory }) => [direction, memory.median]),
  },
  {
    goal: 'MB over idle, report of a million rows,',
    atMost: 64,
    reachFor: 48,
    digits: 0,
    reached: ({ report }) => report?.map(({ format, memory }) => [format, memory.median]),
  },
  {
    goal: 'MiB over idle,',
    atMost: 160, // with an idle relay, its code and its host this fits an instance of 512 MB
    digits: 0,
    reached: ({ memory }) => memory?.map(({ kind, most }) => [kind, most]),
  },
  {
    goal: 'share answered with 200,',
    atLeast: 1,
    reached: ({ memory }) => memory?.map(({ kind, answered, calls }) => [kind, answered / calls]),
  },
  {
    goal: 'p99 of small reads, ratio to idle, beside',
    atMost: 3,
    reached: ({ greedy }) => greedy?.map(({ kind, ratio }) => [kind, ratio.median]),
  },
  {
    goal: 'small reads refused beside',
    atMost: 0,
    digits: 0,
    reached: ({ greedy }) => greedy?.map(({ kind, refused }) => [kind, refused]),
  },
  countGoal('signatures for 1,000 concurrent calls, cold', 1, ({ counted: found }) => found?.coldSignatures),
  countGoal('exchanges for 1,000 concurrent calls, cold', 1, ({ counted: found }) => found?.coldExchanges),
  countGoal('signatures in an hour: one in 13 minutes', 5, ({ counted: found }) => found?.hour.signatures),
  countGoal('store calls of 1,000 flows, one minute', 1, ({ pollers }) => pollers?.sameQuestion),
  countGoal(
    'the same, a call for each minute',
    1,
    ({ pollers }) => pollers && pollers.minutes.calls / pollers.minutes.minutes,
  ),
  countGoal('exchanges, four instances and 1,000 callers', 1, (found) => sharedOf(found)?.exchanges),
  countGoal('store calls of 1,000 pollers over four instances, one minute', 1, (found) => sharedOf(found)?.pollCalls),
  countGoal('the same write at another instance: times made', 1, (found) => {
    const shared = sharedOf(found);
    return shared && shared.written / shared.writes;
  }),
  {
    goal: 'p50 of a read with storage, ms more',
    atMost: 0.2,
    reached: ({ instances }) => instances?.addedRead?.median,
  },
  countGoal('events lost, two of four instances killed', 0, ({ events }) => measuredOf(events)?.lost),
  {
    goal: 'share of events applied once by their ID',
    atLeast: 1,
    reached: ({ events }) => events && measuredOf(events) && events.applied / events.events,
  },
  {
    goal: 'p50 from the request of the store to the flow, ms',
    atMost: 150,
    digits: 0,
    reached: ({ events }) => measuredOf(events)?.p50,
  },
];

/** The goals of the parts that have run. */
export function goalsOf(found: PartsFound): readonly Goal[] {
  return rows.flatMap((row) => {
    const reached = row.reached(found);
    if (reached === undefined) return [];
    return typeof reached === 'number'
      ? [goalOf(row, row.goal, reached)]
      : reached.map(([kind, each]) => goalOf(row, `${row.goal} ${kind}`, each));
  });
}

function goalOf({ atMost, atLeast, reachFor, digits = 2 }: GoalRow, goal: string, reached: number): Goal {
  const wanted = atMost === undefined ? `>= ${atLeast}` : `<= ${atMost}`;
  return {
    goal,
    wanted: reachFor === undefined ? wanted : `${wanted}, better ${reachFor}`,
    reached: reached.toFixed(digits),
    met: reached <= (atMost ?? Number.POSITIVE_INFINITY) && reached >= (atLeast ?? Number.NEGATIVE_INFINITY),
  };
}
