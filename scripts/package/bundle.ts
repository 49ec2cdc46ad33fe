// The relay as one file, which starts several times as fast as its packages.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build, type Metafile, type Plugin } from 'esbuild';

/** What Azure loads, as `tsc` built it. */
const MAIN = new URL('../../functions/main.js', import.meta.url);

/** Paths in a bundle are told from here, so that it is the same wherever it is built. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The optional packages, in a file beside the bundle (keyvault.ts). */
export const KEY_VAULT_FILE = 'keyvault.cjs';

/** All that the relay takes of undici, and the file that each is in. */
export const undiciParts: Readonly<Record<string, string>> = {
  buildConnector: 'core/connect',
  Client: 'dispatcher/client',
};

/**
 * What the relay never runs, and every start would pay for: axios' own adapters and forms (functions/transport/undiciAdapter.ts stands
 * in for them; axios leaves the same files out for browsers, see `browser` in its package.json), and of undici all but
 * the client: its fetch, its caches, its mocks.
 */
const leaveOut: Plugin = {
  name: 'leave-out',
  setup: (building) => {
    const unused = /axios[\\/]lib[\\/](adapters[\\/](http|xhr|fetch)|platform[\\/]node[\\/]classes[\\/]FormData)\.js$/;
    building.onLoad({ filter: unused }, () => ({ contents: 'export const getFetch = null; export default null;' }));
    const undici = /node_modules[\\/]undici[\\/]index\.js$/;
    const parts = Object.entries(undiciParts).map(([name, file]) => `exports.${name} = require('./lib/${file}');`);
    building.onLoad({ filter: undici }, () => ({ contents: parts.join('\n') }));
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
export async function bundle(outFile: string, entry: URL = MAIN): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [fileURLToPath(entry)],
    outfile: outFile,
    bundle: true,
    metafile: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['@azure/functions-core'], // only the worker has it
    define: {
      RELAY_COMMIT: JSON.stringify(commitOf(ROOT)) ?? 'undefined',
      RELAY_FOLDER: '__dirname',
      'import.meta.url': '""', // CommonJS has none
    },
    plugins: [leaveOut, keyVaultBeside],
    logLevel: 'warning',
  });
  return metafile;
}

/** The commit of the checkout, for functions/core/buildInfo.ts; undefined where there is no git, or no checkout. */
function commitOf(cwd: string): string | undefined {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    if (git('rev-parse', '--show-prefix') !== '') return undefined; // the checkout is of something around it
    const commit = git('rev-parse', 'HEAD');
    return git('status', '--porcelain', '--untracked-files=no') === '' ? commit : `${commit}-dirty`;
  } catch {
    return undefined;
  }
}
