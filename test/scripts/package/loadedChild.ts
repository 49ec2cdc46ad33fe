// Loads the entry point of a package as the Functions worker does, calls its health check, and prints what was loaded when.
import fs from 'node:fs';
import Module, { createRequire, syncBuiltinESMExports } from 'node:module';
import { beginStart, endStart } from '../../../scripts/local-host/core.ts';

/** Files that were loaded or read, and modules of Node itself. */
export interface LoadedFiles {
  readonly files: readonly string[];
  readonly read: readonly string[];
  readonly builtins: readonly string[];
}

export interface ChildReport {
  readonly registered: LoadedFiles;
  readonly answered: LoadedFiles;
  /** What waits for its time. */
  readonly timers: number;
  readonly functions: number;
  readonly status: number;
}

const [entry = ''] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const cache = (Module as unknown as { _cache: Readonly<Record<string, unknown>> })._cache;
const read: string[] = [];
const { readFileSync } = fs;
fs.readFileSync = ((...given: Parameters<typeof readFileSync>) => {
  read.push(String(given[0]));
  return readFileSync(...given);
}) as typeof readFileSync;
syncBuiltinESMExports();

// what a timer begins waits until everything else is printed, however slow this machine is
const later: (() => void)[] = [];
const { setTimeout: begin } = globalThis;
globalThis.setTimeout = ((act: () => void) => {
  later.push(act);
  return { unref: () => undefined };
}) as unknown as typeof setTimeout;
const app = beginStart();
require(entry);
endStart(() => {});
globalThis.setTimeout = begin;
const registered = loaded();
const { default: azure } = await import('@azure/functions'); // only now, since it loads modules of Node, too
const health = app.functions.find(({ name }) => name === 'Health');
const request = new azure.HttpRequest({ method: 'GET', url: 'http://relay.invalid/api/health' });
const context = new azure.InvocationContext({
  functionName: 'Health',
  invocationId: 'an-invocation',
  logHandler: () => {},
});
const answered = (await health?.callback(request, context)) as { readonly status: number };
const report: ChildReport = {
  registered,
  answered: loaded(),
  timers: later.length,
  functions: app.functions.length,
  status: answered.status,
};
process.send?.(report, () => process.exit(0));

function loaded(): LoadedFiles {
  const { moduleLoadList } = process as unknown as { readonly moduleLoadList: readonly string[] };
  return { files: Object.keys(cache), builtins: moduleLoadList.filter(Boolean), read: [...read] };
}
