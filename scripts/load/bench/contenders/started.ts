// What the cold start starts: the local host and the functions as one program, with one copy of the library.
import { beginStart } from '../../../local-host/core.ts';
import { addSettings } from '../../../local-host/localsettings.ts';
import { settings } from '../process/settings.ts';
import { listenHost } from './listenhost.ts';

async function start(): Promise<void> {
  addSettings(settings); // as npm start does
  beginStart(); // before the functions are loaded, for they register themselves
  await import('../../../../functions/main.ts');
  await listenHost(undefined);
}

start().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
