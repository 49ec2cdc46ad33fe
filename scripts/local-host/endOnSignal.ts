// How `npm start` ends: by Ctrl+C, by a signal, with its terminal, or with npm.

import type { Sandbox } from '../simulator/simulator.ts';
import type { LocalHost } from './host.ts';

/** npm passes on the Ctrl+C that the terminal has sent already, so one that comes at once is the same one. */
const SAME_MILLISECONDS = 300;

/** The host first, so that calls in flight are answered and tokens are revoked at a store that is still there. */
export function endOnSignal(host: LocalHost, sandbox: Sandbox | undefined): void {
  let began: number | undefined;
  const end = async (): Promise<void> => {
    await host.close();
    await sandbox?.close();
    process.exit(0);
  };
  const hear = (): void => {
    if (began !== undefined && performance.now() - began > SAME_MILLISECONDS) process.exit(130);
    if (began !== undefined) return;
    began = performance.now();
    process.stdout.write('\nEnding, as soon as the calls in flight are answered. Ctrl+C again ends at once.\n');
    void end();
  };
  // SIGHUP: the terminal was closed, so that nothing can be written there any more
  process.on('SIGINT', hear).on('SIGTERM', hear).on('SIGHUP', hear);
  process.stdout.on('error', () => undefined);
  endWithNpm(hear);
}

/** A signal to npm ends npm and the shell in between, but comes no further: the process then has another parent. */
function endWithNpm(end: () => void): void {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, 500);
  timer.unref();
}
