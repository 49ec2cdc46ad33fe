// Whether the text in the place of a key is the path of a file, and what is in that file.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';

/** No key file is larger, in bytes. */
const LARGEST_FILE = 65_536;
const LONGEST_PATH = 1_024;

/** The bytes of the file that the text names; undefined where it names none that is there. */
export function readKeyFile(given: string): Buffer | { readonly problem: string } | undefined {
  const path = pathIn(given);
  // a text without a slash is a file only where it has the name of a key file
  if (path === '' || !isLine(path) || !(isPath(given) || /[\\/]/.test(path)) || !existsSync(path)) return undefined;
  try {
    const { size } = statSync(path);
    if (!statSync(path).isFile() || size > LARGEST_FILE) return { problem: 'names something that is no key file' };
    return readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    return { problem: `names a file that cannot be read (${code}). Look at its permissions` };
  }
}

/** Looks like a path, whether or not there is a file. */
export function isPath(given: string): boolean {
  const text = pathIn(given);
  if (!isLine(text) || /-{2}|^\w[\w+.-]+:\/\/|[{}<>|*?"]|^\d+$/.test(text)) return false;
  if (/^(?:[A-Za-z]:[\\/]|\\\\|\.{1,2}[\\/]|~[\\/])/.test(text)) return true;
  if (/\.(?:p8|pem|key|der|txt|json|cer|crt|p12|pfx|pk8|pub)$/i.test(text)) return true;
  if (isBase64(text)) return false;
  return /^(?:\/[\w .@-]+)+$|^[\w.@-]+(?:[\\/][\w.@-]+)+$/.test(text);
}

/** The path in a text: without quotes, file:// addresses resolved, `~` as the home folder. */
function pathIn(given: string): string {
  const text = given
    .replace(/^\uFEFF/, '')
    .trim()
    .replace(/^(["'])([\s\S]*)\1$/, '$2');
  if (/^file:\/\/(?:localhost)?\//i.test(text) && URL.canParse(text)) {
    try {
      return fileURLToPath(text);
    } catch {
      return text;
    }
  }
  return text.replace(/^~(?=[\\/])/, homedir());
}

function isLine(text: string): boolean {
  return text.length < LONGEST_PATH && !/[\r\n\0]/.test(text);
}

/** Base64, whole or cut: `/` is one of its letters. */
function isBase64(text: string): boolean {
  return (
    /^(?:MI|LS0t)/.test(text) ||
    (/^[\w+/=-]{24,}$/.test(text) && (/[+=]/.test(text) || changes(text) > text.length / 3))
  );
}

/** How often a letter is followed by one of another kind: in every second place of base64, seldom in names. */
function changes(text: string): number {
  return text.match(/[a-z](?=[A-Z\d])|[A-Z](?=[a-z\d])|\d(?=[A-Za-z])|[+/](?=[+/])/g)?.length ?? 0;
}
