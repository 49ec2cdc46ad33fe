// Starts a test app on the local host in its own process.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { LocalHost } from '../../../scripts/local-host/host.ts';

export interface HostLine {
  readonly level: string;
  readonly text: string;
}

export interface Hosted extends Pick<LocalHost, 'origin' | 'functions'> {
  readonly lines: readonly HostLine[];
  /** Resolves to the exit code and the app's own output. */
  readonly close: () => Promise<{ readonly code: number | null; readonly written: string }>;
}

export interface HostedOptions {
  readonly hostJson?: unknown;
  readonly drainMilliseconds?: number;
}

type ChildMessage = HostLine | Pick<LocalHost, 'origin' | 'functions'>;

/** The app is a compiled file beside this one, or elsewhere: `./app.js`, `../../functions/main.js`. */
export async function startHosted(app: string, options: HostedOptions = {}): Promise<Hosted> {
  const { hostJson = {}, drainMilliseconds = 2000 } = options;
  const given = [new URL(app, import.meta.url).href, JSON.stringify(hostJson), `${drainMilliseconds}`];
  const child = fork(new URL('./child.js', import.meta.url), given, {
    execArgv: [], // without the flags that jest needs
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const output = [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : ''));
  const end = once(child, 'close').then(async ([code]) => ({ code, written: (await Promise.all(output)).join('') }));
  const lines: HostLine[] = [];
  const started = new Promise<Pick<LocalHost, 'origin' | 'functions'>>((resolve, reject) => {
    child.on('message', (message: ChildMessage) => ('origin' in message ? resolve(message) : lines.push(message)));
    end.then(({ written }) => reject(new Error(`The host ended before it was ready: ${written}`)), reject);
  });
  const close = () => {
    if (child.connected) child.send('close');
    return end;
  };
  return { ...(await started), lines, close };
}

/** Waits for an event in another process, and fails the test if it does not occur. */
export async function until(happened: () => unknown): Promise<void> {
  const began = performance.now();
  while (!(await happened())) {
    if (performance.now() - began > 10_000) throw new Error(`This did not happen: ${happened}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
