// Writes files into a folder, and keeps files that a tool has changed since.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ConnectorFile } from './files.ts';

/** Returns whether the file was written or kept. */
export function write(folder: string, { path, content, keeps }: ConnectorFile): 'written' | 'kept' {
  const file = join(folder, path);
  if (keeps && existsSync(file)) return 'kept';
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return 'written';
}
