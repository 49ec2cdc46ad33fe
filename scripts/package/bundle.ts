// Bundles the relay into few files, which start several times faster than its packages.
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile, type Plugin, transform } from 'esbuild';
import { fileOfPackage } from './optionalPackages.ts';

/** The entry point that Azure loads, as built by `tsc`. */
const MAIN = new URL('../../functions/main.js', import.meta.url);

/** Base of the paths in a bundle, so that it is the same wherever it is built. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const TARGET = 'node20';

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

/** Optional packages are in files of their own, loaded only when a setting or a call needs them. */
const optionalBeside: Plugin = {
  name: 'optional-beside',
  setup: (building) => {
    building.onResolve({ filter: /^@/ }, ({ path }) => {
      const file = fileOfPackage(path);
      return file === undefined ? undefined : { path: `./${file}`, external: true };
    });
  },
};

/**
 * Bundles the entry point and all that it imports, in parts: what it loads later is in other files, so that the start does
 * not parse them. CommonJS, so that the Functions worker can provide its core to `require`; esbuild splits ES modules
 * alone, so each part is converted. Not minified: stack traces stay readable, and it gains 2 to 4 %. `outFile` enables Node's compile cache before the first part is loaded: it is beside
 * the other temporary files of the instance (functions/hosting/compileCache.ts).
 */
export async function bundle(outFile: string, entry: URL = MAIN): Promise<Metafile> {
  const folder = dirname(outFile);
  const name = basename(outFile, '.cjs');
  const { metafile, outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: { [`${name}.start`]: fileURLToPath(entry) },
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    chunkNames: `${name}.[hash]`,
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: TARGET,
    format: 'esm',
    external: ['@azure/functions-core'], // only the worker has it
    define: {
      RELAY_COMMIT: JSON.stringify(commitOf(ROOT)) ?? 'undefined',
      RELAY_FOLDER: '__dirname',
      'import.meta.url': '""', // CommonJS has none
    },
    plugins: [leaveOut, optionalBeside],
    logLevel: 'warning',
  });
  await writeFile(
    outFile,
    `"use strict";\nrequire("node:module").enableCompileCache?.();\nrequire("./${name}.start.cjs");\n`,
  );
  for (const { path, text } of outputFiles) await writeFile(path, await asCommonJs(text));
  return metafile;
}

async function asCommonJs(text: string): Promise<string> {
  const { code } = await transform(text, {
    platform: 'node',
    target: TARGET,
    format: 'cjs',
    supported: { 'dynamic-import': false }, // require, which is faster and needs no loader of ES modules
  });
  return code;
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
