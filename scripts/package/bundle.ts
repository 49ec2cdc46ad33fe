// The relay as one file, which starts several times as fast as its packages.
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

/** What Azure loads, as `tsc` built it. */
const MAIN = new URL('../../functions/main.js', import.meta.url);

/**
 * What the relay never runs, and every start would pay for: axios' own adapters and forms (functions/adapter.ts stands
 * in for them; axios leaves the same files out for browsers, see `browser` in its package.json), and of undici all but
 * the pool: its fetch, its caches, its mocks.
 */
const leaveOut: Plugin = {
  name: 'leave-out',
  setup: (building) => {
    const unused = /axios[\\/]lib[\\/](adapters[\\/](http|xhr|fetch)|platform[\\/]node[\\/]classes[\\/]FormData)\.js$/;
    building.onLoad({ filter: unused }, () => ({ contents: 'export const getFetch = null; export default null;' }));
    const undici = /node_modules[\\/]undici[\\/]index\.js$/;
    building.onLoad({ filter: undici }, () => ({ contents: "exports.Pool = require('./lib/dispatcher/pool');" }));
  },
};

/** CommonJS, so that the Functions worker can lend its core to `require`. Not minified: a stack trace stays readable, and nothing is gained. */
export const bundle = async (outFile: string, entry: URL = MAIN): Promise<void> => {
  await build({
    entryPoints: [fileURLToPath(entry)],
    outfile: outFile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // only the worker has the first; the others are optional packages, loaded when a key in Key Vault signs
    external: ['@azure/functions-core', '@azure/identity', '@azure/keyvault-keys'],
    plugins: [leaveOut],
    logLevel: 'warning',
  });
};
