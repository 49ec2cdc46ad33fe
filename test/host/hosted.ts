// Starts an app of the tests on the local host, in a process of its own.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Host } from '../../scripts/host/host.ts';

export interface Line {
  readonly level: string;
  readonly text: string;
}

export interface Hosted extends Pick<Host, 'origin' | 'functions'> {
  readonly lines: readonly Line[];
  /** Resolves to the exit code. */
  readonly close: () => Promise<number | null>;
}

export interface HostedOptions {
  readonly hostJson?: unknown;
  readonly drainMilliseconds?: number;
  readonly env?: NodeJS.ProcessEnv;
}

type Told = Line | Pick<Host, 'origin' | 'functions'>;

/** The app is a compiled file beside this one, or further away: `./app.js`, `../../functions/main.js`. */
export const startHosted = async (app: string, options: HostedOptions = {}): Promise<Hosted> => {
  const { hostJson = {}, drainMilliseconds = 2000, env = {} } = options;
  const entry = new URL(app, import.meta.url).href;
  const child = fork(
    new URL('./child.js', import.meta.url),
    [entry, JSON.stringify(hostJson), `${drainMilliseconds}`],
    {
      env: { ...process.env, ...env },
      execArgv: [], // not the flags that jest needs
    },
  );
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  const lines: Line[] = [];
  const started = new Promise<Pick<Host, 'origin' | 'functions'>>((resolve, reject) => {
    child.on('message', (told: Told) => ('origin' in told ? resolve(told) : lines.push(told)));
    child.on('exit', (code) => reject(new Error(`The host ended with code ${code} before it was ready.`)));
  });
  const close = (): Promise<number | null> => {
    if (child.connected) child.send('close');
    return exit;
  };
  return { ...(await started), lines, close };
};
