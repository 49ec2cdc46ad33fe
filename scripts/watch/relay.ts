// Runs the relay of `npm start` as a child process that can be restarted.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface WatchedRelay {
  /** Its URL once it listens; undefined if it exited instead, after printing the reason. */
  readonly ready: Promise<string | undefined>;
  readonly stop: () => Promise<void>;
}

interface Start {
  readonly script: string;
  readonly args: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
  /** Only the first start screen is shown; later ones would repeat it. */
  readonly quiet: boolean;
  readonly write: (text: string) => void;
}

/** The last line of start.ts's screen, and the URL in it. */
const LAST = 'Ctrl+C ends it';
const ORIGIN = /http:\/\/127\.0\.0\.1:\d+/;

/** The host gives calls in flight ten seconds, revoking tokens takes up to two; plus a margin. */
const LONGEST_END = 15_000;

export function startRelay({ script, args, settings, quiet, write }: Start): WatchedRelay {
  const child = spawn(process.execPath, [script, ...args], {
    // as in `npm start`: it exits on its own when this process ends without a signal
    env: { ...process.env, ...settings, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let ending = false;
  const ready = listen(child, quiet, (text) => {
    if (!ending) write(text);
  });
  const stop = async (): Promise<void> => {
    ending = true;
    if (hasEnded(child)) return;
    const closed = once(child, 'close');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_END);
    await closed;
    clearTimeout(timer);
  };
  return { ready, stop };
}

function listen(child: ChildProcess, quiet: boolean, write: Start['write']): Promise<string | undefined> {
  return new Promise((resolve) => {
    let screen: string | undefined = '';
    const onData = (part: string): void => {
      if (screen === undefined || !quiet) write(part);
      if (screen === undefined) return;
      screen += part;
      if (!screen.includes(LAST)) return;
      resolve(ORIGIN.exec(screen)?.[0]);
      screen = undefined;
    };
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', onData);
    child.once('error', () => resolve(undefined));
    child.once('close', () => {
      if (quiet && screen) write(screen);
      resolve(undefined);
    });
  });
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
