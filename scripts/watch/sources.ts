// Hears of changes in the sources. TypeScript 7.0.2 saw none on Linux with `tsc --watch`; Node's own watch does.
import { type FSWatcher, lstatSync, readdirSync, watch } from 'node:fs';
import { join, sep } from 'node:path';

/** An editor writes a file in several steps, and a checkout of another branch many files. */
const CALM = 150;

/**
 * These systems watch a tree by themselves. For Linux Node 20 watches each file instead, by its inode, and so loses it
 * at the first save by rename (`sed -i`, `git checkout`, most editors): there, we watch each folder, and no file.
 */
const seesTrees = process.platform === 'win32' || process.platform === 'darwin';

/** Calls `changed` once things are calm; gives back how to stop. */
export function watchSources(root: string, rooms: readonly string[], changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watchers = new Map<string, FSWatcher>();

  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, CALM);
  };

  const open = (folder: string): void => {
    const hear = (event: string, name: string | null): void => {
      if (name === null || /\.(ts|json)$/.test(name)) later();
      else if (event === 'rename' && follow(join(folder, name))) later();
    };
    watchers.set(folder, watch(folder, { recursive: seesTrees }, hear)); // first, so that nothing slips in between
    if (!seesTrees) for (const each of foldersIn(folder)) open(each);
  };

  /** A folder came or went, even if another of that name was there before; tells whether it was one. */
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

  for (const room of rooms) open(join(root, room));
  return () => {
    clearTimeout(timer);
    for (const each of watchers.values()) each.close();
  };
}

/** What is in the folder; nothing where it is gone again, as while a branch is checked out. */
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
