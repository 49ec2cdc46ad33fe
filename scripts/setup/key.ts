// The key as entered in setup: a path in any notation, the text, or a Key Vault URL.
import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Store } from '../../connector/core/stores.ts';
import { isPath } from '../../functions/auth/keyFile.ts';
import { VAULT_KEY } from '../../functions/auth/keyVaultSigner.ts';
import { type ReadKey, readKey, readKeyBytes } from '../../functions/auth/privateKey.ts';
import { secret } from '../../functions/core/secret.ts';
import { expectedKeyOf } from '../../functions/pipeline/expectedKey.ts';
import { storeDefinitions } from '../../functions/stores/index.ts';
import type { GivenKey } from './draft.ts';

export type TakenKey = { readonly key: GivenKey } | { readonly problem: string };

const LARGEST_FILE = 65_536;

/** A key as the bytes of standard input. */
export function keyFromBytes(bytes: Buffer, store: Store): TakenKey {
  return takenBytes(bytes, store);
}

/** A path; or the key itself, if it was typed instead of a path. */
export function keyFromFile(given: string, store: Store): TakenKey {
  const path = resolve(pathIn(given));
  const content = contentOf(path);
  if (Buffer.isBuffer(content)) return takenBytes(content, store, path);
  return content.missing && !isPath(pathIn(given)) ? keyFromText(given, store) : { problem: content.problem };
}

/** The path of a file that was dropped on the terminal: handles quotes, escaped spaces, file:// URLs, and ~. */
export function pathIn(text: string, platform = process.platform): string {
  const given = text.trim();
  if (/^file:\/\/(localhost)?\//i.test(given)) return fileURLToPath(given);
  // on Windows the backslash is a separator, not an escape character
  const path = unquoted(given) ?? (platform === 'win32' ? given : given.replace(/\\(.)/g, '$1'));
  return path.replace(/^~(?=$|[\\/])/, homedir());
}

/** A key as text, in any format. */
export function keyFromText(text: string, store: Store): TakenKey {
  const expected = expectedKeyOf(store, storeDefinitions);
  return expected ? taken(readKey(text, expected)) : takenText(text);
}

export function keyFromVault(address: string): TakenKey {
  return VAULT_KEY.test(address.trim())
    ? { key: { vaultKey: address.trim() } }
    : { problem: 'A Key Vault key has an address such as https://my-vault.vault.azure.net/keys/my-key.' };
}

function takenBytes(bytes: Buffer, store: Store, file?: string): TakenKey {
  const expected = expectedKeyOf(store, storeDefinitions);
  return expected ? taken(readKeyBytes(bytes, expected), file) : takenText(bytes.toString('utf8'), file);
}

/** A key that is sent as it is: visible characters without spaces. */
function takenText(text: string, file?: string): TakenKey {
  return /^[\x21-\x7e]{1,4096}$/.test(text.trim())
    ? { key: { text: secret(text.trim()), file } }
    : { problem: 'The key is not one line of plain characters.' };
}

/** Settings contain the key as one line of PKCS#8. */
function taken(read: ReadKey, file?: string): TakenKey {
  if ('problem' in read) return { problem: `The key ${read.problem}.` };
  const pem = read.key.export({ format: 'pem', type: 'pkcs8' }).toString().trim();
  return { key: { text: secret(pem.replaceAll('\n', '\\n')), file } };
}

function contentOf(path: string): Buffer | { readonly problem: string; readonly missing?: boolean } {
  try {
    const { size } = statSync(path);
    if (!statSync(path).isFile() || size > LARGEST_FILE) return { problem: 'That is not a key file.' };
    return readFileSync(path);
  } catch (error) {
    const missing = /^(ENOENT|ENOTDIR|ENAMETOOLONG|ERR_INVALID_ARG_VALUE)$/.test(
      (error as NodeJS.ErrnoException).code ?? '',
    );
    return {
      missing,
      problem: missing ? 'There is no file at that path.' : 'That file cannot be read: look at its permissions.',
    };
  }
}

function unquoted(text: string): string | undefined {
  const [, single, double] = /^(?:&\s*)?(?:'([\s\S]*)'|"([\s\S]*)")$/.exec(text) ?? [];
  return single?.replaceAll("'\\''", "'") ?? double;
}
