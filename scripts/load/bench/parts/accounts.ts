// The cost of 10,000 accounts or 10,000 callers compared with one: per call, at start, and memory per used account.

import { pipe } from '../contenders.ts';
import { BENCH_FUNCTION_KEY, type BenchEnvironment, keyIdOf } from '../environment.ts';
import { median, type Spread, spread } from '../numbers.ts';
import type { Child } from '../process/child.ts';
import { wireCallOf } from '../stores/call.ts';
import { openConnection } from '../stores/connection.ts';
import type { Load, Loaded } from '../stores/load.ts';
import { COUNT, writeCrowds } from './crowds.ts';
import type { TellProgress } from './tell.ts';

/** One kind of settings, compared with the settings of one account. */
export interface Crowd {
  readonly kind: string;
  /** CPU time per call, as a ratio to that with one account; rounds are paired. */
  readonly cpu: Spread;
  /** Microseconds. */
  readonly cpuOfOne: number;
  /** Milliseconds from process start to the first response, in addition to the time with one account. */
  readonly startMore: Spread;
}

/** Additional memory per used account, in KiB. */
export interface UsedAccount {
  /** Resident memory right after the last call, without a forced collection. */
  readonly rss: number;
  /** The same after a garbage collection. */
  readonly rssCollected: number;
  readonly heap: number;
}

export interface AccountsFound {
  readonly count: number;
  readonly crowds: readonly Crowd[];
  readonly used: UsedAccount;
  /** CPU time per call when each call uses another account, as a ratio to one account: each opens a connection and signs. */
  readonly eachOther: number;
}

const ROUNDS = 5;
/** V8 keeps compiling for thousands of calls; earlier figures measure the compiler. */
const WARM_CALLS = 12_000;
const MILLISECONDS = 1_500;
/** Accounts used per request to a benchmark process: one request may take 90 s at most. */
const AT_A_TIME = 500;
const CONNECTIONS = 16;

const PATH = '/api/apple/v1/apps?limit=4&account=A';
const headers = { 'x-functions-key': BENCH_FUNCTION_KEY };
const started = new URL('../contenders/started.js', import.meta.url);

interface Memory {
  readonly rss: number;
  readonly rssCollected: number;
  readonly heap: number;
}

export async function measureAccounts(
  stage: BenchEnvironment,
  tell: TellProgress,
  rounds = ROUNDS,
): Promise<AccountsFound> {
  const files = await writeCrowds(stage);
  const kinds = { '10,000 accounts': files.accounts, '10,000 callers': files.callers };
  const one = await open(stage, files.one);
  const crowds: Crowd[] = [];
  let found: Awaited<ReturnType<typeof useEach>> | undefined;
  const ofOne: number[] = [];
  for (const [kind, file] of Object.entries(kinds)) {
    tell(`${kind}: start`);
    const more: number[] = [];
    for (let round = 0; round < rounds; round += 1)
      more.push(-(await firstAnswer(stage, files.one)) + (await firstAnswer(stage, file)));
    tell(`${kind}: calls`);
    const many = await open(stage, file);
    for (const child of [one, many]) await warm(stage, child);
    const ratios: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const before = await cost(stage, one);
      const between = await cost(stage, many);
      const after = await cost(stage, one);
      ofOne.push(before, after);
      ratios.push((2 * between) / (before + after));
    }
    crowds.push({ kind, cpu: spread(ratios), cpuOfOne: median(ofOne), startMore: spread(more) });
    if (file === files.accounts) {
      tell(`${kind}: each once`);
      found = await useEach(stage, many);
    }
    await many.close();
  }
  await one.close();
  if (!found) throw new Error('No account was used');
  return { count: COUNT, crowds, used: found.used, eachOther: found.cpu / median(ofOne) };
}

function open(stage: BenchEnvironment, file: string): Promise<Child> {
  return stage.measure(pipe.file, keyIdOf(pipe), { settings: { BENCH_SETTINGS: file }, flags: ['--expose-gc'] });
}

async function useEach(stage: BenchEnvironment, child: Child): Promise<{ used: UsedAccount; cpu: number }> {
  const before = await child.ask<Memory>('memory');
  const costs: number[] = [];
  for (let from = 0; from < COUNT; from += AT_A_TIME)
    costs.push(await cost(stage, child, { path: PATH, each: [from, from + AT_A_TIME] }));
  const after = await child.ask<Memory>('memory');
  const more = (of: (memory: Memory) => number, from: number): number => (of(after) - from) / COUNT / 1024;
  return {
    cpu: median(costs),
    used: {
      rss: more(({ rss }) => rss, before.rssCollected),
      rssCollected: more(({ rssCollected }) => rssCollected, before.rssCollected),
      heap: more(({ heap }) => heap, before.heap),
    },
  };
}

async function firstAnswer(stage: BenchEnvironment, file: string): Promise<number> {
  const began = performance.now();
  const child = await stage.measure(started, 'BENCHACCOUNTS', { settings: { BENCH_SETTINGS: file } });
  const connection = await openConnection(child.origin);
  const status = await connection.ask(wireCallOf({ origin: child.origin, path: `${PATH}0` }, headers));
  const took = performance.now() - began;
  connection.close();
  await child.close();
  if (status !== 200) throw new Error(`The first answer was ${status}`);
  return took;
}

async function warm(stage: BenchEnvironment, child: Child): Promise<void> {
  for (let calls = 0; calls < WARM_CALLS; ) calls += (await costOf(stage, child)).calls;
}

/** Microseconds of CPU time per call. */
async function cost(...[stage, child, given]: Parameters<typeof costOf>): Promise<number> {
  return (await costOf(stage, child, given)).cpu;
}

async function costOf(stage: BenchEnvironment, { origin, ask }: Child, given: Partial<Load> = {}) {
  const before = await ask<number>('cpu');
  const load = { origin, path: `${PATH}0`, headers, connections: CONNECTIONS, milliseconds: MILLISECONDS, ...given };
  const { calls } = await stage.load.ask<Loaded>('run', load);
  return { calls, cpu: ((await ask<number>('cpu')) - before) / calls };
}
