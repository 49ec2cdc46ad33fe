// Bundles the optional packages into files beside the relay's, so that the package needs no node_modules.
import { createRequire } from 'node:module';
import { build, type Metafile } from 'esbuild';
import { ROOT } from './bundle.ts';
import { type OptionalPart, optionalParts } from './optionalPackages.ts';

const URL_NAME = 'urlOfThisFile';

/** They are optional: `npm ci --omit=optional` leaves them out. */
export function isPartInstalled({ imports }: OptionalPart): boolean {
  return Object.values(imports).every((name) => {
    try {
      return createRequire(import.meta.url).resolve(name) !== '';
    } catch {
      return false;
    }
  });
}

/** Writes the file of each part that is installed. */
export async function bundleOptionalParts(pathOf: (file: string) => string): Promise<readonly Metafile[]> {
  return Promise.all(optionalParts.filter(isPartInstalled).map((part) => bundlePart(part, pathOf(part.file))));
}

async function bundlePart({ file, imports }: OptionalPart, outfile: string): Promise<Metafile> {
  const contents = Object.entries(imports)
    .map(([name, from]) => `export { ${name} } from '${from}';`)
    .join('\n');
  const { metafile } = await build({
    absWorkingDir: ROOT,
    stdin: { contents, resolveDir: ROOT, sourcefile: file.replace(/\.cjs$/, '.js') },
    outfile,
    bundle: true,
    metafile: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // @azure/storage-common 12.4.1 makes a require of its own from import.meta.url, which CommonJS has not
    banner: { js: `const ${URL_NAME} = require('node:url').pathToFileURL(__filename).href;` },
    define: { 'import.meta.url': URL_NAME },
    logLevel: 'error', // warnings come from the packages' own code
  });
  return metafile;
}
