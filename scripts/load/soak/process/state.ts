// Current memory of a process, and the handles that keep it from ending.
import { readdirSync } from 'node:fs';
import type { Answers } from '../../bench/process/answers.ts';

export interface ProcessState {
  /** Resident memory, in bytes. */
  readonly memory: number;
  /** Heap in use, after a garbage collection if one was requested. */
  readonly heap: number;
  /** Number of handles by kind: TCPSocketWrap, Timeout, ... */
  readonly resources: Readonly<Record<string, number>>;
  /** Open descriptors, on systems that report them. */
  readonly descriptors?: number;
}

/** `end` closes the servers; the process stays alive, so that what it still holds can be counted. */
export function stateAnswers(end: () => unknown): Answers {
  return { state, end };
}

function state({ collect }: { readonly collect: boolean }): ProcessState {
  if (collect) globalThis.gc?.();
  const open = descriptors();
  return {
    memory: process.memoryUsage.rss(),
    heap: process.memoryUsage().heapUsed,
    resources: counted(process.getActiveResourcesInfo()),
    ...(open !== undefined && { descriptors: open }),
  };
}

function descriptors(): number | undefined {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return undefined;
  }
}

function counted(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
