// What a process holds at this moment: memory, and handles that would keep it from ending.
import { readdirSync } from 'node:fs';
import type { Answers } from '../../bench/process/answers.ts';

export interface ProcessState {
  /** Resident memory, in bytes. */
  readonly memory: number;
  /** The heap in use, after a collection where one was asked for. */
  readonly heap: number;
  /** How many of each kind: TCPSocketWrap, Timeout, ... */
  readonly resources: Readonly<Record<string, number>>;
  /** Open descriptors, on systems that tell. */
  readonly descriptors?: number;
}

/** `end` closes what listens; the process stays, so that what it still holds can be seen. */
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
