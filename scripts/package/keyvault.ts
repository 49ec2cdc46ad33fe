// Bundles the Azure Key Vault signer into a file beside the relay's, so that the package needs no node_modules.
import { createRequire } from 'node:module';
import { build, type Metafile } from 'esbuild';
import { ROOT } from './bundle.ts';

/** The imports of functions/auth/keyVaultSigner.ts, with their packages. */
const taken = { CryptographyClient: '@azure/keyvault-keys', DefaultAzureCredential: '@azure/identity' };

const contents = Object.entries(taken)
  .map(([name, from]) => `export { ${name} } from '${from}';`)
  .join('\n');

/** They are optional: `npm ci --omit=optional` leaves them out. */
export function hasKeyVault(): boolean {
  try {
    return createRequire(import.meta.url).resolve('@azure/keyvault-keys') !== '';
  } catch {
    return false;
  }
}

export async function bundleKeyVault(outFile: string): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    stdin: { contents, resolveDir: ROOT, sourcefile: 'keyvault.js' },
    outfile: outFile,
    bundle: true,
    metafile: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'error', // warnings come from the packages' own code
  });
  return metafile;
}
