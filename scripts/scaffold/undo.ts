// Snapshots files of a checkout before changes, and restores them.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Records these files, existing or not; returns a function that restores them. */
export function keep(root: string, files: readonly string[]): () => void {
  const before = files.map((file) => {
    const path = join(root, file);
    return [file, existsSync(path) ? readFileSync(path) : undefined] as const;
  });
  return () => {
    for (const [file, bytes] of before) {
      if (bytes) writeFileSync(join(root, file), bytes);
      else for (const each of [file, ...builtOf(file)]) rmSync(join(root, each), { force: true });
    }
  };
}

/** The build output of a removed source would still run, tests above all. */
function builtOf(file: string): readonly string[] {
  return file.endsWith('.ts') ? ['.js', '.js.map'].map((end) => `dist/${file.slice(0, -'.ts'.length)}${end}`) : [];
}
