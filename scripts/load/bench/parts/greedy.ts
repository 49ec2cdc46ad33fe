// The effect of one greedy client on another: latency of small reads beside it, as a ratio to the latency without it in the same run.
import { createHash } from 'node:crypto';
import { host } from '../contenders.ts';
import { BENCH_FUNCTION_KEY, type BenchEnvironment } from '../environment.ts';
import { median, quantile, rangeText, type Spread, spread } from '../numbers.ts';
import { type Effort, type Part, scaled, type TellProgress } from '../part.ts';
import { wireCallOf } from '../stores/call.ts';
import { type Connection, openConnection } from '../stores/connection.ts';
import { beGreedy, type Greed, greeds } from '../stores/greed.ts';
import type { Table } from '../table.ts';

export interface Greedy {
  readonly kind: string;
  /** 99th percentile of the small reads, as a ratio to the idle one of the same round. */
  readonly ratio: Spread;
  /** Milliseconds, idle and beside the greedy client: medians of the rounds. */
  readonly idle: number;
  readonly p99: number;
  /** Small reads beside the greedy client in all rounds, and the number of them with a status other than 200. */
  readonly reads: number;
  readonly refused: number;
}

/** Duration of the small reads in milliseconds: longer than the short deadlines of greedy calls. */
const MEASURED = 3_000;
/** Alternates idle and greedy phases, so that load on the machine affects both. */
const ROUNDS = 3;
const GREEDY_KEY = 'bench-greedy-key';

type Reads = Pick<Greedy, 'p99' | 'reads' | 'refused'>;

interface Round {
  readonly idle: Reads;
  readonly beside: Reads;
}

/** One greedy client of each kind, each with its own relay: the whole local host in its own process. */
async function measureGreedy(stage: BenchEnvironment, tell: TellProgress, effort: Effort): Promise<readonly Greedy[]> {
  const found: Greedy[] = [];
  for (const greed of greeds) {
    tell(`greedy: ${greed.kind}`);
    found.push(await measure(stage, greed, effort));
  }
  return found;
}

async function measure(stage: BenchEnvironment, greed: Greed, effort: Effort): Promise<Greedy> {
  const milliseconds = scaled(MEASURED, effort);
  const relay = await stage.measure(host.file, 'BENCHGREEDY', {
    settings: {
      RELAY__DEADLINE_SECONDS: String(greed.deadline),
      CALLER__GREEDY__KEY_SHA256: createHash('sha256').update(GREEDY_KEY).digest('hex'),
      CALLER__GREEDY__ALLOW: '*',
    },
  });
  try {
    await smallReads(relay.origin, greed.beside, milliseconds); // V8 keeps compiling during this time
    const rounds: Round[] = [];
    for (let at = 0; at < (effort.rounds ?? ROUNDS); at += 1)
      rounds.push(await round(relay.origin, greed, milliseconds));
    const sum = (of: (beside: Reads) => number): number => rounds.reduce((all, { beside }) => all + of(beside), 0);
    return {
      kind: greed.kind,
      ratio: spread(rounds.map(({ idle, beside }) => beside.p99 / idle.p99)),
      idle: median(rounds.map(({ idle }) => idle.p99)),
      p99: median(rounds.map(({ beside }) => beside.p99)),
      reads: sum(({ reads }) => reads),
      refused: sum(({ refused }) => refused),
    };
  } finally {
    await relay.close();
  }
}

/** Sequential reads over one connection, which is reopened if it is lost. */
async function smallReads(origin: string, path: string, milliseconds: number): Promise<Reads> {
  const call = wireCallOf({ origin, path }, { 'x-functions-key': BENCH_FUNCTION_KEY });
  const took: number[] = [];
  let refused = 0;
  let connection: Connection | undefined;
  const until = performance.now() + milliseconds;
  for (let began = performance.now(); began < until; began = performance.now()) {
    connection ??= await openConnection(origin);
    const status = await connection.ask(call).catch(() => undefined);
    took.push(performance.now() - began);
    if (status !== 200) refused += 1;
    if (status === undefined) connection = undefined;
  }
  connection?.close();
  return { p99: quantile(took, 0.99), reads: took.length, refused };
}

async function round(origin: string, greed: Greed, milliseconds: number): Promise<Round> {
  const idle = await smallReads(origin, greed.beside, milliseconds);
  const greedy = beGreedy(origin, GREEDY_KEY, greed);
  try {
    return { idle, beside: await smallReads(origin, greed.beside, milliseconds) };
  } finally {
    greedy.end();
  }
}

function tables(rows: readonly Greedy[]): readonly Table[] {
  return [
    {
      head: ['small reads beside a greedy caller', 'p99, ratio to idle', 'idle p99 ms', 'p99 ms', 'reads', 'refused'],
      rows: rows.map(({ kind, ratio, idle, p99, reads, refused }) => [
        kind,
        rangeText(ratio, 1),
        idle.toFixed(1),
        p99.toFixed(1),
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
