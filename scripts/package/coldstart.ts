// Time from process start to the last registered function of a package: the relay's share of a cold start.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { median } from '../load/bench/numbers.ts';
import { ownEnvironment } from '../local-host/childEnvironment.ts';

interface Start {
  /** Milliseconds from process start until Node itself is ready. */
  readonly node: number;
  /** ... until the entry point is loaded. */
  readonly loaded: number;
  readonly functions: number;
}

export interface ColdStart extends Start {
  readonly times: number;
  readonly slowest: number;
}

/** Timeout for an entry point that does not finish. */
const TIMEOUT = 30_000;

/** Sequential, because two measurements at once would disturb each other. */
export async function measureStart(entry: string, times = 7): Promise<ColdStart> {
  const starts: Start[] = [];
  for (let time = 0; time < times; time += 1) starts.push(await startOnce(entry));
  return {
    node: median(starts.map(({ node }) => node)),
    loaded: median(starts.map(({ loaded }) => loaded)),
    functions: starts[0]?.functions ?? 0,
    times,
    slowest: Math.max(...starts.map(({ loaded }) => loaded)),
  };
}

async function startOnce(entry: string): Promise<Start> {
  const child = fork(new URL('./child.js', import.meta.url), [entry], {
    execArgv: [],
    env: ownEnvironment(), // without the settings of this machine
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    timeout: TIMEOUT,
  });
  const reported: Start[] = [];
  child.on('message', (start: Start) => reported.push(start));
  await once(child, 'close');
  const [start] = reported;
  if (!start) throw new Error(`${entry} cannot be loaded.`);
  return start;
}
