// In-memory change set over the working tree, written atomically.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface ChangeSet {
  /** Undefined if there is no such file. */
  readonly read: (path: string) => string | undefined;
  readonly write: (path: string, text: string) => void;
  /** The TypeScript files directly in a folder, as `connector/stores/apple/apps.ts`. */
  readonly files: (folder: string) => readonly string[];
  /** The files that would be written. */
  readonly changed: () => readonly string[];
  /** Writes the changes to disk and returns the changed files. */
  readonly save: () => readonly string[];
}

export function openChangeSet(root: string): ChangeSet {
  const changed = new Map<string, string>();
  const stored = (path: string): string | undefined =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
  return {
    read: (path) => changed.get(path) ?? stored(path),
    write: (path, text) => void changed.set(path, text),
    files: (folder) =>
      [...new Set([...readdirSync(join(root, folder)).map((name) => `${folder}/${name}`), ...changed.keys()])]
        .filter((path) => path.endsWith('.ts') && dirname(path) === folder)
        .sort(),
    changed: () => [...changed.keys()],
    save: () => {
      for (const [path, text] of changed) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
      return [...changed.keys()];
    },
  };
}

/** The text of a file that must exist. */
export function readAll({ read }: ChangeSet, path: string): string {
  const text = read(path);
  if (text === undefined) throw new Error(`${path} is not there. Run this in a checkout of Store Relay.`);
  return text;
}
