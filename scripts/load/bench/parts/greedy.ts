// The effect of one greedy client on another: latency of small reads beside it, as a ratio to the latency without it in the same run.
import { createHash } from 'node:crypto';
import { host } from '../contenders.ts';
import { BENCH_FUNCTION_KEY, type BenchEnvironment } from '../environment.ts';
import { median, rangeText, type Spread, spread } from '../numbers.ts';
import { type Effort, type Part, type ReportProgress, scaled } from '../part.ts';
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
  /** Share of one core that the relay used beside the greedy client: CPU time by duration. */
  readonly cpuShare: number;
  /** Calls of the greedy client that ended, in all rounds. */
  readonly greedyCalls: number;
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
  /** Milliseconds of CPU time beside the greedy client. */
  readonly cpu: number;
  readonly greedyCalls: number;
}

export const greedy: Part<readonly Greedy[]> = {
  title: 'small reads of one caller beside a greedy one',
  measure: measureGreedy,
  tables,
};

/** One greedy client of each kind, each with its own relay: the whole local host in its own process. */
async function measureGreedy(
  environment: BenchEnvironment,
  reportProgress: ReportProgress,
  effort: Effort,
): Promise<readonly Greedy[]> {
  const found: Greedy[] = [];
  for (const greed of greeds) {
    reportProgress(`greedy: ${greed.kind}`);
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
      rounds.push(await round(environment, relay, client, greed, milliseconds));
    const sum = (of: (round: Round) => number): number => rounds.reduce((all, each) => all + of(each), 0);
    return {
      kind: greed.kind,
      ratio: spread(rounds.map(({ idle, beside }) => beside.p99 / idle.p99)),
      idle: median(rounds.map(({ idle }) => idle.p99)),
      p99: median(rounds.map(({ beside }) => beside.p99)),
      storeP99: median(rounds.map(({ beside }) => beside.storeP99)),
      cpuShare: sum(({ cpu }) => cpu) / (rounds.length * milliseconds),
      greedyCalls: sum(({ greedyCalls }) => greedyCalls),
      reads: sum(({ beside }) => beside.reads),
      refused: sum(({ beside }) => beside.refused),
    };
  } finally {
    await Promise.all([relay.close(), client.close()]);
  }
}

async function round(
  environment: BenchEnvironment,
  relay: Child,
  client: Child,
  greed: Greed,
  milliseconds: number,
): Promise<Round> {
  const read = (): Promise<Reads> => readsOf(environment, relay.origin, greed, milliseconds);
  const idle = await read();
  await client.ask('begin', { origin: relay.origin, key: GREEDY_KEY, greed });
  const before = await relay.ask<number>('cpu');
  const beside = await read();
  const cpu = ((await relay.ask<number>('cpu')) - before) / 1000;
  return { idle, beside, cpu, greedyCalls: await client.ask<number>('end') };
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
        ...['p99, ratio to idle', 'idle p99 ms', 'p99 ms', 'of the store itself', 'CPU share', 'reads', 'refused'],
        'greedy calls ended',
      ],
      rows: rows.map(({ kind, ratio, idle, p99, storeP99, cpuShare, reads, refused, greedyCalls }) => [
        ...[kind, rangeText(ratio, 1), ...[idle, p99, storeP99].map((each) => each.toFixed(1))],
        ...[cpuShare.toFixed(2), String(reads), String(refused), String(greedyCalls)],
      ]),
      notes: ['The CPU share is that of the relay, of one core, beside the greedy caller.'],
    },
  ];
}
