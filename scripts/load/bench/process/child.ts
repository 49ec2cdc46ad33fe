// Starts a benchmark process, pins it to one core where possible, and sends requests to it.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { ownEnvironment } from '../../../local-host/childEnvironment.ts';
import type { Said } from './answers.ts';

/** The measured process has its own core; the store and the load share the other. */
export type Core = 'measured' | 'around';
const cores: Readonly<Record<Core, string>> = { measured: '1', around: '0' };

/** Without two cores and `taskset` (util-linux) the processes share all cores, and the ratios are less precise. */
export const canPin: boolean =
  availableParallelism() >= 2 && spawnSync('taskset', ['-c', cores.measured, 'true']).status === 0;

export interface Child {
  /** The port it listens on, if any. */
  readonly origin: string;
  readonly ask: <T>(question: string, given?: unknown) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** A process of Node.js. */
export interface NodeChild extends Child {
  /** Ends it at once, as an instance that dies. */
  readonly kill: () => Promise<void>;
}

export interface Start {
  readonly core: Core;
  readonly settings?: Readonly<Record<string, string>>;
  /** Options for Node itself, such as --cpu-prof. */
  readonly flags?: readonly string[];
}

/** Timeout of a request in milliseconds: a benchmark that hangs measures nothing. */
const LONGEST = 90_000;

/** One request at a time: the benchmark waits for each reply before the next request. */
export async function startChild(file: URL, { core, settings = {}, flags = [] }: Start): Promise<NodeChild> {
  const line = [process.execPath, ...flags, fileURLToPath(file)];
  const [command = '', ...args] = onCore(core, line);
  const env = ownEnvironment(settings);
  const child = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const { origin = '' } = await nextFrom(child);
  return {
    origin,
    ask: async <T>(question: string, given?: unknown): Promise<T> => {
      const said = nextFrom(child);
      child.send({ question, given });
      const { answer, fault } = await said;
      if (fault !== undefined) throw new Error(fault);
      return answer as T;
    },
    close: () => end(child),
    kill: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The command line that keeps a process on its core. */
export function onCore(core: Core, line: readonly string[]): readonly string[] {
  return canPin ? ['taskset', '-c', cores[core], ...line] : line;
}

/** The next message of the child process, or the reason why it sends none. */
function nextFrom(child: ChildProcess): Promise<Said> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', gone);
      act();
    };
    const onMessage = (said: unknown): void => settle(() => resolve(said as Said));
    const gone = (): void => settle(() => reject(new Error(`${child.spawnargs.join(' ')} ended`)));
    const timer = setTimeout(() => settle(() => reject(new Error('A process of the bench hangs'))), LONGEST);
    child.on('message', onMessage).on('exit', gone);
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.disconnect();
  await ended;
}
