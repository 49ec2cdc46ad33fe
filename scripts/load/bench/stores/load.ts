// The load: a fixed number of calls, either one after the other on each connection, or at a fixed rate.
import { setTimeout as wait } from 'node:timers/promises';
import { quantile } from '../numbers.ts';
import { beginAnswers } from '../process/answers.ts';
import { type Address, wireCallOf } from './call.ts';
import { type Connection, openConnection } from './connection.ts';
import { readReport } from './readReport.ts';
import { smallReads } from './smallReads.ts';
import { down, up } from './streams.ts';

export interface Load extends Address {
  readonly headers: Readonly<Record<string, string>>;
  readonly calls: number;
  readonly connections: number;
  /** JSON to post. */
  readonly body?: string;
  /** The number of a call, counted from here, is appended to its path. */
  readonly from?: number;
}

/** Calls at a fixed rate, whatever the responses do: a slow response delays no later call. */
export interface RatedLoad extends Omit<Load, 'connections' | 'from' | 'body'> {
  readonly perSecond: number;
}

export interface Loaded {
  readonly calls: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Open connections by origin. They stay open between slices, whose cost would otherwise include opening them. */
const pools = new Map<string, Connection[]>();

async function run(load: Load): Promise<Loaded> {
  const connections = await connectionsTo(load.origin, load.connections);
  const same = wireCallOf(load, load.headers);
  const callOf = (at: number): Buffer =>
    load.from === undefined ? same : wireCallOf({ ...load, path: `${load.path}${load.from + at}` }, load.headers);
  const took: number[] = [];
  const began = performance.now();
  let at = 0;
  const askOn = async (connection: Connection): Promise<void> => {
    while (at < load.calls) {
      const call = callOf(at);
      at += 1;
      took.push(await timed(connection, call));
    }
  };
  await Promise.all(connections.map(askOn));
  return summary(took, performance.now() - began);
}

async function runAtRate({ origin, path, headers, calls, perSecond }: RatedLoad): Promise<Loaded> {
  const idle = await connectionsTo(origin, 1);
  const call = wireCallOf({ origin, path }, headers);
  const took: number[] = [];
  const ask = async (): Promise<void> => {
    const began = performance.now();
    const connection = idle.pop() ?? (await opened(origin));
    await timed(connection, call);
    took.push(performance.now() - began);
    idle.push(connection);
  };
  const began = performance.now();
  const asked: Promise<void>[] = [];
  for (let at = 0; at < calls; at += 1) {
    const early = began + (at * 1000) / perSecond - performance.now();
    if (early > 0) await wait(early);
    asked.push(ask());
  }
  await Promise.all(asked);
  return summary(took, performance.now() - began);
}

async function connectionsTo(origin: string, count: number): Promise<Connection[]> {
  const open = (pools.get(origin) ?? []).filter((connection) => connection.isOpen());
  pools.set(origin, open);
  while (open.length < count) await opened(origin);
  return open.slice(0, count);
}

async function opened(origin: string): Promise<Connection> {
  const connection = await openConnection(origin);
  pools.get(origin)?.push(connection);
  return connection;
}

/** Milliseconds. A status other than 200 ends the benchmark, because the result would mean nothing. */
async function timed(connection: Connection, call: Buffer): Promise<number> {
  const began = performance.now();
  const status = await connection.ask(call);
  if (status !== 200) throw new Error(`Answered with ${status}`);
  return performance.now() - began;
}

function summary(took: readonly number[], milliseconds: number): Loaded {
  return {
    calls: took.length,
    perSecond: (took.length * 1000) / milliseconds,
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
  };
}

beginAnswers({ run, runAtRate, down, up, readReport, smallReads });
