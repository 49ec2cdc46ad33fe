// Index of paths: which of them fit a given path is found segment by segment, however many there are.

/** A path: each segment a name, or undefined for any value but an empty one. */
export type PathPattern = readonly (string | undefined)[];

export interface PathTree<T> {
  /** `isWide`: also fits longer paths that begin like it. */
  readonly add: (pattern: PathPattern, item: T, isWide?: boolean) => void;
  /** The items of all paths that fit. */
  readonly find: (segments: readonly string[]) => readonly T[];
}

interface Branch<T> {
  readonly named: Map<string, Branch<T>>;
  any: Branch<T> | undefined;
  readonly items: T[];
  readonly wide: T[];
}

/** `fold` makes names comparable that differ in their case alone. */
export function createPathTree<T>(fold: (name: string) => string): PathTree<T> {
  const root = createBranch<T>();
  return {
    add: (pattern, item, isWide = false) => {
      let branch = root;
      for (const name of pattern) branch = name === undefined ? anyOf(branch) : namedOf(branch, fold(name));
      (isWide ? branch.wide : branch.items).push(item);
    },
    find: (segments) => {
      const found: T[] = [];
      collect(root, segments, 0, fold, found);
      return found;
    },
  };
}

function collect<T>(
  branch: Branch<T>,
  segments: readonly string[],
  at: number,
  fold: (name: string) => string,
  found: T[],
): void {
  found.push(...branch.wide);
  const segment = segments[at];
  if (segment === undefined) {
    found.push(...branch.items);
    return;
  }
  const named = branch.named.get(fold(segment));
  if (named) collect(named, segments, at + 1, fold, found);
  if (branch.any && segment !== '') collect(branch.any, segments, at + 1, fold, found);
}

function createBranch<T>(): Branch<T> {
  return { named: new Map(), any: undefined, items: [], wide: [] };
}

function anyOf<T>(branch: Branch<T>): Branch<T> {
  branch.any ??= createBranch();
  return branch.any;
}

function namedOf<T>(branch: Branch<T>, name: string): Branch<T> {
  const found = branch.named.get(name) ?? createBranch<T>();
  branch.named.set(name, found);
  return found;
}
