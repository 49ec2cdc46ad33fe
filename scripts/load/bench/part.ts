// A part of the benchmark: what it measures, and the tables of what it found.
import type { BenchEnvironment } from './environment.ts';
import type { Table } from './table.ts';

/** Progress messages, for the standard error. */
export type ReportProgress = (doing: string) => void;

/** How much is measured. */
export interface Effort {
  /** Rounds of every part; undefined means the usual number of each. */
  readonly rounds?: number | undefined;
  /** Factor of all counts, sizes and durations, 1 for usable figures. Tests use a tiny one. */
  readonly scale: number;
  /** Of the contenders, only the raw pipe and those whose name contains this. */
  readonly only?: string | undefined;
}

export interface Part<Found> {
  /** One line for the usage. */
  readonly title: string;
  measure(environment: BenchEnvironment, reportProgress: ReportProgress, effort: Effort): Promise<Found>;
  tables(found: Found): readonly Table[];
}

/** A count under this effort, at least 1. */
export function scaled(count: number, { scale }: Effort): number {
  return Math.max(1, Math.round(count * scale));
}
