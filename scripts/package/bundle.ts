// Bundles the relay into one file, which starts several times faster than its packages.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build, type Metafile, type Plugin } from 'esbuild';
import { fileOfPackage } from './optionalPackages.ts';

/** The entry point that Azure loads, as built by `tsc`. */
const MAIN = new URL('../../functions/main.js', import.meta.url);

/** Base of the paths in a bundle, so that it is the same wherever it is built. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The parts of undici that the relay uses, and the file of each. */
export const undiciParts: Readonly<Record<string, string>> = {
  buildConnector: 'core/connect',
  Client: 'dispatcher/client',
};

/**
 * Code that the relay never runs but that would slow down every start: axios' own adapters and forms
 * (functions/transport/undiciAdapter.ts replaces them; axios excludes the same files for browsers, see `browser` in its
 * package.json), and everything of undici except the client: its fetch, its caches, its mocks.
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

/** Optional packages are in files of their own, loaded only when a setting needs them. */
const optionalBeside: Plugin = {
  name: 'optional-beside',
  setup: (building) => {
    building.onResolve({ filter: /^@azure\// }, ({ path }) => {
      const file = fileOfPackage(path);
      return file === undefined ? undefined : { path: `./${file}`, external: true };
    });
  },
};

/** CommonJS, so that the Functions worker can provide its core to `require`. Not minified: stack traces stay readable, and minifying gains nothing. */
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
    plugins: [leaveOut, optionalBeside],
    logLevel: 'warning',
  });
  return metafile;
}

/** The commit of the checkout, for functions/core/buildInfo.ts; undefined without git or outside a checkout. */
function commitOf(cwd: string): string | undefined {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    if (git('rev-parse', '--show-prefix') !== '') return undefined; // the checkout belongs to a surrounding project
    const commit = git('rev-parse', 'HEAD');
    return git('status', '--porcelain', '--untracked-files=no') === '' ? commit : `${commit}-dirty`;
  } catch {
    return undefined;
  }
}
