// A time limit for each test and hook, which the module-sharing runner lacks. It aborts tests that hang and is generous:
// a busy machine must not fail a test.
import { bind } from 'jest-each';

type Run = (() => unknown) | undefined;
type Named = (name: string, run?: Run, milliseconds?: number) => void;
type Hook = (run: () => unknown, milliseconds?: number) => void;

const LIMIT = 60_000;

function within(run: () => unknown, milliseconds: number): () => Promise<void> {
  return async () => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`This took longer than ${milliseconds} ms.`)), milliseconds);
    });
    try {
      await Promise.race([run(), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}

function named(original: Named): Named {
  const limited: Named = (name, run, milliseconds = LIMIT) => original(name, run && within(run, milliseconds));
  return Object.assign(limited, original, { each: bind(limited as never, false) });
}

function hook(original: Hook): Hook {
  return (run, milliseconds = LIMIT) => original(within(run, milliseconds));
}

const globals = globalThis as unknown as Record<string, never>;
for (const name of ['beforeAll', 'beforeEach', 'afterEach', 'afterAll'])
  Object.assign(globals, { [name]: hook(globals[name] as never) });
Object.assign(globals, { test: named(globals.test as never) });
