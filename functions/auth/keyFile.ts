// Reads a key setting that is the path of a file.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';

/** Largest key file, in bytes. */
const LARGEST_FILE = 65_536;
const LONGEST_PATH = 1_024;

/** Reads the file that the text names; undefined if it names no existing file. */
export function readKeyFile(given: string): Buffer | { readonly problem: string } | undefined {
  const path = pathIn(given);
  // a text without a slash must have the name of a key file
  if (path === '' || !isLine(path) || !(isPath(given) || /[\\/]/.test(path)) || !existsSync(path)) return undefined;
  try {
    const { size } = statSync(path);
    if (!statSync(path).isFile() || size > LARGEST_FILE) return { problem: 'does not name a key file' };
    return readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    return { problem: `names a file that cannot be read (${code}). Look at its permissions` };
  }
}

/** Whether the text looks like a path; the file need not exist. */
export function isPath(given: string): boolean {
  const text = pathIn(given);
  if (!isLine(text) || /-{2}|^\w[\w+.-]+:\/\/|[{}<>|*?"]|^\d+$/.test(text)) return false;
  if (/^(?:[A-Za-z]:[\\/]|\\\\|\.{1,2}[\\/]|~[\\/])/.test(text)) return true;
  if (/\.(?:p8|pem|key|der|txt|json|cer|crt|p12|pfx|pk8|pub)$/i.test(text)) return true;
  if (isBase64(text)) return false;
  return /^(?:\/[\w .@-]+)+$|^[\w.@-]+(?:[\\/][\w.@-]+)+$/.test(text);
}

/** The path in a text: unquoted, file:// URLs and `~` resolved. */
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

/** Whether the text is base64, whole or truncated; `/` is one of its characters. */
function isBase64(text: string): boolean {
  return (
    /^(?:MI|LS0t)/.test(text) ||
    (/^[\w+/=-]{24,}$/.test(text) && (/[+=]/.test(text) || changes(text) > text.length / 3))
  );
}

/** Counts changes of the character class: about every second character in base64, few in names. */
function changes(text: string): number {
  return text.match(/[a-z](?=[A-Z\d])|[A-Z](?=[a-z\d])|\d(?=[A-Za-z])|[+/](?=[+/])/g)?.length ?? 0;
}
