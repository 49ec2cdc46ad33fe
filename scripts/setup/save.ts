// Writes local.settings.json atomically, readable by its owner only, and preserves its other content.
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** A setting without a value is removed. */
export type SettingChanges = Readonly<Record<string, string | undefined>>;

interface Content {
  readonly IsEncrypted?: unknown;
  readonly Values?: Readonly<Record<string, unknown>>;
}

/** What Core Tools require in a new file. */
const fresh: Content = { IsEncrypted: false, Values: { FUNCTIONS_WORKER_RUNTIME: 'node', AzureWebJobsStorage: '' } };

/** Synchronous, so that no signal can interrupt it. */
export function saveSettings(file: string, changes: SettingChanges): void {
  const target = existsSync(file) ? realpathSync(file) : file;
  const text = `${JSON.stringify(withChanges(contentOf(target), changes), undefined, 2)}\n`;
  const beside = besideOf(target);
  try {
    writeBeside(beside, text);
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new Error(`${file} could not be written (${code}).`);
  }
}

function withChanges(content: Content, changes: SettingChanges): Content {
  const Values = Object.fromEntries(
    Object.entries({ ...content.Values, ...changes }).filter(([, value]) => value !== undefined),
  );
  return { ...content, Values };
}

/** Messages of JSON.parse quote the file, so they are not used. */
function contentOf(file: string): Content {
  if (!existsSync(file)) return fresh;
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch {
    throw new Error(`${file} is not JSON, and was not changed. Fix it, or move it away.`);
  }
  if (!isRecord(content) || !isRecord(content.Values ?? {}))
    throw new Error(`${file} does not have the form that Core Tools write, and was not changed.`);
  if (content.IsEncrypted === true) throw new Error(`${file} is encrypted. Run first: func settings decrypt`);
  return content;
}

/** In the same folder, because a rename is atomic on one disk only; ends in .key, which git ignores. */
function besideOf(file: string): string {
  return join(dirname(file), `local.settings.${randomBytes(6).toString('hex')}.key`);
}

function writeBeside(beside: string, text: string): void {
  const open = openSync(beside, 'wx', 0o600);
  try {
    writeSync(open, text);
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
