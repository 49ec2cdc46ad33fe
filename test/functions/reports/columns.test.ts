// Apple's titles as keys and types.
import fc from 'fast-check';
import type { ColumnList } from '../../../connector/core/columnList.ts';
import { financeColumns, salesColumns } from '../../../connector/stores/apple/reports/columns.ts';
import { columnKeyOf, columnsOf, knownIn } from '../../../functions/reports/columns.ts';
import { salesKnown } from '../../../functions/stores/apple/reports/documentedColumns.ts';

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
  expect(columnKeyOf(title)).toBe(key);
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

test('every key is unique, whatever the titles are', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('A', 'a', 'A 2', 'a2', '', 'B')), (titles) => {
      const keys = columnsOf(titles).map(({ key }) => key);
      expect(new Set(keys).size).toBe(titles.length);
      expect(keys).not.toContain('');
    }),
  );
});

function typesOf(list: ColumnList, type: string): string[] {
  return columnsOf(
    list.map(([title]) => title),
    knownIn(list),
  ).flatMap((column) => (column.type === type ? [column.title] : []));
}

const numbersOf = `
SALES: Units | Developer Proceeds | Customer Price
PRE_ORDER: Ordered | Canceled | Cumulative Ordered | Cumulative Canceled
NEWSSTAND: Units | Developer Proceeds | Customer Price
WIN_BACK_ELIGIBILITY: Paid Subscription Tenure | Time Since Last Subscribed | Time Since Last Win-Back Offer | Churned Subscription Count
SUBSCRIPTION_OFFER_CODE_REDEMPTION: Redemptions
SUBSCRIBER: Customer Price | Developer Proceeds | Units
SUBSCRIPTION_EVENT: Consecutive Paid Periods | Days Before Canceling | Days Canceled | Quantity | Paid Service Days Recovered
FINANCIAL: Quantity | Partner Share | Extended Partner Share | Customer Price
FINANCE_DETAIL: Quantity | Partner Share | Extended Partner Share | Customer Price`;

const lists: Readonly<Record<string, ColumnList>> = { ...salesColumns, ...financeColumns };

test.each(
  numbersOf
    .trim()
    .split('\n')
    .map((line) => line.split(': ') as [string, string]),
)('the numbers of %s are %s', (name, numbers) => {
  expect(typesOf(lists[name] ?? [], 'number')).toEqual(numbers.split(' | '));
});

test('in SUBSCRIPTION all that is behind Country is a number', () => {
  const titles = salesColumns.SUBSCRIPTION.map(([title]) => title);
  const behind = titles.slice(titles.indexOf('Country') + 1);
  expect(typesOf(salesColumns.SUBSCRIPTION, 'number')).toEqual(['Customer Price', 'Developer Proceeds', ...behind]);
});

test.each([
  ['Active Pay as You Go Introductory Offer Subscriptions', 'number'],
  ['Country of Sale', 'text'],
  ['Download Date (PST)', 'date'],
  ['Version', 'text'],
  ['Standard Subscription Duration', 'text'],
])('%s is a %s in a report of another version, too', (title, type) => {
  expect(columnsOf([title], salesKnown('FIRST_ANNUAL'))[0]?.type).toBe(type);
});

test('an identifier is never a number in any report', () => {
  const titles = Object.values(lists).flatMap((list) => list.map(([title]) => title));
  const identifiers = titles.filter(
    (title) => /identifier|\bid\b|sku|upc|code/i.test(title) && !/subscriptions$/i.test(title),
  );
  expect(identifiers.length).toBeGreaterThan(15);
  for (const known of [new Map(), salesKnown('SALES')])
    expect(columnsOf(identifiers, known).filter(({ type }) => type !== 'text')).toEqual([]);
});
