// One goal of the benchmark, and where its figure is found.
import { pipe } from './contenders.ts';
import type { PartsFound } from './parts.ts';

/** One goal: at most or at least this. */
export interface GoalRow {
  readonly goal: string;
  readonly atMost?: number;
  readonly atLeast?: number;
  /** What would be better still. */
  readonly reachFor?: number;
  readonly digits?: number;
  /** One figure, or one for each case that the part measures; none if the part has not run. */
  readonly reached: (found: PartsFound) => number | undefined | readonly (readonly [kind: string, reached: number])[];
}

export function pipeRow({ throughput }: PartsFound, cell: keyof NonNullable<PartsFound['throughput']>['cells']) {
  return throughput?.cells[cell].rows.find(({ name }) => name === pipe.name);
}

export function cpuOf(cell: Parameters<typeof pipeRow>[1]): GoalRow['reached'] {
  return (found) => pipeRow(found, cell)?.cpu?.median;
}

/** What four instances over one storage led to. */
export function sharedOf({ instances }: PartsFound) {
  return instances?.counts.find(({ kind }) => kind === 'storage');
}

/** undefined if Azurite did not start. */
export function measuredOf(events: PartsFound['events']): PartsFound['events'] {
  return events?.missing === undefined ? events : undefined;
}

export function countGoal(goal: string, atMost: number, reached: (found: PartsFound) => number | undefined): GoalRow {
  return { goal, atMost, digits: 0, reached };
}
