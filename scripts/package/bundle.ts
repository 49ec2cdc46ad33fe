// The relay as one file, which starts several times as fast as its packages.
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

/** What Azure loads, as `tsc` built it. */
const MAIN = new URL('../../functions/main.js', import.meta.url);

/** Paths in a bundle are told from here, so that it is the same wherever it is built. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The optional packages, in a file beside the bundle (keyvault.ts). */
export const KEY_VAULT_FILE = 'keyvault.cjs';

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

/** Loaded when a key in Key Vault signs, and never before: most relays do without. */
const keyVaultBeside: Plugin = {
  name: 'key-vault-beside',
  setup: (building) => {
    const optional = /^@azure\/(identity|keyvault-keys)$/;
    building.onResolve({ filter: optional }, () => ({ path: `./${KEY_VAULT_FILE}`, external: true }));
  },
};

/** CommonJS, so that the Functions worker can lend its core to `require`. Not minified: a stack trace stays readable, and nothing is gained. */
export const bundle = async (outFile: string, entry: URL = MAIN): Promise<void> => {
  await build({
    absWorkingDir: ROOT,
    entryPoints: [fileURLToPath(entry)],
    outfile: outFile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['@azure/functions-core'], // only the worker has it
    plugins: [leaveOut, keyVaultBeside],
    logLevel: 'warning',
  });
};
