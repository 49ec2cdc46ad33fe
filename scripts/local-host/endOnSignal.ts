// Shutdown of `npm start`: on Ctrl+C, a signal, a closed terminal, or the end of npm.

import type { LocalHost } from './host.ts';

interface Closable {
  readonly close: () => Promise<void>;
}

/** npm forwards the Ctrl+C that the terminal already sent; a second one within this time is ignored. */
const SAME_MILLISECONDS = 300;

/** Closes the host first, so that calls in flight complete and tokens are revoked while what it stands on still runs. */
export function endOnSignal(host: LocalHost, after: readonly (Closable | undefined)[]): void {
  let began: number | undefined;
  const end = async (): Promise<void> => {
    await host.close();
    for (const each of after) await each?.close();
    process.exit(0);
  };
  const onSignal = (): void => {
    if (began !== undefined && performance.now() - began > SAME_MILLISECONDS) process.exit(130);
    if (began !== undefined) return;
    began = performance.now();
    process.stdout.write('\nEnding, as soon as the calls in flight are answered. Ctrl+C again ends at once.\n');
    void end();
  };
  // SIGHUP: the terminal is closed and cannot be written to
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal).on('SIGHUP', onSignal);
  process.stdout.on('error', () => undefined);
  endWithNpm(onSignal);
}

/** A signal to npm ends npm and its shell but is not forwarded: the process then has another parent. */
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
