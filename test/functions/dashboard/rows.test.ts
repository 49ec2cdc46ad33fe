// The scripts of the dashboard that make tables and files of an answer, run without a browser.
import { csvCell } from '../../../functions/reports/parseCell.ts';

/** The browser's own files: the build does not include them. */
function load(name: string) {
  return import(new URL(`../../../../functions/dashboard/web/${name}`, import.meta.url).href);
}

test('Numbers keep their digits, in a text as well as alone', async () => {
  const { parseExact, writeExact, digitsOf } = await load('exact.js');
  const text =
    '{"id":12345678901234567890,"price":1.10,"tiny":1e-7,"zero":-0,"plain":5,"text":"1.10, \\"9007199254740993\\""}';
  const parsed = parseExact(text);
  expect([parsed.id, parsed.price, parsed.zero, parsed.plain].map(digitsOf)).toEqual([
    ...['12345678901234567890', '1.10', '-0', '5'],
  ]);
  expect([parsed.text, digitsOf(parsed.text)]).toEqual(['1.10, "9007199254740993"', undefined]);
  expect(
    writeExact(parsed)
      .replaceAll(/\s*\n\s*/g, '')
      .replaceAll('": ', '":'),
  ).toBe(text);
});

test.each([
  '=1+1',
  '+1',
  '-1',
  '+49 30 1',
  '-x',
  '@a',
  '＝1',
  '\t=1',
  '\r=1',
  'a=1',
  'a;b',
  'a,b',
  'say "x"',
  'a\nb',
  '1.10',
  '5',
  '',
])('A text such as %j is written as in a report', async (text) => {
  const { csvOf } = await load('csv.js');
  expect(csvOf(['Title'], [[text]])).toBe(`\ufeffTitle\r\n${csvCell('text', text)}\r\n`);
});

test('A file has numbers as they were sent, and titles that are no formulas', async () => {
  const [{ csvOf }, { parseExact }] = [await load('csv.js'), await load('exact.js')];
  const rows = parseExact('[[-12345678901234567890, -1.50, true, null, ["a", "=b"]]]');
  expect(csvOf(['=A', 'B', 'C', 'D', 'E'], rows)).toBe(
    `\ufeff'=A,B,C,D,E\r\n-12345678901234567890,-1.50,true,,"a, =b"\r\n`,
  );
});

test('Rows are sorted as numbers, times, versions and words, with what is missing last', async () => {
  const [{ sorted }, { parseExact }] = [await load('rows.js'), await load('exact.js')];
  const by = (text: string, direction: number) =>
    sorted(
      parseExact(text).map((value: unknown) => new Map([['a', value]])),
      'a',
      direction,
    ).map((row: Map<string, unknown>) => row.get('a'));
  expect(by('[10, null, 9, -1]', 1)).toEqual([-1, 9, 10, null]);
  expect(by('[10, null, 9, -1]', -1)).toEqual([10, 9, -1, null]);
  expect(by('["1.10", "1.9", "1.2"]', 1)).toEqual(['1.2', '1.9', '1.10']);
  expect(by('["2026-01-01T00:00:00+02:00", "2025-12-31T23:00:00Z"]', 1)).toEqual([
    ...['2026-01-01T00:00:00+02:00', '2025-12-31T23:00:00Z'],
  ]);
  expect(by('["émile", "zoe", "Eva"]', 1)).toEqual(['émile', 'Eva', 'zoe']);
});

test('Columns have the titles of the operation or of the report, each its own', async () => {
  const { titler } = await load('rows.js');
  const titleOf = titler(
    ['a', 'b', 'c', 'd'],
    { a: 'Amount', b: 'Amount', c: 'Other' },
    { columns: [{ key: 'c', title: 'Cost' }] },
  );
  expect(['a', 'b', 'c', 'd'].map(titleOf)).toEqual(['Amount (a)', 'Amount (b)', 'Cost', 'd']);
});

test('Beside one resource, a list of others is not the answer', async () => {
  const { rowsOf } = await load('rows.js');
  expect(rowsOf({ data: { id: '1' }, included: [{ id: '2' }] }, undefined)).toBeUndefined();
  expect(rowsOf({ data: [{ id: '1' }], included: [{ id: '2' }] }, 'data')).toEqual([{ id: '1' }]);
});

test('The columns that the operation names come first, and the others by how often they are filled', async () => {
  const { columnsOf } = await load('rows.js');
  const rows = [
    { id: '1', store: 'a', name: 'x', units: 1, note: null },
    { id: '2', store: 'b', name: 'y', units: 2, note: 'z' },
  ].map((row) => new Map(Object.entries(row)));
  expect(columnsOf(rows)).toEqual(['name', 'id', 'store', 'units', 'note']);
  expect(columnsOf(rows, ['units', 'absent', 'note'])).toEqual(['units', 'note', 'id', 'store', 'name']);
});

test('A list of small parts is shown as their values, with all digits, and larger ones as JSON', async () => {
  const [{ textOf }, { parseExact }] = [await load('rows.js'), await load('exact.js')];
  const [small, large] = parseExact(
    '[[{"currency":"EUR","amount":1.10},{"currency":"USD","amount":2}],[{"a":{"b":1.10}}]]',
  );
  expect(textOf(small)).toBe('EUR 1.10, USD 2');
  expect(textOf(large)).toBe('[{"a":{"b":1.10}}]'.slice(1, -1));
});

test.each([
  [{ apps: [], problems: [] }, undefined],
  [{ transactions: [], hasMore: false }, undefined],
  [{ transactions: [], hasMore: true }, 'This is one page: All pages gets the whole list.'],
  [{ transactions: [], hasMore: true, pagination: { complete: true } }, undefined],
  [{ apps: [] }, undefined],
  [
    { apps: [], problems: [{ store: 'samsung', account: 'games', message: 'It has no scope.' }] },
    'Not all is here. games: It has no scope.',
  ],
])('What is missing from an answer is said, with its account: %j', async (json, wanted) => {
  const { missingOf } = await load('more.js');
  expect(missingOf({ status: 200, json })).toBe(wanted);
});
