// Puts files into a folder. What a tool has written into one of them since is not lost.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ConnectorFile } from './files.ts';

/** Says whether it was written, or kept as it was. */
export function write(folder: string, { path, content, keeps }: ConnectorFile): 'written' | 'kept' {
  const file = join(folder, path);
  if (keeps && existsSync(file)) return 'kept';
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return 'written';
}
