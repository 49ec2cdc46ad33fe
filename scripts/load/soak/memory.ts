// Memory of a process over time, and what it still holds at the end.
import type { ProcessState } from './process/state.ts';

export interface Memory {
  /** Peak resident memory, in bytes. */
  readonly peak: number;
  /** Growth of resident memory from the second third of the run to the last, by medians. */
  readonly growth: number;
}

export interface Left {
  readonly handles: number;
  /** The kinds of these handles. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly descriptors?: number;
}

/** The first third does not count: code is compiled and pools fill. */
export function memoryOf(samples: readonly number[]): Memory {
  const third = Math.floor(samples.length / 3);
  return {
    peak: Math.max(0, ...samples),
    growth: median(samples.slice(third * 2)) - median(samples.slice(third, third * 2)),
  };
}

/** The server that listened at the start is closed at the end: one handle and one descriptor less. */
export function leftOf(before: ProcessState, after: ProcessState): Left {
  const kinds: Record<string, number> = {};
  for (const [kind, count] of Object.entries(after.resources)) {
    const more = count - (before.resources[kind] ?? 0);
    if (more > 0) kinds[kind] = more;
  }
  const known = before.descriptors !== undefined && after.descriptors !== undefined;
  return {
    handles: Object.values(kinds).reduce((sum, count) => sum + count, 0),
    kinds,
    ...(known && { descriptors: Math.max(0, (after.descriptors ?? 0) - ((before.descriptors ?? 0) - 1)) }),
  };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
