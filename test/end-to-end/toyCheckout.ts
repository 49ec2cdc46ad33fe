// A copy of the checkout with the toy store added: three folders, and one entry in each index of the stores.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copiedRoot, copyCheckout } from '../scripts/scaffold/copy.ts';

const folders = ['connector', 'functions', 'scripts'];

interface IndexEntry {
  readonly file: string;
  readonly imported?: string;
  readonly entry: string;
}

/** What somebody who adds a store writes outside its folders. */
export const indexEntries: readonly IndexEntry[] = [
  { file: 'connector/core/stores.ts', entry: "  toy: store('Toy Store', 'ToyAccount', ['PRIVATE_KEY'])," },
  {
    file: 'connector/stores/index.ts',
    imported: "import { toyCatalog } from './toy/catalog.ts';",
    entry: '  toy: toyCatalog,',
  },
  {
    file: 'functions/stores/index.ts',
    imported: "import { toyStore } from './toy/definition.ts';",
    entry: '  toy: toyStore,',
  },
  {
    file: 'scripts/stores/index.ts',
    imported: "import { toyTools } from './toy/tools.ts';",
    entry: '  toy: toyTools,',
  },
];

/** Returns the folder of the copy, which is not built. */
export function checkoutWithToyStore(): string {
  const copy = copyCheckout();
  cpSync(join(copiedRoot, 'host.json'), join(copy, 'host.json'));
  for (const folder of folders)
    cpSync(join(copiedRoot, 'test/support/toyStore', folder), join(copy, folder, 'stores/toy'), { recursive: true });
  for (const { file, imported, entry } of indexEntries) {
    const text = readFileSync(join(copy, file), 'utf8');
    const withImport =
      imported === undefined ? text : text.replace(/(?<=^import [^;]*;\n)(?!import)/m, `${imported}\n`);
    writeFileSync(
      join(copy, file),
      withImport.replace(/^ {2}samsung: .*,$/m, (line) => `${line}\n${entry}`),
    );
  }
  return copy;
}
