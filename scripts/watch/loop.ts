// Rebuilds after each change and restarts the relay on success; prints one line per build.
import { type Built, build, countOf } from './build.ts';
import { startRelay, type WatchedRelay } from './relay.ts';

export interface WatchOptions {
  readonly root: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
  readonly write: (text: string) => void;
}

export interface Loop {
  /** A source file has changed. */
  readonly turn: () => void;
  readonly end: () => Promise<void>;
}

export function openLoop({ write, ...wanted }: WatchOptions): Loop {
  const ending = new AbortController();
  let relay: WatchedRelay | undefined;
  let starts = 0;
  let again = false;
  let running: Promise<void> | undefined;
  const say = (text: string): void => write(`${clock()}  ${text}\n`);

  const report = ({ faults }: Built): void => {
    const number = countOf(faults);
    const rest = relay ? 'the relay keeps running the last build.' : 'the relay waits for a good build.';
    write(`${faults}\n`);
    say(`${number} ${number === 1 ? 'fault' : 'faults'}; ${rest}`);
  };

  const restart = async ({ seconds }: Built): Promise<void> => {
    await relay?.stop();
    if (ending.signal.aborted) return;
    relay = startRelay({ ...wanted, write, quiet: starts > 0 });
    const origin = await relay.ready;
    if (ending.signal.aborted) return;
    starts += origin ? 1 : 0;
    if (!origin) relay = undefined;
    say(
      origin
        ? `Built in ${seconds} s; the relay runs at ${origin}.`
        : 'The relay ended; it restarts after the next change.',
    );
  };

  const run = async (): Promise<void> => {
    while (again && !ending.signal.aborted) {
      again = false;
      const built = await build(wanted.root, ending.signal);
      if (again || ending.signal.aborted) continue; // the build is outdated already
      if (built.faults === '') await restart(built);
      else report(built);
    }
    running = undefined;
  };

  return {
    turn: () => {
      again = true;
      running ??= run();
    },
    end: async () => {
      ending.abort();
      await relay?.stop();
      await running;
      await relay?.stop();
    },
  };
}

function clock(): string {
  return new Date().toTimeString().slice(0, 8);
}
