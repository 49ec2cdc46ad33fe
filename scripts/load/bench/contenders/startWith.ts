// The program of a cold start measurement: local host and functions in one bundle, with one copy of the library.
import { beginStart } from '../../../local-host/core.ts';
import { addSettings } from '../../../local-host/localsettings.ts';
import { settings } from '../process/settings.ts';
import { listenHost } from './listenhost.ts';

/** `load` imports the entry point; it runs after the local host is ready for registrations. */
export function startWith(load: () => Promise<unknown>): void {
  start(load).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
}

async function start(load: () => Promise<unknown>): Promise<void> {
  addSettings(settings); // the same as npm start
  beginStart(); // must run before the functions are loaded, because they register on import
  await load();
  await listenHost(undefined);
}
