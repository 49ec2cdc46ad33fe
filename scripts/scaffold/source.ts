// Inserts new code: a row into its file, a file into the catalog, a test after the others.

import { type Store, storeNames } from '../../connector/core/stores.ts';
import { capital } from '../../connector/stores/apple/naming.ts';
import { type ChangeSet, readAll } from './changeSet.ts';
import { behindImports, canName, vocabularyOf, withImports } from './code.ts';
import { camel } from './naming.ts';

export interface Piece {
  readonly store: Store;
  readonly file: string;
  /** The constant with the rows of the file. */
  readonly exported: string;
  /** The header comment of a new file. */
  readonly about: string;
  /** Further code that the row needs. */
  readonly declared: string;
  readonly row: string;
}

function catalogOf(store: Store): string {
  return `connector/stores/${store}/catalog.ts`;
}

/** The constant with the rows of a file. */
export function exportedBy(text: string, store: Store): string | undefined {
  return opening(store).exec(text)?.[1];
}

export function putRow(changes: ChangeSet, piece: Piece): void {
  const text = changes.read(piece.file);
  const whole = text === undefined ? fresh(piece) : added(text, piece);
  const code = `${piece.declared}\nrows\n${piece.row}`;
  changes.write(piece.file, withImports(whole, code, vocabularyOf(piece.store)));
}

/** A name that no other file of the catalog has: `appleThings` if `things` is in use. */
export function freeName(changes: ChangeSet, store: Store, wanted: string): string {
  const name = camel(wanted);
  const isFree = canName(store, name) && storeNames.every((each) => !has(readAll(changes, catalogOf(each)), name));
  return isFree ? name : `${store}${capital(name)}`;
}

/** After the other operations of the store. */
export function putInCatalog(changes: ChangeSet, { store, file, exported }: Piece): void {
  const catalog = catalogOf(store);
  const text = readAll(changes, catalog);
  const line = `import { ${exported} } from './${file.replace(`connector/stores/${store}/`, '')}';`;
  if (text.includes(line)) return;
  const end = text.indexOf('\n  ],', text.indexOf('\n  operations: ['));
  changes.write(catalog, behindImports(inserted(text, end, `\n    ...${exported},`), line));
}

function opening(store: Store): RegExp {
  return new RegExp(`^export const (\\w+) = rows\\('${store}', \\{$`, 'm');
}

function fresh({ store, exported, about, declared, row }: Piece): string {
  return `// ${about}\n\n${declared && `${declared}\n\n`}export const ${exported} = rows('${store}', {\n${row}\n});\n`;
}

/** The row is inserted after the last one, and the code that it needs before all rows. */
function added(text: string, { store, declared, row }: Piece): string {
  const begin = text.search(opening(store));
  const end = text.indexOf('\n});', begin);
  return inserted(inserted(text, end, `\n${row}`), begin, declared && `${declared}\n\n`);
}

function inserted(text: string, at: number, more: string): string {
  return text.slice(0, at) + more + text.slice(at);
}

/** Whether a file imports a constant of this name. */
function has(text: string, name: string): boolean {
  return new RegExp(`^import \\{ ${name} \\} from`, 'm').test(text);
}
