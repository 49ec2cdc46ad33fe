// The operations of a contract by their paths.
import type { ContractEntry } from './contractOperations.ts';
import { createPathTree } from './pathTree.ts';

interface Found {
  readonly entry: ContractEntry;
  /** The values of the path, still encoded. */
  readonly values: Readonly<Record<string, string>>;
}

/** The entries at a path. Letters count whatever their case, as in the routes of the host; a name goes before a value. */
export function indexPaths(entries: readonly ContractEntry[]): (path: string) => readonly Found[] {
  const tree = createPathTree<{ readonly entry: ContractEntry; readonly parts: readonly string[] }>(lowerCase);
  for (const entry of entries) {
    const parts = (entry.row?.path ?? entry.path).split('/').slice(1);
    tree.add(
      parts.map((part) => (isValue(part) ? undefined : part)),
      { entry, parts },
    );
  }
  return (path) => {
    const given = path.split('/').slice(1);
    const found = tree.find(given);
    const fewest = Math.min(...found.map(({ parts }) => valuesIn(parts)));
    return found
      .filter(({ parts }) => valuesIn(parts) === fewest)
      .map(({ entry, parts }) => ({ entry, values: valuesOf(parts, given) }));
  };
}

function lowerCase(name: string): string {
  return name.toLowerCase();
}

function valuesIn(parts: readonly string[]): number {
  return parts.filter(isValue).length;
}

function valuesOf(parts: readonly string[], given: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    parts.flatMap((part, at) => (isValue(part) ? [[part.slice(1, -1), given[at] ?? ''] as const] : [])),
  );
}

function isValue(part: string): boolean {
  return part.startsWith('{');
}
