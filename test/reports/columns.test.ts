// Apple's titles as keys and types.
import fc from 'fast-check';
import { columnsOf, keyOf } from '../../functions/reports/columns.ts';
import * as apple from '../../scripts/sandbox/apple/files/columns.ts';

test.each([
  ['SKU', 'sku'],
  ['Parent Identifier', 'parentIdentifier'],
  ['Country Of Sale', 'countryOfSale'],
  ['Country of Sale', 'countryOfSale'],
  ['Artist/Show/Developer/Author', 'artistShowDeveloperAuthor'],
  ['Pre-order Flag', 'preOrderFlag'],
  ['Total_Rows', 'totalRows'],
  ['Proceeds (USD)', 'proceedsUsd'],
])('%s becomes %s', (title, key) => {
  expect(keyOf(title)).toBe(key);
});

test('two columns with one title, and one without, have keys of their own', () => {
  expect(columnsOf(['Title', 'Title', '', 'TITLE']).map(({ key }) => key)).toEqual([
    'title',
    'title2',
    'column3',
    'title3',
  ]);
});

test.each([
  ['Units (All) (Net)', 'number'],
  ['Start Date (', 'text'],
  ['('.repeat(200), 'text'],
])('the brackets in %s do not change what it holds', (title, type) => {
  expect(columnsOf([title])[0]?.type).toBe(type);
});

test('every key is there once, whatever the titles are', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('A', 'a', 'A 2', 'a2', '', 'B')), (titles) => {
      const keys = columnsOf(titles).map(({ key }) => key);
      expect(new Set(keys).size).toBe(titles.length);
      expect(keys).not.toContain('');
    }),
  );
});

const typesOf = (titles: readonly string[], type: string): string[] =>
  columnsOf(titles).flatMap((column) => (column.type === type ? [column.title] : []));

test('what counts and costs is a number in the report on sales, and the days are days', () => {
  expect(typesOf(apple.salesColumns, 'number')).toEqual(['Units', 'Developer Proceeds', 'Customer Price']);
  expect(typesOf(apple.salesColumns, 'date')).toEqual(['Begin Date', 'End Date']);
});

test('what counts and costs is a number in the finance reports', () => {
  const numbers = ['Quantity', 'Partner Share', 'Extended Partner Share', 'Customer Price'];
  expect(typesOf(apple.financeColumns, 'number')).toEqual(numbers);
  expect(typesOf(apple.detailColumns, 'number')).toEqual(numbers);
});

test('an identifier is never a number in any report', () => {
  const all = [
    apple.salesColumns,
    apple.subscriptionColumns,
    apple.eventColumns,
    apple.subscriberColumns,
    apple.financeColumns,
  ].flat();
  const identifiers = all.filter(
    (title) => /identifier|\bid\b|sku|upc|code/i.test(title) && !/subscriptions$/i.test(title),
  );
  expect(identifiers.length).toBeGreaterThan(15);
  expect(typesOf(identifiers, 'number')).toEqual([]);
});
