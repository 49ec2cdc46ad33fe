// Starts a process, and takes the time until it listens and until its first complete response.
import { BENCH_FUNCTION_KEY, type BenchEnvironment } from '../environment.ts';
import type { Child, Start } from '../process/child.ts';
import { wireCallOf } from '../stores/call.ts';
import { openConnection } from '../stores/connection.ts';

export interface FirstAnswer {
  /** Milliseconds from process start. */
  readonly listening: number;
  readonly answered: number;
  /** Milliseconds of CPU time until it listened. */
  readonly cpu: number;
}

export async function firstAnswer(
  environment: BenchEnvironment,
  file: URL,
  path: string,
  given?: Pick<Start, 'settings' | 'flags'>,
): Promise<FirstAnswer> {
  const began = performance.now();
  const child = await environment.measure(file, 'BENCHSTART', given);
  const listening = performance.now() - began;
  const cpu = (await child.ask<number>('cpu')) / 1000;
  const asked = performance.now();
  await ask(child, path);
  const answered = listening + performance.now() - asked;
  await child.close();
  return { listening, answered, cpu };
}

async function ask({ origin }: Child, path: string): Promise<void> {
  const connection = await openConnection(origin);
  const status = await connection.ask(wireCallOf({ origin, path }, { 'x-functions-key': BENCH_FUNCTION_KEY }));
  connection.close();
  if (status !== 200) throw new Error(`The first answer to ${path} was ${status}`);
}
