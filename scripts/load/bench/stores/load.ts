// The load: a number of connections, each sending the next request after its response, for a given time.
import { quantile } from '../numbers.ts';
import { beginAnswers } from '../process/answers.ts';
import { type Address, wireCallOf } from './call.ts';
import { type Connection, openConnection } from './connection.ts';
import { down, up } from './streams.ts';

export interface Load extends Address {
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly milliseconds: number;
  /** Instead of one path: one call for each number from the first to below the second, appended to the path. */
  readonly each?: readonly [from: number, to: number];
}

export interface Loaded {
  readonly calls: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Sends requests over one connection until the time is over. A status other than 200 ends the benchmark, because the result would mean nothing. */
async function askOn(connection: Connection, call: Buffer, until: number, took: number[]): Promise<void> {
  for (let began = performance.now(); began < until; ) {
    const status = await connection.ask(call);
    if (status !== 200) throw new Error(`Answered with ${status}`);
    const now = performance.now();
    took.push(now - began);
    began = now;
  }
}

/** Requests the next number until none is left. */
async function askEach(
  connection: Connection,
  load: Load,
  next: () => number | undefined,
  took: number[],
): Promise<void> {
  for (let at = next(); at !== undefined; at = next()) {
    const began = performance.now();
    const status = await connection.ask(wireCallOf({ ...load, path: `${load.path}${at}` }, load.headers));
    if (status !== 200) throw new Error(`Answered with ${status}`);
    took.push(performance.now() - began);
  }
}

async function run(load: Load): Promise<Loaded> {
  const connections = await Promise.all(Array.from({ length: load.connections }, () => openConnection(load.origin)));
  const call = wireCallOf(load, load.headers);
  const took: number[] = [];
  const began = performance.now();
  const [begin, end] = load.each ?? [0, 0];
  let at = begin;
  const next = (): number | undefined => (at < end ? at++ : undefined);
  await Promise.all(
    connections.map((connection) =>
      load.each === undefined
        ? askOn(connection, call, began + load.milliseconds, took)
        : askEach(connection, load, next, took),
    ),
  );
  const seconds = (performance.now() - began) / 1000;
  for (const connection of connections) connection.close();
  return {
    calls: took.length,
    perSecond: took.length / seconds,
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
  };
}

beginAnswers({ run, down, up });
