// 1 GiB down and 1 GiB up: throughput, and memory over idle.

import { type Contender, pipe, rawContender } from '../contenders.ts';
import { type BenchEnvironment, keyIdOf } from '../environment.ts';
import { pairedRatios, rangeText, type Spread, spread } from '../numbers.ts';
import { type Effort, type Part, type ReportProgress, scaled } from '../part.ts';
import { paths } from '../stores/apps.ts';
import { PIECE, PIECE_COUNT, streamPath } from '../stores/gigabytes.ts';
import type { Loaded } from '../stores/load.ts';
import type { Table } from '../table.ts';

const directions = ['down', 'up'] as const;
export type Direction = (typeof directions)[number];

interface Streamed {
  readonly megabytes: number;
  /** CPU time in seconds. */
  readonly cpu: number;
  /** Maximum memory over idle, in MiB. */
  readonly memory: number;
}

interface Pair {
  readonly base: Streamed;
  readonly run: Streamed;
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

const ROUNDS = 3;

export const gigabyte: Part<readonly Gigabyte[]> = {
  title: 'memory and speed of 1 GiB down and 1 GiB up',
  measure: streamGigabytes,
  tables,
};

async function streamGigabytes(
  stage: BenchEnvironment,
  reportProgress: ReportProgress,
  effort: Effort,
): Promise<readonly Gigabyte[]> {
  const rounds = effort.rounds ?? ROUNDS;
  const pieces = scaled(PIECE_COUNT, effort);
  const reports: Gigabyte[] = [];
  for (const direction of directions) {
    const pairs: Pair[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      reportProgress(`gigabyte: ${direction}, round ${round} of ${rounds}`);
      pairs.push({
        base: await stream(stage, rawContender, direction, pieces),
        run: await stream(stage, pipe, direction, pieces),
      });
    }
    reports.push({
      direction,
      megabytes: spread(pairs.map(({ run }) => run.megabytes)),
      ratio: ratio(pairs, ({ megabytes }) => megabytes),
      cpu: spread(pairs.map(({ run }) => run.cpu)),
      cpuRatio: ratio(pairs, ({ cpu }) => cpu),
      memory: spread(pairs.map(({ run }) => run.memory)),
      rawMemory: spread(pairs.map(({ base }) => base.memory)),
    });
  }
  return reports;
}

/** A new process for each stream, so that memory left by one stream does not raise the idle figure of the next. */
async function stream(
  stage: BenchEnvironment,
  contender: Contender,
  direction: Direction,
  pieces: number,
): Promise<Streamed> {
  if (!contender.file) throw new Error(`${contender.name} has no process`);
  const child = await stage.measure(contender.file, keyIdOf(contender));
  const given = { origin: child.origin, path: contender.prefix + streamPath(pieces), size: pieces * PIECE };
  const small = { origin: child.origin, path: contender.prefix + paths.small, headers: {}, connections: 1 };
  await stage.load.ask<Loaded>('run', { ...small, calls: 200 });
  await child.ask('beginMemory');
  const before = await child.ask<number>('cpu');
  const megabytes = await stage.load.ask<number>(direction, given);
  const cpu = ((await child.ask<number>('cpu')) - before) / 1e6;
  const { idle, most } = await child.ask<{ idle: number; most: number }>('endMemory');
  await child.close();
  return { megabytes, cpu, memory: (most - idle) / MIB };
}

function ratio(pairs: readonly Pair[], of: (streamed: Streamed) => number): Spread {
  return pairedRatios(
    pairs.map(({ run }) => of(run)),
    pairs.map(({ base }) => of(base)),
  );
}

function tables(gigabytes: readonly Gigabyte[]): readonly Table[] {
  return [
    {
      head: ['one GiB through the pipe', 'MB/s', 'ratio', 'CPU s', 'CPU, ratio', 'MiB over idle', 'of the raw pipe'],
      rows: gigabytes.map((each) => [
        each.direction,
        rangeText(each.megabytes, 0),
        rangeText(each.ratio, 2),
        rangeText(each.cpu, 2),
        rangeText(each.cpuRatio, 2),
        rangeText(each.memory, 0),
        rangeText(each.rawMemory, 0),
      ]),
    },
  ];
}
