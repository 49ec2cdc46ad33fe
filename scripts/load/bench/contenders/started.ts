// The program of the cold start measurement: local host and functions in one bundle, with one copy of the library.
import { beginStart } from '../../../local-host/core.ts';
import { addSettings } from '../../../local-host/localsettings.ts';
import { settings } from '../process/settings.ts';
import { listenHost } from './listenhost.ts';

async function start(): Promise<void> {
  addSettings(settings); // the same as npm start
  beginStart(); // must run before the functions are loaded, because they register on import
  await import('../../../../functions/main.ts');
  await listenHost(undefined);
}

start().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
