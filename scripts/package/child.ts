// Loads the entry point of a package once, like a new instance on Azure, and reports the time to its parent.
import { createRequire } from 'node:module';
import { beginStart, endStart } from '../local-host/core.ts';

const [entry = ''] = process.argv.slice(2);
const node = performance.now();
const app = beginStart();
createRequire(import.meta.url)(entry); // as the Functions worker loads a .cjs file (its loadScriptFile.ts)
endStart(() => {});
process.send?.({ node, loaded: performance.now(), functions: app.functions.length });
process.disconnect();
process.exit(0);
