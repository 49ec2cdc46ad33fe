// The relay of `npm start` as a process of its own, which goes and comes again.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface WatchedRelay {
  /** Its address once it listens; undefined when it ended instead, after it said why. */
  readonly ready: Promise<string | undefined>;
  readonly stop: () => Promise<void>;
}

interface Start {
  readonly script: string;
  readonly args: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
  /** The screen of the first start is for reading; later ones would only repeat it. */
  readonly quiet: boolean;
  readonly write: (text: string) => void;
}

/** The end of the screen that start.ts writes, and the address on it. */
const LAST = 'Ctrl+C ends it';
const ORIGIN = /http:\/\/127\.0\.0\.1:\d+/;

/** Calls in flight have the ten seconds that the host gives them, revoking tokens has two, and a little more. */
const LONGEST_END = 15_000;

export function startRelay({ script, args, settings, quiet, write }: Start): WatchedRelay {
  const child = spawn(process.execPath, [script, ...args], {
    // as from `npm start`: it then ends by itself when this process is gone without a word
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
    const hear = (part: string): void => {
      if (screen === undefined || !quiet) write(part);
      if (screen === undefined) return;
      screen += part;
      if (!screen.includes(LAST)) return;
      resolve(ORIGIN.exec(screen)?.[0]);
      screen = undefined;
    };
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', hear);
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
