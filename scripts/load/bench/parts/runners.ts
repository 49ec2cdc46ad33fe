// Starts the contenders that this machine has, and reports which are missing.
import { type Contender, contenders, rawContender } from '../contenders.ts';
import { BENCH_FUNCTION_KEY, type BenchEnvironment } from '../environment.ts';
import type { Effort } from '../part.ts';
import type { Child } from '../process/child.ts';
import type { Cell } from './cells.ts';
import type { Target } from './slices.ts';

export interface Runner {
  readonly contender: Contender;
  readonly origin: string;
  /** Undefined if there is no process in between. */
  readonly child: Child | undefined;
}

/** A contender that cannot run here, and why. */
export interface Missing {
  readonly name: string;
  readonly reason: string;
}

/** The raw pipe comes first. */
export async function openRunners(environment: BenchEnvironment, { only = '' }: Effort, which = contenders) {
  const wanted = which.filter(({ name }) => name === rawContender.name || name.includes(only));
  const missing = wanted.flatMap(({ name, missing: why }): Missing[] => {
    const reason = why?.();
    return reason === undefined ? [] : [{ name, reason }];
  });
  const here = wanted.filter(({ name }) => missing.every((each) => each.name !== name));
  const runners = await Promise.all(
    here.map(async (contender): Promise<Runner> => {
      const child = await environment.open(contender);
      return { contender, child, origin: (child ?? environment.store).origin };
    }),
  );
  return { runners, missing };
}

export async function closeRunners(runners: readonly Runner[]): Promise<void> {
  await Promise.all(runners.map(({ child }) => child?.close()));
}

export function targetOf(
  { contender, child, origin }: Runner,
  cell: Pick<Cell, 'path' | 'gzip' | 'connections'>,
): Target {
  return {
    name: contender.name,
    child,
    load: {
      origin,
      path: contender.prefix + cell.path,
      headers: { 'x-functions-key': BENCH_FUNCTION_KEY, ...(cell.gzip && { 'accept-encoding': 'gzip' }) },
      connections: cell.connections,
    },
  };
}
