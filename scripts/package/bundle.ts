// The relay as one file, which starts in half the time.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** What Azure loads, as `tsc` built it. */
const MAIN = new URL('../../functions/main.js', import.meta.url);

/** CommonJS, so that the Functions worker can lend its core to `require`. Not minified: a stack trace stays readable, and nothing is gained. */
export const bundle = async (outFile: string, entry: URL = MAIN): Promise<void> => {
  await build({
    entryPoints: [fileURLToPath(entry)],
    outfile: outFile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['@azure/functions-core'], // only the worker has it
    logLevel: 'warning',
  });
};
