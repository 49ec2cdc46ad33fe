// The effect of one greedy client on another: latency of small reads beside it, as a ratio to the latency without it in the same run.
import { createHash } from 'node:crypto';
import { host } from '../contenders.ts';
import { BENCH_FUNCTION_KEY, type BenchEnvironment } from '../environment.ts';
import { median, rangeText, type Spread, spread } from '../numbers.ts';
import { type Effort, type Part, scaled, type TellProgress } from '../part.ts';
import type { Child } from '../process/child.ts';
import { type Greed, greeds } from '../stores/greed.ts';
import type { Reads } from '../stores/smallReads.ts';
import type { Table } from '../table.ts';

export interface Greedy {
  readonly kind: string;
  /** 99th percentile of the small reads, as a ratio to the idle one of the same round. */
  readonly ratio: Spread;
  /** Milliseconds, idle and beside the greedy client: medians of the rounds. */
  readonly idle: number;
  readonly p99: number;
  /** Milliseconds of the same reads of the store itself, beside the greedy client: what is not the relay's. */
  readonly storeP99: number;
  /** Small reads beside the greedy client in all rounds, and the number of them with a status other than 200. */
  readonly reads: number;
  readonly refused: number;
}

/** Duration of the small reads in milliseconds: longer than the short deadlines of greedy calls. */
const MEASURED = 3_000;
/** Alternates idle and greedy phases, so that load on the machine affects both. */
const ROUNDS = 3;
const GREEDY_KEY = 'bench-greedy-key';

interface Round {
  readonly idle: Reads;
  readonly beside: Reads;
}

/** One greedy client of each kind, each with its own relay: the whole local host in its own process. */
async function measureGreedy(
  environment: BenchEnvironment,
  tell: TellProgress,
  effort: Effort,
): Promise<readonly Greedy[]> {
  const found: Greedy[] = [];
  for (const greed of greeds) {
    tell(`greedy: ${greed.kind}`);
    found.push(await measure(environment, greed, effort));
  }
  return found;
}

async function measure(environment: BenchEnvironment, greed: Greed, effort: Effort): Promise<Greedy> {
  const milliseconds = scaled(MEASURED, effort);
  const relay = await environment.measure(host.file, 'BENCHGREEDY', {
    settings: {
      RELAY__DEADLINE_SECONDS: String(greed.deadline),
      CALLER__GREEDY__KEY_SHA256: createHash('sha256').update(GREEDY_KEY).digest('hex'),
      CALLER__GREEDY__ALLOW: '*',
    },
  });
  const client = await environment.around('greedyClient');
  try {
    await readsOf(environment, relay.origin, greed, milliseconds); // V8 keeps compiling during this time
    const rounds: Round[] = [];
    for (let at = 0; at < (effort.rounds ?? ROUNDS); at += 1)
      rounds.push(await round(environment, relay.origin, client, greed, milliseconds));
    const sum = (of: (beside: Reads) => number): number => rounds.reduce((all, { beside }) => all + of(beside), 0);
    return {
      kind: greed.kind,
      ratio: spread(rounds.map(({ idle, beside }) => beside.p99 / idle.p99)),
      idle: median(rounds.map(({ idle }) => idle.p99)),
      p99: median(rounds.map(({ beside }) => beside.p99)),
      storeP99: median(rounds.map(({ beside }) => beside.storeP99)),
      reads: sum(({ reads }) => reads),
      refused: sum(({ refused }) => refused),
    };
  } finally {
    await Promise.all([relay.close(), client.close()]);
  }
}

async function round(
  environment: BenchEnvironment,
  origin: string,
  client: Child,
  greed: Greed,
  milliseconds: number,
): Promise<Round> {
  const read = (): Promise<Reads> => readsOf(environment, origin, greed, milliseconds);
  const idle = await read();
  await client.ask('begin', { origin, key: GREEDY_KEY, greed });
  const beside = await read();
  await client.ask('end');
  return { idle, beside };
}

function readsOf({ load, store }: BenchEnvironment, origin: string, { beside }: Greed, milliseconds: number) {
  return load.ask<Reads>('smallReads', {
    relay: { origin, path: beside },
    store: { origin: store.origin, path: beside.replace(/^\/api\/(apple|samsung)/, '') },
    headers: { 'x-functions-key': BENCH_FUNCTION_KEY },
    milliseconds,
  });
}

function tables(rows: readonly Greedy[]): readonly Table[] {
  return [
    {
      head: [
        'small reads beside a greedy caller',
        'p99, ratio to idle',
        'idle p99 ms',
        'p99 ms',
        'store itself',
        'reads',
        'refused',
      ],
      rows: rows.map(({ kind, ratio, idle, p99, storeP99, reads, refused }) => [
        kind,
        rangeText(ratio, 1),
        idle.toFixed(1),
        p99.toFixed(1),
        storeP99.toFixed(1),
        String(reads),
        String(refused),
      ]),
    },
  ];
}

export const greedy: Part<readonly Greedy[]> = {
  title: 'small reads of one caller beside a greedy one',
  measure: measureGreedy,
  tables,
};
