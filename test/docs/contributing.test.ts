// CONTRIBUTING.md, "Add a store": it has every column of a store's definition, catalog and tools, and no other.
import { indexEntries } from '../end-to-end/toyCheckout.ts';
import { readText } from '../support/sources.ts';

const [, section = ''] = /^## Add a store$([\s\S]*?)^## /m.exec(readText('CONTRIBUTING.md')) ?? [];

/** The members of a type, without those of the types in it. */
function membersOf(file: string, type: string): readonly string[] {
  const [, declared] =
    new RegExp(`^(?:export )?(?:interface|type) ${type}\\b[^{]*\\{\\n([\\s\\S]*?)^\\}`, 'm').exec(readText(file)) ?? [];
  if (declared === undefined) throw new Error(`${file} has no type ${type}`);
  return [...declared.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name = '']) => name);
}

/** The names in code that a part of the section has. */
function namesOf(text: string): readonly string[] {
  return [...text.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
}

test('The table has each column of a definition once', () => {
  const columns = [
    ...['StoreBehavior', 'SigningMethod'].flatMap((each) => membersOf('functions/pipeline/storeDefinition.ts', each)),
    ...membersOf('functions/config/storeSettings.ts', 'StoreSettings'),
    ...['RelayStore', 'StoreWorkflows'].flatMap((each) => membersOf('functions/workflow/relayStore.ts', each)),
  ];
  const cells = [...section.matchAll(/^ +\| ([^|]+) \|/gm)].map(([, cell = '']) => cell);
  expect(columns.length).toBeGreaterThan(30);
  expect(cells.flatMap(namesOf).sort()).toEqual([...columns].sort());
});

test('Step 2 names each column of a catalog', () => {
  const [, step = ''] = /^2\. ([\s\S]*?)^3\. /m.exec(section) ?? [];
  const columns = membersOf('connector/core/storeCatalog.ts', 'StoreCatalog');
  expect(columns.length).toBeGreaterThan(5);
  expect(columns.filter((each) => !namesOf(step).includes(each))).toEqual([]);
});

test('It names each index, in which a store has one entry', () => {
  const [intro = ''] = section.split('\n1. ');
  const named = [...intro.matchAll(/`([\w/]+\.ts)`/g)].map(([, file = '']) => file);
  expect(named.filter((file) => !file.startsWith('test/'))).toEqual(indexEntries.map(({ file }) => file));
});
