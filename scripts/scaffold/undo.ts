// What a checkout was like before something was written into it, and the way back to that.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keeps these files as they are, there or not; gives back how to make them so again. */
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

/** What is built of a source would still be run after that is gone, a test above all. */
function builtOf(file: string): readonly string[] {
  return file.endsWith('.ts') ? ['.js', '.js.map'].map((end) => `dist/${file.slice(0, -'.ts'.length)}${end}`) : [];
}
