// The load: so many connections, each asking again as soon as it was answered, for so long.
import { quantile } from '../numbers.ts';
import { beginAnswers } from '../process/answers.ts';
import { type Address, callOf } from './call.ts';
import { type Connection, openConnection } from './connection.ts';
import { down, up } from './streams.ts';

export interface Load extends Address {
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly milliseconds: number;
}

export interface Loaded {
  readonly calls: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Asks over one connection until the time is over; an answer other than 200 ends the bench, since it would measure nothing. */
const askOn = async (connection: Connection, call: Buffer, until: number, took: number[]): Promise<void> => {
  for (let began = performance.now(); began < until; ) {
    const status = await connection.ask(call);
    if (status !== 200) throw new Error(`Answered with ${status}`);
    const now = performance.now();
    took.push(now - began);
    began = now;
  }
};

const run = async (load: Load): Promise<Loaded> => {
  const connections = await Promise.all(Array.from({ length: load.connections }, () => openConnection(load.origin)));
  const call = callOf(load, load.headers);
  const took: number[] = [];
  const began = performance.now();
  await Promise.all(connections.map((each) => askOn(each, call, began + load.milliseconds, took)));
  const seconds = (performance.now() - began) / 1000;
  for (const connection of connections) connection.close();
  return {
    calls: took.length,
    perSecond: took.length / seconds,
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
  };
};

beginAnswers({ run, down, up });
