// Watches the sources. On Linux, TypeScript 7.0.2's `tsc --watch` detected no changes; Node's own watch does.
import { type FSWatcher, lstatSync, readdirSync, watch } from 'node:fs';
import { join, sep } from 'node:path';

/** Debounce time: an editor writes a file in several steps, and a branch checkout writes many files. */
const CALM = 150;

/**
 * These systems watch a tree recursively. On Linux, Node 20 watches each file by its inode instead, and loses it at the
 * first save by rename (`sed -i`, `git checkout`, most editors): there, every folder is watched, and no file.
 */
const seesTrees = process.platform === 'win32' || process.platform === 'darwin';

/** Calls `changed` after changes have settled; returns a function that stops the watch. */
export function watchSources(root: string, folders: readonly string[], changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watchers = new Map<string, FSWatcher>();

  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, CALM);
  };

  const open = (folder: string): void => {
    const onData = (event: string, name: string | null): void => {
      if (name === null || /\.(ts|json)$/.test(name)) later();
      else if (event === 'rename' && follow(join(folder, name))) later();
    };
    watchers.set(folder, watch(folder, { recursive: seesTrees }, onData)); // first, so that no change is missed in between
    if (!seesTrees) for (const each of foldersIn(folder)) open(each);
  };

  /** Handles a folder that was added or removed, even if one of that name existed before; returns whether it was a folder. */
  const follow = (path: string): boolean => {
    const gone = [...watchers.keys()].filter((each) => each === path || each.startsWith(path + sep));
    for (const each of gone) {
      watchers.get(each)?.close();
      watchers.delete(each);
    }
    const isThere = isFolder(path);
    if (isThere && !seesTrees) open(path);
    return isThere || gone.length > 0;
  };

  for (const top of folders) open(join(root, top));
  return () => {
    clearTimeout(timer);
    for (const each of watchers.values()) each.close();
  };
}

/** The entries of a folder; empty if it is gone, such as during a branch checkout. */
function foldersIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((each) => each.isDirectory()).map(({ name }) => join(folder, name));
  } catch {
    return [];
  }
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
