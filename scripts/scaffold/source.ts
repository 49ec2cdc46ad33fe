// Inserts new code: a row into its file, a file into the catalog of its store.
import { type Store, storeNames } from '../../connector/core/stores.ts';
import { type ChangeSet, readAll } from './changeSet.ts';
import { behindImports, canName, quoted, rowVocabulary, withImports } from './code.ts';
import { camel, capitalized, nounTitle } from './naming.ts';

export interface Piece {
  readonly store: Store;
  readonly file: string;
  /** The constant with the rows of the file. */
  readonly exported: string;
  /** The header comment of a new file. */
  readonly about: string;
  readonly row: string;
  /** Values that the row may import, by file, then by name. */
  readonly shared: Readonly<Record<string, object>>;
}

/** The constant with the rows of a file. One that is not exported counts in the catalog itself alone. */
export function exportedBy(text: string, store: Store, file: string): string | undefined {
  const [, isExported, name] = opening(store).exec(text) ?? [];
  return isExported || file === catalogOf(store) ? name : undefined;
}

export function putRow(changes: ChangeSet, piece: Piece): void {
  const text = changes.read(piece.file);
  const whole = text === undefined ? fresh(piece) : added(text, piece);
  changes.write(piece.file, withImports(whole, `rows\n${piece.row}`, rowVocabulary(piece.shared)));
}

/** A name that no other file of the catalog has: `toyThings` if `things` is in use. */
export function freeName(
  changes: ChangeSet,
  store: Store,
  wanted: string,
  shared: Readonly<Record<string, object>>,
): string {
  const name = camel(wanted);
  const isFree =
    canName(name, rowVocabulary(shared)) && storeNames.every((each) => !has(readAll(changes, catalogOf(each)), name));
  return isFree ? name : `${store}${capitalized(name)}`;
}

/** After the other operations of the store. */
export function putInCatalog(changes: ChangeSet, { store, file, exported }: Piece): void {
  const catalog = catalogOf(store);
  const text = readAll(changes, catalog);
  const line = `import { ${exported} } from './${file.replace(`connector/stores/${store}/`, '')}';`;
  if (file === catalog || text.includes(line)) return;
  const listed = withSubject(text, exported) ?? withOperations(text, `...${exported}`);
  if (listed === text) throw new Error(`${catalog} has no list of operations.`);
  changes.write(catalog, behindImports(listed, line));
}

function catalogOf(store: Store): string {
  return `connector/stores/${store}/catalog.ts`;
}

function opening(store: Store): RegExp {
  return new RegExp(`^(export )?const (\\w+) = rows\\('${store}', \\{$`, 'm');
}

function fresh({ store, exported, about, row }: Piece): string {
  return `// ${about}\n\nexport const ${exported} = rows('${store}', {\n${row}\n});\n`;
}

/** The row is inserted after the last one. */
function added(text: string, { store, row }: Piece): string {
  const end = text.indexOf('\n});', text.search(opening(store)));
  return `${text.slice(0, end)}\n${row}${text.slice(end)}`;
}

/** In a catalog by subjects, the rows become a subject of their own, which the developer names or merges. */
function withSubject(text: string, exported: string): string | undefined {
  const begin = text.search(/^const subjects = \{$/m);
  if (begin < 0) return undefined;
  const end = text.indexOf('\n};', begin);
  return `${text.slice(0, end)}\n  ${quoted(nounTitle(exported))}: ${exported},${text.slice(end)}`;
}

/** In the catalog, the column `operations` is a list, or a constant that is one. */
function withOperations(text: string, more: string): string {
  const begin = Math.max(text.indexOf(': StoreCatalog = {'), 0);
  const columns = text.slice(begin);
  const list = columns.replace(
    /\boperations: \[([^\]]*)\]/,
    (_, all: string) => `operations: [${joined(all)}${more},]`,
  );
  const named = columns.replace(
    /\boperations(?:: (\w+))?(?=[\s,}])/,
    (_, name = 'operations') => `operations: [...${name}, ${more}]`,
  );
  return text.slice(0, begin) + (list === columns ? named : list);
}

function joined(list: string): string {
  const all = list.trimEnd();
  return all === '' || all.endsWith(',') ? all : `${all}, `;
}

/** Whether a file imports a constant of this name. */
function has(text: string, name: string): boolean {
  return new RegExp(`^import \\{ ${name} \\} from`, 'm').test(text);
}
