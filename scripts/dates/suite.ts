// Runs the suite with a fake clock, in its own process.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { DateRun } from './runs.ts';

export interface SuiteCount {
  readonly passed: number;
  readonly failed: number;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** Timeout of a run; on two cores one takes about four minutes. */
const TIMEOUT = 25 * 60_000;

const HOW_TO_GET = 'Debian and Ubuntu: apt-get install faketime; macOS: brew install libfaketime';
const program = `
  const names = ['LD_PRELOAD', 'DYLD_INSERT_LIBRARIES', 'DYLD_FORCE_FLAT_NAMESPACE', 'FAKETIME'];
  const clock = names.filter((name) => process.env[name]).map((name) => [name, process.env[name]]);
  console.log(JSON.stringify({ year: new Date().getFullYear(), clock: Object.fromEntries(clock) }));`;

/**
 * The environment variables that give a process the clock of a run. They are read from faketime, with the date as an offset
 * from now: with its `@` form each process would restart the clock, and a child would be behind its parent.
 * Throws a sentence if faketime is not usable.
 */
export function clockOf({ date, zone }: DateRun): NodeJS.ProcessEnv {
  const env = { ...process.env, TZ: zone };
  const options = { encoding: 'utf8', env, timeout: 30_000 } as const;
  const { error, status, stdout, stderr } = spawnSync('faketime', [date, process.execPath, '-e', program], options);
  if (error) throw new Error(`faketime is not installed (${HOW_TO_GET})`);
  if (status !== 0) throw new Error(`faketime does not take ${date} in ${zone}: ${stderr.trim()}`);
  const { year, clock } = JSON.parse(stdout);
  if (year !== Number(date.slice(0, 4))) throw new Error('faketime does not reach Node.js on this machine');
  // timers and sleeps must take their real time
  return { ...clock, TZ: zone, FAKETIME_DONT_FAKE_MONOTONIC: '1' };
}

/** Runs the whole suite, or the named tests, with a fake clock. A run without a test count has failed. */
export async function runSuite(
  clock: NodeJS.ProcessEnv,
  names: readonly string[],
): Promise<SuiteCount & { readonly output: string }> {
  const jest = ['--enable-source-maps', 'node_modules/jest/bin/jest.js', ...names];
  const child = spawn(process.execPath, jest, {
    cwd: root,
    env: { ...process.env, CI: 'true', ...clock },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: TIMEOUT,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const [code] = await once(child, 'close');
  const count = countIn(output);
  return { ...count, failed: code === 0 ? count.failed : Math.max(1, count.failed), output };
}

function countIn(output: string): SuiteCount {
  const last = output.trimEnd().split('\n').at(-1) ?? '';
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/.exec(last) ?? [];
  return passed === undefined ? { passed: 0, failed: 1 } : { passed: Number(passed), failed: Number(failed) };
}
