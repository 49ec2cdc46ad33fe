// Starts an app: imports its entry point, which registers functions and hooks through the library.
import { beginStart, endStart, type HostApp, type HostLog, startBegun } from './core.ts';
import { runHooks } from './invoke.ts';

/** Without an entry point, uses the app that is being started: its functions are registered already. */
export async function loadApp(entry: URL | undefined, log: HostLog): Promise<HostApp> {
  const app = entry ? beginStart() : startBegun();
  if (!app) throw new Error('There is no app to start: give an entry point, or call beginStart first.');
  try {
    if (entry) await import(entry.href);
    await runHooks(app, 'appStart', { hookData: {} });
  } finally {
    endStart(log);
  }
  if (app.functions.length === 0)
    throw new Error('The entry point registered no function. A process can load the same entry point only once.');
  return app;
}
