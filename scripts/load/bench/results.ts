// The results as data; also the format of --json.
import type { PartsFound } from './parts.ts';

export interface Machine {
  readonly node: string;
  readonly processor: string;
  readonly cores: number;
  /** The measured process has its own core. */
  readonly pinned: boolean;
  /** Load average at the start and at the end; on a quiet machine far below the number of cores. */
  readonly busy: readonly [number, number];
}

export interface BenchResults extends PartsFound {
  readonly machine: Machine;
  /** Duration of the whole run in seconds. */
  readonly seconds: number;
}
