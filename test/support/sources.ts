// The files of this checkout and their imports, for the architecture rules.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const sourceRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** Not part of the project, or private (.gitignore). */
const skipped = new Set([
  ...['node_modules', 'dist', 'coverage', 'connector-out', 'samples-out'],
  ...['.git', 'local.settings.json', '.DS_Store'],
]);
const skippedEnds = /\.(log|p8|pem|key|tgz)$/;

function filesBelow(folder: string): string[] {
  return readdirSync(join(sourceRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (skipped.has(entry.name) || skippedEnds.test(entry.name)) return [];
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** Every file of the project, by its path from the root, with forward slashes. */
export function allFiles(): string[] {
  return filesBelow('').sort();
}

export function readText(path: string): string {
  return readFileSync(join(sourceRoot, path), 'utf8');
}

/** The TypeScript files of one or more top-level folders. */
export function sources(...folders: readonly string[]): string[] {
  return allFiles().filter((path) => path.endsWith('.ts') && folders.includes(path.split('/')[0] ?? ''));
}

export interface Import {
  readonly from: string;
  /** The specifier: './token.ts', 'node:fs', 'axios'. */
  readonly what: string;
  /** Imports only types; erased at run time. */
  readonly typeOnly: boolean;
  /** A dynamic import: `import('…')`. */
  readonly lazy: boolean;
}

const statement = /^(?:import|export)\s+(?<type>type\s)?[^'";]*?\bfrom\s+'(?<what>[^']+)'|^import\s+'(?<bare>[^']+)'/gm;
const dynamic = /\bimport\(\s*['"](?<what>[^'"]+)['"]/g;

export function importsOf(path: string): Import[] {
  const text = readText(path);
  const read = (pattern: RegExp, lazy: boolean): Import[] =>
    [...text.matchAll(pattern)].map(({ groups = {} }) => ({
      from: path,
      what: groups.what ?? groups.bare ?? '',
      typeOnly: groups.type !== undefined,
      lazy,
    }));
  return [...read(statement, false), ...read(dynamic, true)];
}

/** The names that a file imports from another one of the project, by the path of that one. Of a namespace or a dynamic import it is every word. */
export function importedNames(path: string): readonly { readonly file: string; readonly name: string }[] {
  const text = readText(path);
  return importsOf(path).flatMap((each) => {
    const file = leadsTo(each);
    if (file === undefined) return [];
    const named = new RegExp(
      `^(?:import|export)\\s+(?:type\\s)?\\{([^}]*)\\}\\s+from\\s+'${each.what.replaceAll('.', '\\.')}'`,
      'gm',
    );
    const lists = each.lazy ? [] : [...text.matchAll(named)].map(([, list = '']) => list);
    const names = lists.flatMap((list) => list.split(',').map((name) => name.trim().replace(/^type\s|\sas\s.*$/g, '')));
    return (names.length > 0 ? names : (text.match(/\w+/g) ?? [])).map((name) => ({ file, name }));
  });
}

/** The file that a relative import leads to; undefined for a package. */
export function leadsTo({ from, what }: Import): string | undefined {
  return what.startsWith('.') ? posix.normalize(posix.join(dirname(from), what)) : undefined;
}

/** The package of an import: 'node:fs' is 'node:', 'a/b' is 'a', '@x/y/z' is '@x/y'. */
export function packageOf({ what }: Import): string {
  if (what.startsWith('node:')) return 'node:';
  return what
    .split('/')
    .slice(0, what.startsWith('@') ? 2 : 1)
    .join('/');
}

export function baseNameOf(path: string): string {
  return basename(path);
}
