// The results as data; also the format of --json.
import type { AccountsFound } from './parts/accounts.ts';
import type { Counted, Counts } from './parts/counted.ts';
import type { Gigabyte } from './parts/gigabyte.ts';
import type { Greedy } from './parts/greedy.ts';
import type { HeldMemoryFound } from './parts/memory.ts';
import type { Pollers } from './parts/pollers.ts';
import type { Starts } from './parts/start.ts';
import type { CellReport } from './parts/throughput.ts';

export interface Machine {
  readonly node: string;
  readonly processor: string;
  readonly cores: number;
  /** The measured process has its own core. */
  readonly pinned: boolean;
  /** Load average at the start and at the end; on a quiet machine far below the number of cores. */
  readonly busy: readonly [number, number];
}

export interface BenchResults {
  readonly machine: Machine;
  readonly throughput?: readonly CellReport[];
  readonly wholeRun?: Counts;
  readonly counted?: Counted;
  readonly pollers?: Pollers;
  readonly greedy?: readonly Greedy[];
  readonly gigabyte?: readonly Gigabyte[];
  readonly memory?: readonly HeldMemoryFound[];
  readonly start?: Starts;
  readonly accounts?: AccountsFound;
}
