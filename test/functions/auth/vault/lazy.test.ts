// A relay without Key Vault never loads Azure's SDK: it would cost every cold start.
import { spawnSync } from 'node:child_process';
import { ownEnvironment } from '../../../../scripts/local-host/childEnvironment.ts';

function at(path: string): string {
  return new URL(`../../../../functions/${path}`, import.meta.url).href;
}

/** Prints each module that is loaded, in a fresh process, and runs this program there. */
function loadedBy(program: string): { loaded: string[]; said: string } {
  const hooks = `import { writeSync } from 'node:fs';
    export const load = (url, context, next) => { writeSync(1, 'loads ' + url + '\\n'); return next(url, context); };`;
  const register = `import { register } from 'node:module';
    register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hooks)}));`;
  const asUrl = (source: string): string => `data:text/javascript,${encodeURIComponent(source)}`;
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--no-warnings', '--import', asUrl(register), '--input-type=module', '-e', program],
    { env: ownEnvironment(), encoding: 'utf8', timeout: 60_000 },
  );
  if (status !== 0) throw new Error(`The fresh process ended with ${status}: ${stderr}`);
  const lines = stdout.split('\n');
  return {
    loaded: lines.filter((line) => line.startsWith('loads ')).map((line) => line.slice(6)),
    said: lines.filter((line) => !line.startsWith('loads ')).join('\n'),
  };
}

const azure = /\/@azure\/(identity|keyvault-[a-z]+|data-tables|storage-[a-z]+|msal-[a-z]+|core-[a-z-]+)\//;

test('The entry point loads no package of Azure: neither the identity, nor Key Vault, nor storage', () => {
  const { loaded } = loadedBy(`await import(${JSON.stringify(at('main.js'))});`);
  expect(loaded).toContain(at('auth/keyVaultSigner.js'));
  expect(loaded.filter((url) => azure.test(url))).toEqual([]);
});

test('The first key in Key Vault loads both packages, without a network request', () => {
  const { loaded, said } = loadedBy(`
    const { openVaultKey } = await import(${JSON.stringify(at('auth/keyVaultSigner.js'))});
    const opened = await openVaultKey('https://a-vault.vault.azure.net/keys/a-key');
    console.log(typeof opened.signData);
  `);
  expect(said.trim()).toBe('function');
  expect(loaded.some((url) => url.includes('/@azure/identity/'))).toBe(true);
  expect(loaded.some((url) => url.includes('/@azure/keyvault-keys/'))).toBe(true);
});
