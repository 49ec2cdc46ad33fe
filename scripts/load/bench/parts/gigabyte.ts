// 1 GiB down and 1 GiB up: throughput, and memory over idle.

import { type Contender, pipe, rawContender } from '../contenders.ts';
import { type BenchEnvironment, keyIdOf } from '../environment.ts';
import { type Spread, spread } from '../numbers.ts';
import { GIGABYTE } from '../stores/gigabytes.ts';
import type { TellProgress } from './tell.ts';

const directions = ['down', 'up'] as const;
export type Direction = (typeof directions)[number];

interface Streamed {
  readonly megabytes: number;
  /** CPU time in seconds. */
  readonly cpu: number;
  /** Maximum memory over idle, in MiB. */
  readonly memory: number;
}

export interface Gigabyte {
  readonly direction: Direction;
  /** MB per second, and the ratio to the raw pipe in the same round. */
  readonly megabytes: Spread;
  readonly ratio: Spread;
  readonly cpu: Spread;
  readonly cpuRatio: Spread;
  /** Memory over idle, in MiB. */
  readonly memory: Spread;
  readonly rawMemory: Spread;
}

const MIB = 1_048_576;

export async function streamGigabytes(
  stage: BenchEnvironment,
  tell: TellProgress,
  rounds = 3,
): Promise<readonly Gigabyte[]> {
  const reports: Gigabyte[] = [];
  for (const direction of directions) {
    const pairs: { base: Streamed; run: Streamed }[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      tell(`one GiB ${direction}, round ${round} of ${rounds}`);
      pairs.push({ base: await stream(stage, rawContender, direction), run: await stream(stage, pipe, direction) });
    }
    reports.push({
      direction,
      megabytes: spread(pairs.map(({ run }) => run.megabytes)),
      ratio: spread(pairs.map(({ run, base }) => run.megabytes / base.megabytes)),
      cpu: spread(pairs.map(({ run }) => run.cpu)),
      cpuRatio: spread(pairs.map(({ run, base }) => run.cpu / base.cpu)),
      memory: spread(pairs.map(({ run }) => run.memory)),
      rawMemory: spread(pairs.map(({ base }) => base.memory)),
    });
  }
  return reports;
}

/** A new process for each stream, so that memory left by one stream does not raise the idle figure of the next. */
async function stream(stage: BenchEnvironment, contender: Contender, direction: Direction): Promise<Streamed> {
  if (!contender.file) throw new Error(`${contender.name} has no process`);
  const child = await stage.measure(contender.file, keyIdOf(contender));
  const given = { origin: child.origin, path: contender.prefix + GIGABYTE };
  await stage.load.ask('run', {
    ...given,
    path: `${contender.prefix}/v1/apps?limit=4`,
    headers: {},
    connections: 1,
    milliseconds: 200,
  });
  await child.ask('beginMemory');
  const before = await child.ask<number>('cpu');
  const megabytes = await stage.load.ask<number>(direction, given);
  const cpu = ((await child.ask<number>('cpu')) - before) / 1e6;
  const { idle, most } = await child.ask<{ idle: number; most: number }>('endMemory');
  await child.close();
  return { megabytes, cpu, memory: (most - idle) / MIB };
}
